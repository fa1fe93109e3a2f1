package neckar.compiler.check;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLongArray;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.emit.ProjectionMapping;
import neckar.network.Network;
import neckar.spec.calib.Calibration;
import neckar.spec.config.SynapseArray;
import neckar.spec.coord.SynapseColumnOnHicann;
import neckar.spec.coord.SynapseOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;

/**
 * Compares the synapses of one chip with the network and the mapping table. First each cell that the table names
 * meets the decoded synapse at its place; then, for each neuron, synapses and requests meet by source. Confined to
 * one thread.
 */
final class ChipComparison {

    private final Network network;
    private final MappingTable mapping;
    private final NodeBinding nodes;
    private final RequestedSynapses requests;
    private final RealisedChip chip;
    private final DecodedSynapses synapses;
    private final MappedCells cells;
    // Projection of the first claim on each synapse.
    private final int[] claimedBy;
    private final ProblemLog log = new ProblemLog();
    private final PairCount counts;

    ChipComparison(
            Network network,
            MappingTable mapping,
            NodeBinding nodes,
            RequestedSynapses requests,
            RealisedChip chip,
            Calibration calibration,
            MappedCells cells,
            AtomicLongArray realised) {
        this.network = network;
        this.mapping = mapping;
        this.nodes = nodes;
        this.requests = requests;
        this.chip = chip;
        this.cells = cells;
        synapses = new DecodedSynapses(chip, nodes, calibration, cells.cellsOn(chip.hicann()));
        claimedBy = new int[synapses.count()];
        counts = new PairCount(nodes, requests, realised);
    }

    /** Runs the comparison; results are then in {@link #counts()} and {@link #log()}. */
    void run() {
        meetClaims();
        meetRequests();
        counts.flush();
    }

    PairCount counts() {
        return counts;
    }

    ProblemLog log() {
        return log;
    }

    private void meetClaims() {
        Arrays.fill(claimedBy, PairCount.NO_CLAIM);
        cells.forEachEdge(chip.hicann(), new Claims());
        for (int synapse = 0; synapse < synapses.count(); synapse++) {
            if (claimedBy[synapse] == PairCount.NO_CLAIM
                    && synapses.source(synapse) != NodeBinding.NONE
                    && synapses.target(synapse) != NodeBinding.NONE) {
                report(ProblemKind.SYNAPSE_UNKNOWN, synapses.place(synapse), "");
            }
        }
    }

    /** Holds what the table says of places against the synapses there; keeps the projection that it was asked for last. */
    private final class Claims implements MappedCells.EdgeVisitor {
        private final int[] synapseAt = synapses.byPlace();
        private int position = -1;
        private ProjectionMapping table = new ProjectionMapping.Builder("", 0).build();
        private int firstSource;
        private int firstTarget;
        private RequestedSynapses.SynapseClass kind = RequestedSynapses.SynapseClass.PLAIN;

        private void go(int projection) {
            position = projection;
            table = mapping.projections().get(projection);
            firstSource = network.nodeOf(network.projections().get(projection).pre(), 0);
            firstTarget = network.nodeOf(network.projections().get(projection).post(), 0);
            kind = requests.synapseClass(requests.classOf(projection));
        }

        @Override
        public void edge(int projection, int edge) {
            if (projection != position) {
                go(projection);
            }
            int source = requests.heardAs(firstSource + table.pre(edge));
            int target = firstTarget + table.post(edge);
            int end = table.firstCell(edge + 1);
            for (int cell = table.firstCell(edge); cell < end; cell++) {
                int place = table.row(cell) * SynapseArray.COLUMNS + table.column(cell);
                int synapse = synapseAt[place];
                if (synapse == DecodedSynapses.NONE) {
                    report(ProblemKind.SYNAPSE_DIFFERS, place, "off, or without events");
                } else {
                    if (claimedBy[synapse] == PairCount.NO_CLAIM) {
                        claimedBy[synapse] = projection;
                    }
                    check(synapse, source, target, table.givenSiemens(cell));
                }
            }
        }

        private void check(int synapse, int source, int target, double given) {
            int place = synapses.place(synapse);
            if (synapses.source(synapse) != source || synapses.target(synapse) != target) {
                report(ProblemKind.SYNAPSE_DIFFERS, place, "joins other neurons than " + table.label() + " says");
            } else if (synapses.isInhibitory(synapse) != kind.isInhibitory() || !synapses.hasOneSide(synapse)) {
                report(ProblemKind.WRONG_SIGN, place, table.label());
            } else if (!kind.accepts(synapses.hasStp(synapse), synapses.stpMode(synapse))) {
                report(ProblemKind.WRONG_STP, place, table.label());
            }
            if (given != synapses.siemens(synapse)) {
                report(
                        ProblemKind.CONDUCTANCE_DIFFERS,
                        place,
                        given + " S in the table, " + synapses.siemens(synapse) + " S decoded");
            }
        }
    }

