package neckar.network.io.build;

import java.util.Arrays;
import neckar.network.Network;
import neckar.network.Projection;
import neckar.network.SpikeTrains;

/** What a network draws, as columns. */
public final class ExplicitNetwork {
    private ExplicitNetwork() {}

    /**
     * All synapses of a projection in their order.
     *
     * @param pre index of the source
     * @param post index of the target
     * @param weight magnitude in uS or nA
     * @param delayMs delay in ms
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Synapses(int[] pre, int[] post, double[] weight, double[] delayMs) {
        /** How many. */
        public int size() {
            return pre.length;
        }
    }

    /** The synapses of a projection. */
    public static Synapses synapses(Network network, Projection projection) {
        int[] size = {0};
        projection.forEach(network, (pre, post, weight, delay) -> size[0]++);
        Synapses columns = new Synapses(new int[size[0]], new int[size[0]], new double[size[0]], new double[size[0]]);
        size[0] = 0;
        projection.forEach(network, (pre, post, weight, delay) -> {
            columns.pre[size[0]] = pre;
            columns.post[size[0]] = post;
            columns.weight[size[0]] = weight;
            columns.delayMs[size[0]++] = delay;
        });
        return columns;
    }

    /**
     * All spikes of a population of sources, by source, then time.
     *
     * @param cell index of the source
     * @param timeMs time in ms
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Spikes(int[] cell, double[] timeMs) {}

    /** The spikes that a population of sources sends. */
    public static Spikes spikes(Network network, int population) {
        int n = network.populations().get(population).size();
        int[] cells = new int[64];
        double[] times = new double[64];
        int size = 0;
        for (int i = 0; i < n; i++) {
            for (double time : SpikeTrains.of(network, population, i)) {
                if (size == cells.length) {
                    cells = Arrays.copyOf(cells, 2 * size);
                    times = Arrays.copyOf(times, 2 * size);
                }
                cells[size] = i;
                times[size++] = time;
            }
        }
        return new Spikes(Arrays.copyOf(cells, size), Arrays.copyOf(times, size));
    }

    /** A label as a name that HDF5 allows: no slash, and not a single dot. */
    public static String hdfName(String label) {
        String name = label.replace("%", "%25").replace("/", "%2F");
        return name.equals(".") ? "%2E" : name;
    }

    /** The label of such a name; a name that was not made from a label is one itself. */
    public static String label(String hdfName) {
        return hdfName.replace("%2F", "/").replace("%2E", ".").replace("%25", "%");
    }
}
