package neckar.compiler.check;

import java.util.ArrayDeque;
import java.util.Deque;
import neckar.network.Network;
import neckar.network.Projection;

/**
 * The synapses of one projection with a weight above 0 in the order in which it draws them, kept in chunks so that a
 * connection list is read once. Confined to one thread.
 */
final class DrawnSynapses {

    private static final int SMALLEST_CHUNK = 1 << 5;
    private static final int LARGEST_CHUNK = 1 << 16;

    private final int[] countByTarget;
    private final Deque<Chunk> chunks = new ArrayDeque<>();
    private Chunk last = new Chunk(SMALLEST_CHUNK);
    private long zeroWeight;

    /** Receives one synapse: indices in the populations, and the weight as the network has it. */
    @FunctionalInterface
    interface Receiver {
        /** A synapse. */
        void accept(int pre, int post, float weight);
    }

    private static final class Chunk {
        private final int[] pre;
        private final int[] post;
        private final float[] weight;
        private int count;

        Chunk(int size) {
            pre = new int[size];
            post = new int[size];
            weight = new float[size];
        }
    }

    DrawnSynapses(Network network, Projection projection) {
        countByTarget = new int[network.populations().get(projection.post()).size()];
        chunks.add(last);
        projection.forEach(network, (pre, post, weight, delayMs) -> {
            if (weight > 0) {
                add(pre, post, (float) weight);
            } else {
                zeroWeight++;
            }
        });
    }

    private void add(int pre, int post, float weight) {
        if (last.count == last.pre.length) {
            last = new Chunk(Math.min(LARGEST_CHUNK, 2 * last.count));
            chunks.add(last);
        }
        int at = last.count++;
        last.pre[at] = pre;
        last.post[at] = post;
        last.weight[at] = weight;
        countByTarget[post]++;
    }

    /** Synapses of each neuron of the target population. */
    int[] countByTarget() {
        return countByTarget;
    }

    /** Synapses with weight 0, which are not kept. */
    long zeroWeight() {
        return zeroWeight;
    }

    /** Hands over all synapses; each chunk is given up when it has been passed. */
    void drain(Receiver receiver) {
        while (!chunks.isEmpty()) {
            Chunk chunk = chunks.remove();
            for (int i = 0; i < chunk.count; i++) {
                receiver.accept(chunk.pre[i], chunk.post[i], chunk.weight[i]);
            }
        }
    }
}
