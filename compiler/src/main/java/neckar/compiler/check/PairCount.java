package neckar.compiler.check;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/**
 * Counts realised synapses pair by pair. All requests of one (source, target) with one receptor and one short-term
 * plasticity form a group of k synapses; c cells of the right kind realise all k if c >= k, or if their summed
 * conductance reaches the sum asked less half a weight step a cell; else c of them. A background generator's stream
 * realises all requests of its population at a target that has a cell for it. Confined to one thread, except the
 * shared counts.
 */
final class PairCount {

    /** No projection names the synapse. */
    static final int NO_CLAIM = -1;

    /** How a synapse fits the requests of its pair. */
    enum Fit {
        /** Right sign and plasticity, or nothing to compare with. */
        RIGHT,
        /** Only the other sign was asked for. */
        WRONG_SIGN,
        /** The sign was asked for, but not with this plasticity. */
        WRONG_STP
    }

    private static final int SOURCE_SHIFT = 32;

    private final NodeBinding nodes;
    private final RequestedSynapses requests;
    private final AtomicLongArray realised;
    private final ErrorDistribution errors = new ErrorDistribution();
    // By projection; those that the chip does not hear have none.
    private final @Nullable ErrorDistribution[] weightErrors;
    private final Shortfalls shortfalls = new Shortfalls();

    private int pendingProjection;
    private long pending;

    // The pair under count: its requests as keys, and groups and projections in order of first appearance.
    private int target;
    private int source;
    private long[] asked = new long[0];
    private int from;
    private int to;
    private int groups;
    private int[] groupClass = new int[4];
    private int[] groupAsked = new int[4];
    private double[] groupWeight = new double[4];
    private int[] groupCells = new int[4];
    private double[] groupSiemens = new double[4];
    private double[] groupHalfSteps = new double[4];
    private int projections;
    private int[] projection = new int[4];
    private int[] projectionAsked = new int[4];
    private int[] projectionCells = new int[4];
    private int[] projectionRealised = new int[4];

    PairCount(NodeBinding nodes, RequestedSynapses requests, AtomicLongArray realised) {
        this.nodes = nodes;
        this.requests = requests;
        this.realised = realised;
        weightErrors = new @Nullable ErrorDistribution[requests.projections()];
    }

    /**
     * Requests of a target as keys in the order of their sources: source in the upper half, number of the request in
     * the lower.
     */
    long[] requestsOf(int node) {
        int first = requests.first(node);
        long[] keys = new long[requests.first(node + 1) - first];
        // Most connectors and files go through the sources in order.
        boolean isSorted = true;
        for (int i = 0; i < keys.length; i++) {
            keys[i] = (long) requests.heardAs(requests.source(first + i)) << SOURCE_SHIFT | (first + i);
            isSorted &= i == 0 || keys[i - 1] < keys[i];
        }
        if (!isSorted) {
            Arrays.sort(keys);
        }
        return keys;
    }

    /** Source of a key; for a background generator the first node of its population. */
    static int sourceOf(long key) {
        return (int) (key >>> SOURCE_SHIFT);
    }

    /**
     * Counts a pair of one request and one synapse, as {@link #begin}, {@link #add} and {@link #finish} do; most pairs are
     * such. Returns false, and counts nothing, when the synapse is not of the kind that was asked for or the source is a
     * background generator.
     */
    boolean addSimple(int ofTarget, long key, DecodedSynapses synapses, int synapse) {
        int request = (int) key;
        int position = requests.projection(request);
        RequestedSynapses.SynapseClass kind = requests.synapseClass(requests.classOf(position));
        if (requests.isGenerator(sourceOf(key)) || !fits(kind, synapses, synapse)) {
            return false;
        }
        count(position, 1);
        double wanted = requests.weight(request)
                * kind.firstEventFactor()
                * nodes.siemensPerWeight(ofTarget, kind.isInhibitory());
        if (wanted > 0) {
            double error = synapses.firstEventSiemens(synapse) / wanted - 1;
            errors.add(error, 1);
            weightErrorsOf(position).add(error, 1);
        }
        return true;
    }

