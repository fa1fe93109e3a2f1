package neckar.compiler.check;

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
 * Compares the synapses of one chip with the network and the mapping table. First each decoded synapse meets the
 * cells that the table names at its place; then, for each neuron, synapses and requests meet by source. Confined to
 * one thread.
 */
final class ChipComparison {

    private final Network network;
    private final MappingTable mapping;
    private final NodeBinding nodes;
    private final RequestedSynapses requests;
    private final RealisedChip chip;
    private final DecodedSynapses synapses;
    private final MappedCells.OfChip claims;
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
            MappedCells.OfChip claims,
            AtomicLongArray realised) {
        this.network = network;
        this.mapping = mapping;
        this.nodes = nodes;
        this.requests = requests;
        this.chip = chip;
        this.claims = claims;
        synapses = new DecodedSynapses(chip, nodes, calibration, claims.count());
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
        Claimed claimed = new Claimed();
        int claim = 0;
        for (int synapse = 0; synapse < synapses.count(); synapse++) {
            int place = synapses.place(synapse);
            claim = skipTo(claim, place);
            claimedBy[synapse] = PairCount.NO_CLAIM;
            while (claim < claims.count() && claims.place(claim) == place) {
                if (claimedBy[synapse] == PairCount.NO_CLAIM) {
                    claimedBy[synapse] = claims.projection(claim);
                }
                claimed.check(synapse, claim);
                claim++;
            }
            boolean known =
                    synapses.source(synapse) != NodeBinding.NONE && synapses.target(synapse) != NodeBinding.NONE;
            if (claimedBy[synapse] == PairCount.NO_CLAIM && known) {
                report(ProblemKind.SYNAPSE_UNKNOWN, place, "");
            }
        }
        skipTo(claim, Integer.MAX_VALUE);
    }

    /** Reports the named cells before a place: there is no synapse that hears anything. */
    private int skipTo(int claim, int place) {
        int at = claim;
        while (at < claims.count() && claims.place(at) < place) {
            report(ProblemKind.SYNAPSE_DIFFERS, claims.place(at), "off, or without events");
            at++;
        }
        return at;
    }

    /** Holds synapses against what the table says of their places; keeps the projection that it was asked for last. */
    private final class Claimed {
        private int position;
        private ProjectionMapping table;
        private int firstSource;
        private int firstTarget;
        private RequestedSynapses.SynapseClass kind;

        Claimed() {
            position = -1;
            table = new ProjectionMapping.Builder("", 0).build();
            kind = RequestedSynapses.SynapseClass.PLAIN;
        }

        private void go(int projection) {
            position = projection;
            table = mapping.projections().get(projection);
            firstSource = network.nodeOf(network.projections().get(projection).pre(), 0);
            firstTarget = network.nodeOf(network.projections().get(projection).post(), 0);
            kind = requests.synapseClass(requests.classOf(projection));
        }

        void check(int synapse, int claim) {
            if (claims.projection(claim) != position) {
                go(claims.projection(claim));
            }
            int edge = claims.edge(claim);
            int source = requests.heardAs(firstSource + table.pre(edge));
            int target = firstTarget + table.post(edge);
            int place = claims.place(claim);
            if (synapses.source(synapse) != source || synapses.target(synapse) != target) {
                report(ProblemKind.SYNAPSE_DIFFERS, place, "joins other neurons than " + table.label() + " says");
            } else if (synapses.isInhibitory(synapse) != kind.isInhibitory() || !synapses.hasOneSide(synapse)) {
                report(ProblemKind.WRONG_SIGN, place, table.label());
            } else if (!kind.accepts(synapses.hasStp(synapse), synapses.stpMode(synapse))) {
                report(ProblemKind.WRONG_STP, place, table.label());
            }
            double given = table.givenSiemens(claims.number(claim));
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
            counts.begin(target, source, asked, request, requestEnd);
            for (int i = synapse; i < synapseEnd; i++) {
                addSynapse(ordered[i], requestEnd > request);
            }
            counts.finish();
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
