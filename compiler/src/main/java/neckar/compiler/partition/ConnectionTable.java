package neckar.compiler.partition;

import java.util.Arrays;
import neckar.base.Invariant;
import neckar.base.RunContext;
import neckar.network.Network;

/**
 * All synapses of a network as compressed sparse rows, target-major, with the transpose (source-major).
 *
 * <p>An edge stands for all synapses of one (projection, source, target) whose weight is not zero; edges of a target are
 * sorted by (projection, source). Nodes are numbered as in {@link Network}: cells and sources in file order. Frozen.
 */
public final class ConnectionTable {

    private final int nodes;
    private final boolean[] external;
    private final ProjectionTraits[] traits;
    private final int[] firstEdge;
    private final int[] source;
    private final int[] projection;
    private final float[] weight;
    private final char[] multiplicity;
    private final int[] target;
    private final int[] firstOut;
    private final int[] outEdge;
    private final long requested;
    private final long zeroWeight;

    /**
     * What all synapses of a projection have in common.
     *
     * @param inhibitory true when the receptor is the inhibitory one
     * @param stpSet number of the short-term plasticity setting, 0 = static; equal settings share a number
     * @param meanDelayMs mean of the delays asked for, in biological ms; 0 when there are no synapses
     * @param requested synapses with non-zero weight
     * @param zeroWeight synapses of weight 0
     * @param priority what the loss of one synapse weighs
     */
    public record ProjectionTraits(
            boolean inhibitory, int stpSet, double meanDelayMs, long requested, long zeroWeight, double priority) {}

    ConnectionTable(
            boolean[] external,
            ProjectionTraits[] traits,
            int[] firstEdge,
            int[] source,
            int[] projection,
            float[] weight,
            char[] multiplicity) {
        this.nodes = external.length;
        this.external = external;
        this.traits = traits;
        this.firstEdge = firstEdge;
        this.source = source;
        this.projection = projection;
        this.weight = weight;
        this.multiplicity = multiplicity;
        Invariant.check(firstEdge.length == nodes + 1 && firstEdge[nodes] == source.length, "rows cover all edges");
        this.target = new int[source.length];
        this.firstOut = new int[nodes + 1];
        this.outEdge = new int[source.length];
        transpose();
        long wanted = 0;
        long zero = 0;
        for (ProjectionTraits t : traits) {
            wanted += t.requested();
            zero += t.zeroWeight();
        }
        this.requested = wanted;
        this.zeroWeight = zero;
    }

    private void transpose() {
        for (int t = 0; t < nodes; t++) {
            Arrays.fill(target, firstEdge[t], firstEdge[t + 1], t);
        }
        for (int s : source) {
            firstOut[s + 1]++;
        }
        for (int n = 0; n < nodes; n++) {
            firstOut[n + 1] += firstOut[n];
        }
        int[] next = Arrays.copyOf(firstOut, nodes);
        for (int e = 0; e < source.length; e++) {
            outEdge[next[source[e]]++] = e;
        }
    }

    /** Expands all projections of a network; parallel over projections, the same table for any number of threads. */
    public static ConnectionTable build(Network network, RunContext context) {
        return new ConnectionTableBuilder(network, context).build();
    }

    /** Number of nodes (cells and external sources). */
    public int nodes() {
        return nodes;
    }

    /** True when the node is an external source, which has no denmems. */
    public boolean isSource(int node) {
        return external[node];
    }

    /** Number of edges. */
    public int edges() {
        return source.length;
    }

    /** Synapses asked for (weight not 0), each counted once: the sum of all multiplicities. */
    public long requested() {
        return requested;
    }

    /** Synapses of weight 0; they have no edge. */
    public long zeroWeight() {
        return zeroWeight;
    }

    /** Number of projections. */
    public int projections() {
        return traits.length;
    }

    /** Common properties of a projection, by its position in the network file. */
    public ProjectionTraits traits(int projection) {
        return traits[projection];
    }

    /** First edge of a target; its edges end before {@code firstEdge(target + 1)}. */
    public int firstEdge(int target) {
        return firstEdge[target];
    }

    /** Source node of an edge. */
    public int source(int edge) {
        return source[edge];
    }

    /** Target node of an edge. */
    public int target(int edge) {
        return target[edge];
    }

    /** Position of the edge's projection. */
    public int projection(int edge) {
        return projection[edge];
    }

    /** Sum of the weights of the edge's synapses, in the biological unit of the projection (uS or nA). */
    public float weight(int edge) {
        return weight[edge];
    }

    /** Number of synapses that the edge stands for, 1 or more. */
    public int multiplicity(int edge) {
        return multiplicity[edge];
    }

    /** What the loss of one synapse weighs, by projection. */
    public double[] priorities() {
        return Arrays.stream(traits).mapToDouble(ProjectionTraits::priority).toArray();
    }

    /** What the loss of the edge weighs: synapses times priority of the projection. */
    public double worth(int edge) {
        return traits[projection[edge]].priority() * multiplicity[edge];
    }

    /** True when the edge acts on the inhibitory receptor. */
    public boolean inhibitory(int edge) {
        return traits[projection[edge]].inhibitory();
    }

    /** Short-term plasticity setting of the edge, 0 = static. */
    public int stpSet(int edge) {
        return traits[projection[edge]].stpSet();
    }

    /** First position of a source in the list of outgoing edges; it ends before {@code firstOut(source + 1)}. */
    public int firstOut(int source) {
        return firstOut[source];
    }

    /** Edge at a position of the list of outgoing edges; those of one source ascend with their target. */
    public int outEdge(int position) {
        return outEdge[position];
    }

    /** Number of edges that arrive at a node. */
    public int inDegree(int node) {
        return firstEdge[node + 1] - firstEdge[node];
    }

    /** Number of edges that leave a node. */
    public int outDegree(int node) {
        return firstOut[node + 1] - firstOut[node];
    }
}
