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
 * Compares the synapses of one chip with the network and the mapping table. First each decoded synapse meets the
 * cells that the table names at its place; then, for each neuron, synapses and requests meet by source. Confined to
 * one thread.
 */
final class ChipComparison {

    private static final int SOURCE_SHIFT = 32;

    private final Network network;
    private final MappingTable mapping;
    private final NodeBinding nodes;
    private final RequestedSynapses requests;
    private final RealisedChip chip;
    private final DecodedSynapses synapses;
    private final long[] claims;
    private final int[] firstClaim;
    private final int[] claimsAt;
    private final ProblemLog log = new ProblemLog();
    private final PairCount counts;

    ChipComparison(
            Network network,
            MappingTable mapping,
            NodeBinding nodes,
            RequestedSynapses requests,
            RealisedChip chip,
            Calibration calibration,
            long[] claims,
            AtomicLongArray realised) {
        this.network = network;
        this.mapping = mapping;
        this.nodes = nodes;
        this.requests = requests;
        this.chip = chip;
        this.claims = claims;
        synapses = new DecodedSynapses(chip, nodes, calibration);
        firstClaim = new int[synapses.count()];
        claimsAt = new int[synapses.count()];
        counts = new PairCount(nodes, requests, realised);
    }

    /** Runs the comparison; results are then in {@link #counts()} and {@link #log()}. */
    void run() {
        meetClaims();
        meetRequests();
    }

    PairCount counts() {
        return counts;
    }

    ProblemLog log() {
        return log;
    }

    private void meetClaims() {
        int claim = 0;
        for (int synapse = 0; synapse < synapses.count(); synapse++) {
            int place = synapses.place(synapse);
            claim = skipTo(claim, place);
            firstClaim[synapse] = claim;
            while (claim < claims.length && MappedCells.place(claims[claim]) == place) {
                checkClaim(synapse, claims[claim]);
                claim++;
            }
            claimsAt[synapse] = claim - firstClaim[synapse];
            boolean known =
                    synapses.source(synapse) != NodeBinding.NONE && synapses.target(synapse) != NodeBinding.NONE;
            if (claimsAt[synapse] == 0 && known) {
                report(ProblemKind.SYNAPSE_UNKNOWN, place, "");
            }
        }
        skipTo(claim, Integer.MAX_VALUE);
    }

    /** Reports the named cells before a place: there is no synapse that hears anything. */
    private int skipTo(int claim, int place) {
        int at = claim;
        while (at < claims.length && MappedCells.place(claims[at]) < place) {
            report(ProblemKind.SYNAPSE_DIFFERS, MappedCells.place(claims[at]), "off, or without events");
            at++;
        }
        return at;
    }

    private void checkClaim(int synapse, long claim) {
        int position = MappedCells.projection(claim);
        ProjectionMapping edges = mapping.projections().get(position);
        int edge = MappedCells.edgeOf(edges, MappedCells.number(claim));
        int pre = network.projections().get(position).pre();
        int source = requests.heardAs(network.nodeOf(pre, edges.pre(edge)));
        int target = network.nodeOf(network.projections().get(position).post(), edges.post(edge));
        RequestedSynapses.SynapseClass kind = requests.classes().get(requests.classOf(position));
        int place = synapses.place(synapse);
        if (synapses.source(synapse) != source || synapses.target(synapse) != target) {
            report(ProblemKind.SYNAPSE_DIFFERS, place, "joins other neurons than " + edges.label() + " says");
        } else if (synapses.isInhibitory(synapse) != kind.isInhibitory() || !synapses.hasOneSide(synapse)) {
            report(ProblemKind.WRONG_SIGN, place, edges.label());
        } else if (!kind.accepts(synapses.hasStp(synapse), synapses.stpMode(synapse))) {
            report(ProblemKind.WRONG_STP, place, edges.label());
        }
        double given = edges.givenSiemens(MappedCells.number(claim));
        if (given != synapses.siemens(synapse)) {
            report(
                    ProblemKind.CONDUCTANCE_DIFFERS,
                    place,
                    given + " S in the table, " + synapses.siemens(synapse) + " S decoded");
        }
    }

