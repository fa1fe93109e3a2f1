package neckar.compiler.partition;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neckar.base.InputException;
import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.Projection;
import neckar.network.Receptor;
import neckar.network.SynapseDynamics;

/**
 * Expands the projections of a network into a {@link ConnectionTable}: draws them in parallel into one buffer each, then a
 * counting sort by target in the order of the projections, then each row by (projection, source) with equal synapses
 * merged. Time O(synapses), memory about 24 bytes per synapse at the peak.
 */
final class ConnectionTableBuilder {

    /** Synapses that a table can hold; array indices are ints. */
    private static final long MAX_SYNAPSES = 500_000_000L;

    private static final int ROWS_PER_TASK = 512;

    private final Network network;
    private final RunContext context;
    private final int nodes;

    private int[] firstEdge = {};
    private int[] source = {};
    private int[] projection = {};
    private float[] weight = {};
    private char[] multiplicity = {};

    ConnectionTableBuilder(Network network, RunContext context) {
        this.network = network;
        this.context = context;
        this.nodes = network.nodeCount();
    }

    ConnectionTable build() {
        EdgeBuffer[] buffers = draw();
        ConnectionTable.ProjectionTraits[] traits = traits(buffers);
        scatter(buffers);
        mergeRows();
        boolean[] external = new boolean[nodes];
        for (Population p : network.populations()) {
            if (p.cellType().isSource()) {
                int first = network.nodeOf(p.position(), 0);
                Arrays.fill(external, first, first + p.size(), true);
            }
        }
        return new ConnectionTable(external, traits, firstEdge, source, projection, weight, multiplicity);
    }

    private EdgeBuffer[] draw() {
        List<Projection> projections = network.projections();
        EdgeBuffer[] buffers = new EdgeBuffer[projections.size()];
        Parallel.forRange(buffers.length, context.threads(), i -> {
            context.cancel().throwIfCancelled();
            Projection p = projections.get(i);
            EdgeBuffer buffer = new EdgeBuffer(network.nodeOf(p.pre(), 0), network.nodeOf(p.post(), 0));
            p.forEach(network, buffer::add);
            buffers[i] = buffer;
        });
        long total = Arrays.stream(buffers).mapToLong(EdgeBuffer::size).sum();
        if (total > MAX_SYNAPSES) {
            throw InputException.of("projections", "too many synapses for one wafer")
                    .value(total)
                    .allowed("at most " + MAX_SYNAPSES);
        }
        return buffers;
    }

    private ConnectionTable.ProjectionTraits[] traits(EdgeBuffer[] buffers) {
        Map<SynapseDynamics, Integer> sets = new LinkedHashMap<>();
        List<ConnectionTable.ProjectionTraits> traits = new ArrayList<>();
        for (Projection p : network.projections()) {
            EdgeBuffer buffer = buffers[p.position()];
            int set = p.dynamics().isStatic() ? 0 : sets.computeIfAbsent(p.dynamics(), d -> sets.size() + 1);
            traits.add(new ConnectionTable.ProjectionTraits(
                    p.receptor() == Receptor.INHIBITORY,
                    set,
                    buffer.meanDelayMs(),
                    buffer.size(),
                    buffer.zeroWeight(),
                    p.priority()));
        }
        return traits.toArray(ConnectionTable.ProjectionTraits[]::new);
    }

    /** Stable counting sort by target over all buffers in the order of the projections; frees the buffers on the way. */
    private void scatter(EdgeBuffer[] buffers) {
        firstEdge = new int[nodes + 1];
        for (EdgeBuffer buffer : buffers) {
            for (int c = 0; c < buffer.chunks(); c++) {
                int[] targets = buffer.targets(c);
                for (int i = 0, n = buffer.length(c); i < n; i++) {
                    firstEdge[targets[i] + 1]++;
                }
            }
        }
        for (int t = 0; t < nodes; t++) {
            firstEdge[t + 1] += firstEdge[t];
        }
        int total = firstEdge[nodes];
        source = new int[total];
        projection = new int[total];
        weight = new float[total];
        multiplicity = new char[total];
        int[] next = Arrays.copyOf(firstEdge, nodes);
        for (int p = 0; p < buffers.length; p++) {
            EdgeBuffer buffer = buffers[p];
            for (int c = 0; c < buffer.chunks(); c++) {
                int[] sources = buffer.sources(c);
                int[] targets = buffer.targets(c);
                float[] weights = buffer.weights(c);
                for (int i = 0, n = buffer.length(c); i < n; i++) {
                    int at = next[targets[i]]++;
                    source[at] = sources[i];
                    projection[at] = p;
                    weight[at] = weights[i];
                }
                buffer.drop(c);
            }
        }
    }

    /** Sorts and merges each row in place, in parallel; then closes the gaps that merging left. */
    private void mergeRows() {
        int[] length = new int[nodes];
        int tasks = (nodes + ROWS_PER_TASK - 1) / ROWS_PER_TASK;
        Parallel.forRange(tasks, context.threads(), task -> {
            RowSorter sorter = new RowSorter();
            for (int t = task * ROWS_PER_TASK; t < Math.min(nodes, (task + 1) * ROWS_PER_TASK); t++) {
                sorter.sort(source, projection, weight, firstEdge[t], firstEdge[t + 1]);
                length[t] = merge(firstEdge[t], firstEdge[t + 1]);
            }
        });
        int at = 0;
        for (int t = 0; t < nodes; t++) {
            int from = firstEdge[t];
            if (from != at) {
                System.arraycopy(source, from, source, at, length[t]);
                System.arraycopy(projection, from, projection, at, length[t]);
                System.arraycopy(weight, from, weight, at, length[t]);
                System.arraycopy(multiplicity, from, multiplicity, at, length[t]);
            }
            firstEdge[t] = at;
            at += length[t];
        }
        firstEdge[nodes] = at;
        if (at != source.length) {
            source = Arrays.copyOf(source, at);
            projection = Arrays.copyOf(projection, at);
            weight = Arrays.copyOf(weight, at);
            multiplicity = Arrays.copyOf(multiplicity, at);
        }
    }

    private int merge(int from, int to) {
        int out = from;
        for (int e = from; e < to; e++) {
            if (out > from && source[out - 1] == source[e] && projection[out - 1] == projection[e]) {
                if (multiplicity[out - 1] == Character.MAX_VALUE) {
                    throw InputException.of(
                                    network.projections().get(projection[e]).label(),
                                    "too many synapses between one pair of neurons")
                            .allowed("at most " + (int) Character.MAX_VALUE);
                }
                multiplicity[out - 1]++;
                weight[out - 1] += weight[e];
            } else {
                source[out] = source[e];
                projection[out] = projection[e];
                weight[out] = weight[e];
                multiplicity[out] = 1;
                out++;
            }
        }
        return out - from;
    }
}