    /** Starts a pair with the requests at {@code begin..end-1} of the keys; there may be none. */
    void begin(int ofTarget, int ofSource, long[] keys, int begin, int end) {
        target = ofTarget;
        source = ofSource;
        asked = keys;
        from = begin;
        to = end;
        groups = 0;
        projections = 0;
        for (int i = begin; i < end; i++) {
            int request = (int) keys[i];
            int position = requests.projection(request);
            int group = group(requests.classOf(position));
            groupAsked[group]++;
            groupWeight[group] += requests.weight(request);
            projectionAsked[projectionOf(position)]++;
        }
    }

    private int group(int ofClass) {
        int found = findGroup(ofClass);
        if (found >= 0) {
            return found;
        }
        if (groups == groupClass.length) {
            groupClass = Arrays.copyOf(groupClass, 2 * groups);
            groupAsked = Arrays.copyOf(groupAsked, 2 * groups);
            groupWeight = Arrays.copyOf(groupWeight, 2 * groups);
            groupCells = Arrays.copyOf(groupCells, 2 * groups);
            groupSiemens = Arrays.copyOf(groupSiemens, 2 * groups);
            groupHalfSteps = Arrays.copyOf(groupHalfSteps, 2 * groups);
        }
        groupClass[groups] = ofClass;
        groupAsked[groups] = 0;
        groupWeight[groups] = 0;
        groupCells[groups] = 0;
        groupSiemens[groups] = 0;
        groupHalfSteps[groups] = 0;
        return groups++;
    }

    private int findGroup(int ofClass) {
        for (int i = 0; i < groups; i++) {
            if (groupClass[i] == ofClass) {
                return i;
            }
        }
        return -1;
    }

    private int projectionOf(int position) {
        int found = findProjection(position);
        if (found >= 0) {
            return found;
        }
        if (projections == projection.length) {
            projection = Arrays.copyOf(projection, 2 * projections);
            projectionAsked = Arrays.copyOf(projectionAsked, 2 * projections);
            projectionCells = Arrays.copyOf(projectionCells, 2 * projections);
            projectionRealised = Arrays.copyOf(projectionRealised, 2 * projections);
        }
        projection[projections] = position;
        projectionAsked[projections] = 0;
        projectionCells[projections] = 0;
        projectionRealised[projections] = 0;
        return projections++;
    }

    private int findProjection(int position) {
        for (int i = 0; i < projections; i++) {
            if (projection[i] == position) {
                return i;
            }
        }
        return -1;
    }

    /** Adds a synapse of the pair; the projection that names it decides between groups that it fits equally well. */
    Fit add(DecodedSynapses synapses, int synapse, int claim) {
        int group = claim == NO_CLAIM ? -1 : findGroup(requests.classOf(claim));
        if (group >= 0 && !fits(group, synapses, synapse)) {
            group = -1;
        }
        boolean signAsked = false;
        for (int i = 0; i < groups && group < 0; i++) {
            signAsked |= classOf(i).isInhibitory() == synapses.isInhibitory(synapse);
            if (fits(i, synapses, synapse)) {
                group = i;
            }
        }
        if (group < 0) {
            return groups == 0 ? Fit.RIGHT : signAsked ? Fit.WRONG_STP : Fit.WRONG_SIGN;
        }
        groupCells[group]++;
        groupSiemens[group] += synapses.firstEventSiemens(synapse);
        groupHalfSteps[group] += synapses.halfStep(synapse);
        int named = claim == NO_CLAIM ? -1 : findProjection(claim);
        if (named >= 0) {
            projectionCells[named]++;
        }
        return Fit.RIGHT;
    }

    private RequestedSynapses.SynapseClass classOf(int group) {
        return requests.synapseClass(groupClass[group]);
    }

    private boolean fits(int group, DecodedSynapses synapses, int synapse) {
        return fits(classOf(group), synapses, synapse);
    }

    private static boolean fits(RequestedSynapses.SynapseClass kind, DecodedSynapses synapses, int synapse) {
        return kind.isInhibitory() == synapses.isInhibitory(synapse)
                && kind.accepts(synapses.hasStp(synapse), synapses.stpMode(synapse));
    }

