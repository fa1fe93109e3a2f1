package neckar.compiler.inspect;

import java.util.Arrays;

/** Spikes of one population in the order of time, then index. Immutable. */
public final class PopulationSpikes {
    private final String label;
    private final int[] recorded;
    private final int[] index;
    private final double[] timeMs;

    private PopulationSpikes(String label, int[] recorded, int[] index, double[] timeMs) {
        this.label = label;
        this.recorded = recorded;
        this.index = index;
        this.timeMs = timeMs;
    }

    /** Label of the population. */
    public String label() {
        return label;
    }

    /** Number of its neurons that were recorded. */
    public int neurons() {
        return recorded.length;
    }

    /** Indices of the neurons that were recorded, silent ones too, ascending (a copy). */
    public int[] recorded() {
        return recorded.clone();
    }

    /** Number of spikes. */
    public int size() {
        return index.length;
    }

    /** Neuron of a spike, its index in the population. */
    public int index(int spike) {
        return index[spike];
    }

    /** Biological time of a spike in ms. */
    public double timeMs(int spike) {
        return timeMs[spike];
    }

    /** Neurons of all spikes (a copy). */
    public int[] indices() {
        return index.clone();
    }

    /** Times of all spikes in ms (a copy). */
    public double[] timesMs() {
        return timeMs.clone();
    }

    /** Collects spikes in any order. Not thread-safe. */
    public static final class Builder {
        private final String label;
        private int[] recorded = new int[64];
        private int neurons;
        private int[] index = new int[256];
        private double[] timeMs = new double[256];
        private int size;

        /** A population of this label. */
        public Builder(String label) {
            this.label = label;
        }

        /** A neuron that was recorded, by its index. */
        public void recorded(int neuron) {
            if (neurons == recorded.length) {
                recorded = Arrays.copyOf(recorded, 2 * neurons);
            }
            recorded[neurons++] = neuron;
        }

        /** A spike of a neuron at a biological time in ms. */
        public void add(int neuron, double ms) {
            if (size == index.length) {
                index = Arrays.copyOf(index, 2 * size);
                timeMs = Arrays.copyOf(timeMs, 2 * size);
            }
            index[size] = neuron;
            timeMs[size++] = ms;
        }

        /** The frozen spikes. */
        public PopulationSpikes build() {
            Integer[] order = new Integer[size];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, (a, b) -> {
                int byTime = Double.compare(timeMs[a], timeMs[b]);
                return byTime != 0 ? byTime : Integer.compare(index[a], index[b]);
            });
            int[] sortedIndex = new int[size];
            double[] sortedTime = new double[size];
            for (int i = 0; i < size; i++) {
                sortedIndex[i] = index[order[i]];
                sortedTime[i] = timeMs[order[i]];
            }
            // A neuron may be recorded twice: by its events and by the debug probe.
            int[] different =
                    Arrays.stream(recorded, 0, neurons).sorted().distinct().toArray();
            return new PopulationSpikes(label, different, sortedIndex, sortedTime);
        }
    }
}
