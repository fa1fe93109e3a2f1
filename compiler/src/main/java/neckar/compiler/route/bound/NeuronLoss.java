package neckar.compiler.route.bound;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import neckar.base.Invariant;
import neckar.compiler.partition.ConnectionTable;

/**
 * Synapses that one neuron loses at least, as a function of the cells in its columns.
 *
 * <p>Proof. A cell hears one address of one line, which is one source, and sits in a row of one sign and under a driver of
 * one STP set. So synapses share a cell only when source, sign and STP set agree (sources of one background population on
 * a chip are one stream and count as one source). Call the synapses that may share a cell a bundle. A bundle without a cell
 * loses all its synapses; hence with c cells at least the smallest {@code bundles - c} bundles are lost, if positive. The
 * losses saved by one more cell never grow, so the function is convex. (A row switched to both inputs could serve two
 * signs with one cell; rows of this compiler have one sign.)
 */
final class NeuronLoss {
    /** Stream of a node that is an event source of its own. */
    static final int NO_STREAM = -1;

    private static final int INDEX_BITS = 22;
    private static final int SENDER_BITS = 22;

    /** Sums of the smallest bundles: {@code sums[i]} of the i smallest. */
    private final long[] sums;

    private NeuronLoss(long[] sizes) {
        Arrays.sort(sizes);
        sums = new long[sizes.length + 1];
        for (int i = 0; i < sizes.length; i++) {
            sums[i + 1] = sums[i] + sizes[i];
        }
    }

    /** The function of bundles with the given numbers of synapses. */
    static NeuronLoss ofBundles(long... sizes) {
        return new NeuronLoss(sizes.clone());
    }

    /**
     * The function of a neuron of a network.
     *
     * @param streams number of the background stream that a node is part of, or {@link #NO_STREAM}
     */
    static NeuronLoss of(ConnectionTable table, int target, IntUnaryOperator streams) {
        return of(table, target, streams, edge -> 2 * table.stpSet(edge) + (table.inhibitory(edge) ? 1 : 0));
    }

    /**
     * The function of a neuron that hears a number of sources instead of having a number of cells: a bundle is all
     * synapses of one source.
     */
    static NeuronLoss bySource(ConnectionTable table, int target, IntUnaryOperator streams) {
        return of(table, target, streams, edge -> 0);
    }

    private static NeuronLoss of(ConnectionTable table, int target, IntUnaryOperator streams, IntUnaryOperator kindOf) {
        int first = table.firstEdge(target);
        long[] keys = new long[table.firstEdge(target + 1) - first];
        Invariant.check(keys.length < 1 << INDEX_BITS, "edges of a neuron fit into the sort key", keys.length);
        for (int i = 0; i < keys.length; i++) {
            int edge = first + i;
            int source = table.source(edge);
            int stream = streams.applyAsInt(source);
            long sender = stream == NO_STREAM ? source : (1L << (SENDER_BITS - 1)) | stream;
            long kind = kindOf.applyAsInt(edge);
            keys[i] = (((kind << SENDER_BITS) | sender) << INDEX_BITS) | i;
        }
        Arrays.sort(keys);
        long[] sizes = new long[keys.length];
        int bundles = 0;
        for (int i = 0; i < keys.length; i++) {
            if (i == 0 || keys[i] >> INDEX_BITS != keys[i - 1] >> INDEX_BITS) {
                bundles++;
            }
            sizes[bundles - 1] += table.multiplicity(first + (int) (keys[i] & ((1 << INDEX_BITS) - 1)));
        }
        return ofBundles(Arrays.copyOf(sizes, bundles));
    }

    /** Synapses lost at least with a number of cells. */
    long with(long cells) {
        int lost = (int) Math.max(0, sums.length - 1 - cells);
        return sums[lost];
    }

    /** Synapses that arrive at the neuron. */
    long total() {
        return sums[sums.length - 1];
    }
}