    /** Counts the pair. */
    void finish() {
        boolean generator = to > from && requests.isGenerator(source);
        for (int group = 0; group < groups; group++) {
            finishGroup(group, generator);
        }
        for (int i = 0; i < projections; i++) {
            count(projection[i], projectionRealised[i]);
        }
        if (generator) {
            noteGeneratorShortfalls();
        } else {
            for (int i = 0; i < projections; i++) {
                if (projectionRealised[i] < projectionAsked[i]) {
                    shortfalls.add(projection[i], source, target, projectionAsked[i] - projectionRealised[i]);
                }
            }
        }
    }

    /** Adds to the count that all threads share only when another projection follows. */
    private void count(int ofProjection, int number) {
        if (ofProjection != pendingProjection) {
            flush();
            pendingProjection = ofProjection;
        }
        pending += number;
    }

    /** Brings the shared counts up to date; to be called after the last pair. */
    void flush() {
        if (pending > 0) {
            realised.addAndGet(pendingProjection, pending);
        }
        pending = 0;
    }

    private void finishGroup(int group, boolean generator) {
        double wanted = groupWeight[group]
                * classOf(group).firstEventFactor()
                * nodes.siemensPerWeight(target, classOf(group).isInhibitory());
        if (generator) {
            // Each event of the stream is one event of one source: it shall act with the mean weight.
            wanted /= groupAsked[group];
        }
        int cells = groupCells[group];
        boolean all = generator
                ? cells > 0
                : cells >= groupAsked[group] || (cells > 0 && groupSiemens[group] >= wanted - groupHalfSteps[group]);
        distribute(groupClass[group], all, cells);
        if (all && wanted > 0) {
            double error = groupSiemens[group] / wanted - 1;
            errors.add(error, 1);
            noteError(groupClass[group], error);
        }
    }

    /** All synapses of a pair, receptor and plasticity share its cells, so they share the error too. */
    private void noteError(int ofClass, double error) {
        for (int i = 0; i < projections; i++) {
            int position = projection[i];
            if (requests.classOf(position) == ofClass) {
                weightErrorsOf(position).add(error, projectionAsked[i]);
            }
        }
    }

    private ErrorDistribution weightErrorsOf(int position) {
        ErrorDistribution known = weightErrors[position];
        if (known == null) {
            known = new ErrorDistribution();
            weightErrors[position] = known;
        }
        return known;
    }

    /**
     * Deals the realised synapses of a group out to its projections: to those whose cells they are, then in file
     * order.
     */
    private void distribute(int ofClass, boolean all, int cells) {
        int left = cells;
        for (int i = 0; i < projections; i++) {
            if (requests.classOf(projection[i]) == ofClass) {
                projectionRealised[i] = all ? projectionAsked[i] : Math.min(projectionAsked[i], projectionCells[i]);
                left -= projectionRealised[i];
            }
        }
        for (int i = 0; i < projections && !all && left > 0; i++) {
            if (requests.classOf(projection[i]) == ofClass) {
                int more = Math.min(left, projectionAsked[i] - projectionRealised[i]);
                projectionRealised[i] += more;
                left -= more;
            }
        }
    }

    private void noteGeneratorShortfalls() {
        for (int i = from; i < to; i++) {
            int request = (int) asked[i];
            int found = findProjection(requests.projection(request));
            if (projectionRealised[found] == 0) {
                shortfalls.add(projection[found], requests.source(request), target, 1);
            }
        }
    }

    /** Counts the requests of a target that is not on the wafer: none is realised. */
    void missAll(int node) {
        for (int request = requests.first(node); request < requests.first(node + 1); request++) {
            shortfalls.add(requests.projection(request), requests.source(request), node, 1);
        }
    }

    ErrorDistribution errors() {
        return errors;
    }

    /** Relative errors of the synapses of a projection on this chip, if there are any. */
    Optional<ErrorDistribution> weightErrors(int position) {
        return Optional.ofNullable(weightErrors[position]);
    }

    Shortfalls shortfalls() {
        return shortfalls;
    }
}
