package neckar.compiler.route.bound;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.compiler.partition.ConnectionTable;

/**
 * Computes what every mapping of a network loses (bounds B1, B2, B4 and B6 of mapping reference 4.5).
 *
 * <p>Proof. A neuron of size s lies on one chip and covers s/2 columns of at most that chip's working rows, so it has at
 * most {@code rows * s / 2} cells; {@link NeuronLoss} bounds what it loses with these (B1). Its cells hear what the drivers
 * of its chip hear; each driver belongs to one chain, which hears one line, and a line tells at most 59 sources apart. So
 * the neuron hears at most {@code 59 * drivers} distinct sources, wherever neurons and lines lie, and loses all synapses
 * of the others; no choice of them loses less than those with the fewest synapses (B4). A neuron's loss is at least the
 * larger of the two; neurons lose different synapses, so losses of neurons add. {@link DenmemBound} then lets neurons
 * share the denmems (B2), {@link InputBound} the links (B6).
 */
public final class LowerBounds {
    private final ConnectionTable table;
    private final WaferLimits limits;
    private final IntFunction<int[]> allowedSizes;
    private final Sources sources;

    /** What is known of the senders of a network. */
    public interface Sources {
        /** A node that is an event source of its own. */
        int NO_STREAM = NeuronLoss.NO_STREAM;

        /**
         * Position of the node's population when background generators stand for it, so that its nodes are one stream on
         * each chip; {@link #NO_STREAM} for all other nodes.
         */
        int stream(int node);

        /** Mean rate of an external source in hardware Hz. */
        double rateHz(int node);
    }

    /**
     * Bounds for a network on a wafer.
     *
     * @param allowedSizes sizes in denmems that each neuron may have, ascending, not empty
     */
    LowerBounds(ConnectionTable table, WaferLimits limits, IntFunction<int[]> allowedSizes, Sources sources) {
        this.table = table;
        this.limits = limits;
        this.allowedSizes = allowedSizes;
        this.sources = sources;
    }

    /** Computes the bounds; parallel over neurons. */
    LowerBound compute(RunContext context) {
        List<NeuronLoss> losses = new ArrayList<>(Collections.nCopies(table.nodes(), NeuronLoss.ofBundles()));
        long[] unheard = new long[table.nodes()];
        Parallel.forRange(table.nodes(), context.threads(), node -> {
            if (!table.isSource(node)) {
                losses.set(node, NeuronLoss.of(table, node, sources::stream));
                unheard[node] = unheard(node);
            }
        });
        long cells = 0;
        long single = 0;
        DenmemBound bound = new DenmemBound();
        for (int n = 0; n < table.nodes(); n++) {
            int node = n;
            if (table.isSource(node)) {
                continue;
            }
            int[] sizes = allowedSizes.apply(node);
            long[] least = new long[sizes.length];
            for (int i = 0; i < sizes.length; i++) {
                least[i] = losses.get(node).with(limits.rows() * sizes[i] / 2);
            }
            cells += least[least.length - 1];
            Arrays.setAll(least, i -> Math.max(least[i], unheard[node]));
            single += least[least.length - 1];
            bound.add(sizes, least, losses.get(node).total());
        }
        return new LowerBound(cells, single, bound.with(limits.denmems()), inputBound());
    }

    /** Synapses of the sources that no choice of lines lets the neuron hear. */
    private long unheard(int node) {
        long heard = limits.drivers() * limits.addresses();
        int edges = table.firstEdge(node + 1) - table.firstEdge(node);
        return edges <= heard
                ? 0
                : NeuronLoss.bySource(table, node, sources::stream).with(heard);
    }

    private long inputBound() {
        InputBound bound = new InputBound();
        for (int node = 0; node < table.nodes(); node++) {
            if (table.isSource(node) && sources.stream(node) == Sources.NO_STREAM) {
                long synapses = 0;
                for (int position = table.firstOut(node); position < table.firstOut(node + 1); position++) {
                    synapses += table.multiplicity(table.outEdge(position));
                }
                bound.add(sources.rateHz(node), synapses);
            }
        }
        return bound.with(limits.inputHz());
    }
}
