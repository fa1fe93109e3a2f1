package neckar.compiler.emit;

import java.util.Arrays;

/**
 * What the network asked of each edge of a projection: the sum of its synapses' weights, and how many synapses they are.
 * A value that all edges share is stored once. Immutable, thread-safe.
 */
final class AskedSynapses {
    private final float[] weights;
    private final char[] synapses;

    private AskedSynapses(float[] weights, char[] synapses) {
        this.weights = weights;
        this.synapses = synapses;
    }

    float weight(int edge) {
        return weights.length == 1 ? weights[0] : weights[edge];
    }

    int synapses(int edge) {
        return synapses.length == 1 ? synapses[0] : synapses[edge];
    }

    boolean sharesWeight() {
        return weights.length <= 1;
    }

    boolean sharesSynapses() {
        return synapses.length <= 1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AskedSynapses that
                && Arrays.equals(weights, that.weights)
                && Arrays.equals(synapses, that.synapses);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(weights) * 31 + Arrays.hashCode(synapses);
    }

    /** Collects edges; not thread-safe. */
    static final class Builder {
        private float[] weights = {Float.NaN};
        private char[] synapses = {1};
        private int edges;
        private boolean weightsDiffer;
        private boolean synapsesDiffer;

        void add(float weight, int count) {
            if (edges == 0) {
                weights[0] = weight;
                synapses[0] = (char) count;
            }
            if (!weightsDiffer && Float.compare(weights[0], weight) != 0) {
                weightsDiffer = true;
                weights = spread(weights[0], edges);
            }
            if (weightsDiffer) {
                weights = edges < weights.length ? weights : Arrays.copyOf(weights, grown(edges));
                weights[edges] = weight;
            }
            if (!synapsesDiffer && synapses[0] != (char) count) {
                synapsesDiffer = true;
                char first = synapses[0];
                synapses = new char[grown(edges)];
                Arrays.fill(synapses, 0, edges, first);
            }
            if (synapsesDiffer) {
                synapses = edges < synapses.length ? synapses : Arrays.copyOf(synapses, grown(edges));
                synapses[edges] = (char) count;
            }
            edges++;
        }

        private static float[] spread(float value, int edges) {
            float[] values = new float[grown(edges)];
            Arrays.fill(values, 0, edges, value);
            return values;
        }

        private static int grown(int size) {
            return Math.addExact(size, size / 2 + 16);
        }

        AskedSynapses build() {
            return new AskedSynapses(
                    Arrays.copyOf(weights, weightsDiffer ? edges : 1),
                    Arrays.copyOf(synapses, synapsesDiffer ? edges : 1));
        }
    }
}
