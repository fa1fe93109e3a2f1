package neckar.reference.model;

import java.util.Arrays;
import neckar.base.Invariant;

/** Synapses of one projection as columns. Immutable. */
public final class SynapseColumns {
    private final int[] pre;
    private final int[] post;
    private final double[] weight;
    private final double[] delayMs;

    private SynapseColumns(Builder builder) {
        pre = Arrays.copyOf(builder.pre, builder.size);
        post = Arrays.copyOf(builder.post, builder.size);
        weight = Arrays.copyOf(builder.weight, builder.size);
        delayMs = Arrays.copyOf(builder.delayMs, builder.size);
    }

    /** Number of synapses. */
    public int size() {
        return pre.length;
    }

    /** Index of the source in its population. */
    public int pre(int synapse) {
        return pre[synapse];
    }

    /** Index of the target in its population. */
    public int post(int synapse) {
        return post[synapse];
    }

    /** Magnitude in uS or nA. */
    public double weight(int synapse) {
        return weight[synapse];
    }

    /** Delay in ms. */
    public double delayMs(int synapse) {
        return delayMs[synapse];
    }

    /** Collects synapses in any order. Not thread-safe. */
    public static final class Builder {
        private int size;
        private int[] pre = new int[64];
        private int[] post = new int[64];
        private double[] weight = new double[64];
        private double[] delayMs = new double[64];

        /** Adds a synapse: indices in the populations, magnitude in uS or nA, delay in ms. */
        public Builder add(int preIndex, int postIndex, double magnitude, double ms) {
            if (!(magnitude >= 0 && ms >= 0)) {
                Invariant.check(false, "weight and delay at least 0", magnitude, ms);
            }
            if (size == pre.length) {
                int longer = Math.addExact(size, size / 2);
                pre = Arrays.copyOf(pre, longer);
                post = Arrays.copyOf(post, longer);
                weight = Arrays.copyOf(weight, longer);
                delayMs = Arrays.copyOf(delayMs, longer);
            }
            pre[size] = preIndex;
            post[size] = postIndex;
            weight[size] = magnitude;
            delayMs[size++] = ms;
            return this;
        }

        /** The frozen columns. */
        public SynapseColumns build() {
            return new SynapseColumns(this);
        }
    }
}
