package neckar.emulator.analog;

import org.jspecify.annotations.Nullable;

/**
 * Exponential and adaptation terms of a chip's neurons as flat arrays: of each group one row a term, in the order of
 * ranks. Places without a neuron hold terms that give 0.
 */
final class FloatTerms {
    final float[] expVolt;
    final float[] expInvSlope;
    final float[] expScale;
    /** Potential from which on the current stays the same. */
    final float[] expKnee;

    final float[] adaptRate;
    final float[] adaptSlope;
    final float[] adaptOffset;
    final float[] adaptJump;
    /** 1 - exp(-h/tau_w). */
    final float[] adaptFull;
    /** Growth of the adaptation's mean with the potential, over a whole step, by rank. */
    final float[] adaptStiffness;

    private final int[] groupOf;
    private final int[] groupFirst;
    private final int[] expBase;
    private final int[] adaptBase;
    private final int[] exps;
    private final int[] adapts;

    /**
     * Lays the terms out.
     *
     * @param neurons terms by rank, null where there is no neuron
     * @param groupOf group by rank
     * @param groupFirst first rank of each group, and behind the last
     * @param shared coefficients of other chips
     */
    FloatTerms(@Nullable NeuronTerms[] neurons, int[] groupOf, int[] groupFirst, SharedArrays shared) {
        this.groupOf = groupOf;
        this.groupFirst = groupFirst;
        int groups = groupFirst.length - 1;
        expBase = new int[groups + 1];
        adaptBase = new int[groups + 1];
        exps = new int[groups];
        adapts = new int[groups];
        for (int g = 0; g < groups; g++) {
            NeuronTerms sample = neurons[groupFirst[g]];
            exps[g] = sample == null ? 0 : sample.exponentials();
            adapts[g] = sample == null ? 0 : sample.adaptations();
            expBase[g + 1] = expBase[g] + exps[g] * size(g);
            adaptBase[g + 1] = adaptBase[g] + adapts[g] * size(g);
        }
        expVolt = shared.of(exponentials(neurons, 0));
        expInvSlope = shared.of(exponentials(neurons, 1));
        expScale = shared.of(exponentials(neurons, 2));
        expKnee = shared.of(exponentials(neurons, 3));
        adaptRate = shared.of(adaptations(neurons, 0));
        adaptSlope = shared.of(adaptations(neurons, 1));
        adaptOffset = shared.of(adaptations(neurons, 2));
        adaptJump = shared.of(adaptations(neurons, 3));
        float[] full = new float[adaptRate.length];
        for (int k = 0; k < full.length; k++) {
            full[k] = SingleStep.decayed(adaptRate[k]);
        }
        adaptFull = shared.of(full);
        float[] stiffness = new float[neurons.length];
        for (int r = 0; r < neurons.length; r++) {
            for (int t = 0; t < adapts(r); t++) {
                int k = firstAdapt(r) + t * stride(r);
                stiffness[r] += 0.5f * adaptFull[k] * adaptSlope[k];
            }
        }
        adaptStiffness = shared.of(stiffness);
    }

    private int size(int g) {
        return groupFirst[g + 1] - groupFirst[g];
    }

    private float[] exponentials(@Nullable NeuronTerms[] neurons, int value) {
        float[] result = new float[expBase[exps.length]];
        for (int r = 0; r < neurons.length; r++) {
            NeuronTerms neuron = neurons[r];
            for (int t = 0; neuron != null && t < exps(r); t++) {
                result[firstExp(r) + t * stride(r)] = neuron.exponential(t, value);
            }
        }
        return result;
    }

    private float[] adaptations(@Nullable NeuronTerms[] neurons, int value) {
        float[] result = new float[adaptBase[adapts.length]];
        for (int r = 0; r < neurons.length; r++) {
            NeuronTerms neuron = neurons[r];
            for (int t = 0; neuron != null && t < adapts(r); t++) {
                result[firstAdapt(r) + t * stride(r)] = neuron.adaptation(t, value);
            }
        }
        return result;
    }

    /** Distance between the terms of a neuron. */
    int stride(int r) {
        return size(groupOf[r]);
    }

    int exps(int r) {
        return exps[groupOf[r]];
    }

    int firstExp(int r) {
        return expBase[groupOf[r]] + r - groupFirst[groupOf[r]];
    }

    int adapts(int r) {
        return adapts[groupOf[r]];
    }

    int firstAdapt(int r) {
        return adaptBase[groupOf[r]] + r - groupFirst[groupOf[r]];
    }

    /** Whether a neuron has neither an exponential term nor adaptation. */
    boolean isPlain(int r) {
        return exps(r) == 0 && adapts(r) == 0;
    }
}