    private void meetRequests() {
        int neurons = chip.components().neurons().size();
        int[] first = new int[neurons + 1];
        int[] ordered = order(first);
        for (int neuron = 0; neuron < neurons; neuron++) {
            int target = nodes.nodeOf(chip.hicann(), chip.components().neurons().get(neuron));
            if (target != NodeBinding.NONE) {
                meetTarget(target, ordered, first[neuron], first[neuron + 1]);
            }
        }
    }

    /**
     * Synapses between known nodes, by neuron, then source, then place: sorted by counting, first by source, then by
     * neuron.
     *
     * @param first gets the position in the result from which on the synapses of each neuron stand
     */
    private int[] order(int[] first) {
        int[] next = new int[network.nodeCount() + 1];
        int known = 0;
        for (int synapse = 0; synapse < synapses.count(); synapse++) {
            if (isKnown(synapse)) {
                next[synapses.source(synapse) + 1]++;
                first[synapses.neuron(synapse) + 1]++;
                known++;
            }
        }
        accumulate(next);
        accumulate(first);
        int[] bySource = new int[known];
        for (int synapse = 0; synapse < synapses.count(); synapse++) {
            if (isKnown(synapse)) {
                bySource[next[synapses.source(synapse)]++] = synapse;
            }
        }
        int[] ordered = new int[known];
        int[] nextOfNeuron = first.clone();
        for (int synapse : bySource) {
            ordered[nextOfNeuron[synapses.neuron(synapse)]++] = synapse;
        }
        return ordered;
    }

    private static void accumulate(int[] counts) {
        for (int i = 1; i < counts.length; i++) {
            counts[i] += counts[i - 1];
        }
    }

    private boolean isKnown(int synapse) {
        return synapses.source(synapse) != NodeBinding.NONE
                && synapses.target(synapse) != NodeBinding.NONE
                && synapses.hasOneSide(synapse);
    }

    private void meetTarget(int target, int[] ordered, int from, int to) {
        long[] asked = counts.requestsOf(target);
        int request = 0;
        int synapse = from;
        while (request < asked.length || synapse < to) {
            int askedSource = request < asked.length ? PairCount.sourceOf(asked[request]) : Integer.MAX_VALUE;
            int foundSource = synapse < to ? synapses.source(ordered[synapse]) : Integer.MAX_VALUE;
            int source = Math.min(askedSource, foundSource);
            int requestEnd = request;
            while (requestEnd < asked.length && PairCount.sourceOf(asked[requestEnd]) == source) {
                requestEnd++;
            }
            int synapseEnd = synapse;
            while (synapseEnd < to && synapses.source(ordered[synapseEnd]) == source) {
                synapseEnd++;
            }
            boolean isSimple = requestEnd == request + 1
                    && synapseEnd == synapse + 1
                    && counts.addSimple(target, asked[request], synapses, ordered[synapse]);
            if (!isSimple) {
                counts.begin(target, source, asked, request, requestEnd);
                for (int i = synapse; i < synapseEnd; i++) {
                    addSynapse(ordered[i], requestEnd > request);
                }
                counts.finish();
            }
            request = requestEnd;
            synapse = synapseEnd;
        }
    }

    private void addSynapse(int synapse, boolean pairIsAsked) {
        PairCount.Fit fit = counts.add(synapses, synapse, claimedBy[synapse]);
        if (!pairIsAsked) {
            report(ProblemKind.SYNAPSE_NOT_ASKED, synapses.place(synapse), "");
        } else if (fit != PairCount.Fit.RIGHT && claimedBy[synapse] == PairCount.NO_CLAIM) {
            // A named cell has already been reported against its own projection.
            report(
                    fit == PairCount.Fit.WRONG_SIGN ? ProblemKind.WRONG_SIGN : ProblemKind.WRONG_STP,
                    synapses.place(synapse),
                    "");
        }
    }

    private void report(ProblemKind kind, int place, String detail) {
        if (log.keeps(kind)) {
            SynapseOnHicann synapse = SynapseOnHicann.at(
                    SynapseRowOnHicann.of(place / SynapseArray.COLUMNS),
                    SynapseColumnOnHicann.of(place % SynapseArray.COLUMNS));
            log.add(kind, chip.hicann() + "." + synapse, detail);
        } else {
            log.count(kind, 1);
        }
    }
}