    private void meetRequests() {
        int[] byTarget = order();
        int at = 0;
        for (NeuronComponents.Neuron neuron : chip.components().neurons()) {
            int target = nodes.nodeOf(chip.hicann(), neuron);
            if (target == NodeBinding.NONE) {
                continue;
            }
            // Targets of a chip come in the order of its neurons, which need not be that of the nodes: search the run.
            at = firstOf(byTarget, target);
            int end = at;
            while (end < byTarget.length && synapses.target(byTarget[end]) == target) {
                end++;
            }
            meetTarget(target, byTarget, at, end);
        }
    }

    /** Synapses between known nodes, by target, then source, then place. */
    private int[] order() {
        long[] keys = new long[synapses.count()];
        int known = 0;
        int[] rank = new int[synapses.count()];
        for (int synapse = 0; synapse < synapses.count(); synapse++) {
            if (synapses.source(synapse) != NodeBinding.NONE
                    && synapses.target(synapse) != NodeBinding.NONE
                    && synapses.hasOneSide(synapse)) {
                keys[known++] = (long) synapses.target(synapse) << SOURCE_SHIFT | synapse;
            }
        }
        Arrays.sort(keys, 0, known);
        int[] ordered = new int[known];
        int start = 0;
        while (start < known) {
            int end = start;
            long target = keys[start] >>> SOURCE_SHIFT;
            while (end < known && keys[end] >>> SOURCE_SHIFT == target) {
                rank[end - start] = (int) keys[end];
                end++;
            }
            sortBySource(rank, end - start);
            System.arraycopy(rank, 0, ordered, start, end - start);
            start = end;
        }
        return ordered;
    }

    private void sortBySource(int[] some, int length) {
        long[] keys = new long[length];
        for (int i = 0; i < length; i++) {
            keys[i] = (long) synapses.source(some[i]) << SOURCE_SHIFT | some[i];
        }
        Arrays.sort(keys);
        for (int i = 0; i < length; i++) {
            some[i] = (int) keys[i];
        }
    }

    private int firstOf(int[] byTarget, int target) {
        int low = 0;
        int high = byTarget.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (synapses.target(byTarget[middle]) < target) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private void meetTarget(int target, int[] byTarget, int from, int to) {
        long[] asked = counts.requestsOf(target);
        int request = 0;
        int synapse = from;
        while (request < asked.length || synapse < to) {
            int askedSource = request < asked.length ? PairCount.sourceOf(asked[request]) : Integer.MAX_VALUE;
            int foundSource = synapse < to ? synapses.source(byTarget[synapse]) : Integer.MAX_VALUE;
            int source = Math.min(askedSource, foundSource);
            int requestEnd = request;
            while (requestEnd < asked.length && PairCount.sourceOf(asked[requestEnd]) == source) {
                requestEnd++;
            }
            int synapseEnd = synapse;
            while (synapseEnd < to && synapses.source(byTarget[synapseEnd]) == source) {
                synapseEnd++;
            }
            counts.begin(target, source, asked, request, requestEnd);
            for (int i = synapse; i < synapseEnd; i++) {
                addSynapse(byTarget[i], requestEnd > request);
            }
            counts.finish();
            request = requestEnd;
            synapse = synapseEnd;
        }
    }

    private void addSynapse(int synapse, boolean pairIsAsked) {
        int projection =
                claimsAt[synapse] == 0 ? PairCount.NO_CLAIM : MappedCells.projection(claims[firstClaim[synapse]]);
        PairCount.Fit fit = counts.add(synapses, synapse, projection);
        if (!pairIsAsked) {
            report(ProblemKind.SYNAPSE_NOT_ASKED, synapses.place(synapse), "");
        } else if (fit != PairCount.Fit.RIGHT && claimsAt[synapse] == 0) {
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
