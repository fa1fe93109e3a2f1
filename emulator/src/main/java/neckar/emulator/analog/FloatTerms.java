package neckar.emulator.analog;

import java.util.ArrayList;
import java.util.List;
import neckar.emulator.silicon.DenmemQuantities;

/**
 * Exponential and adaptation terms of a chip's neurons as flat arrays; the terms of a neuron are one range. Equal
 * exponential terms of joined denmems are one term, adaptations of equal time constant add up to one.
 */
final class FloatTerms {
    final int[] expStart;
    final float[] expVolt;
    final float[] expInvSlope;
    final float[] expScale;
    final float[] expLimit;
    /** Potential above which the upstroke takes the finest sub-steps, by neuron. */
    final float[] fineAbove;
    /** Potential above which two sub-steps are taken, by neuron. */
    final float[] coarseAbove;

    final int[] adaptStart;
    final float[] adaptRate;
    final float[] adaptSlope;
    final float[] adaptOffset;
    final float[] adaptJump;

    FloatTerms(NeuronStates[] neurons, int[] neuronAt) {
        List<float[]> exponentials = new ArrayList<>();
        List<float[]> adaptations = new ArrayList<>();
        expStart = new int[neurons.length + 1];
        adaptStart = new int[neurons.length + 1];
        fineAbove = new float[neurons.length];
        coarseAbove = new float[neurons.length];
        for (int r = 0; r < neurons.length; r++) {
            NeuronStates neuron = neurons[neuronAt[r]];
            addExponentials(neuron, r, exponentials);
            addAdaptations(neuron, adaptations);
            expStart[r + 1] = exponentials.size();
            adaptStart[r + 1] = adaptations.size();
        }
        expVolt = column(exponentials, 0);
        expInvSlope = column(exponentials, 1);
        expScale = column(exponentials, 2);
        expLimit = column(exponentials, 3);
        adaptRate = column(adaptations, 0);
        adaptSlope = column(adaptations, 1);
        adaptOffset = column(adaptations, 2);
        adaptJump = column(adaptations, 3);
    }

    private void addExponentials(NeuronStates neuron, int r, List<float[]> terms) {
        List<double[]> own = new ArrayList<>();
        double fine = Double.POSITIVE_INFINITY;
        double coarse = Double.POSITIVE_INFINITY;
        for (DenmemQuantities denmem : neuron.parameters().denmems()) {
            if (!denmem.exponential()) {
                continue;
            }
            fine = Math.min(fine, denmem.expVolt() + denmem.slopeVolt());
            coarse = Math.min(coarse, denmem.expVolt() - denmem.slopeVolt());
            double scale = denmem.leakSiemens() * denmem.slopeVolt() * neuron.scale();
            double limit = denmem.expLimitAmp() * neuron.scale();
            double[] term = {denmem.expVolt(), 1 / denmem.slopeVolt(), scale, limit, 1};
            boolean merged = false;
            for (double[] known : own) {
                if (known[0] == term[0] && known[1] == term[1] && known[2] == scale && known[3] == limit) {
                    known[4]++;
                    merged = true;
                }
            }
            if (!merged) {
                own.add(term);
            }
        }
        fineAbove[r] = (float) fine;
        coarseAbove[r] = (float) coarse;
        for (double[] term : own) {
            terms.add(new float[] {
                (float) term[0], (float) term[1], (float) (term[2] * term[4]), (float) (term[3] * term[4])
            });
        }
    }

    private static void addAdaptations(NeuronStates neuron, List<float[]> terms) {
        List<double[]> own = new ArrayList<>();
        double stepSec = neuron.scale() * 2 * neuron.parameters().capacitanceFarad();
        for (DenmemQuantities denmem : neuron.parameters().denmems()) {
            if (!denmem.adapts()) {
                continue;
            }
            double rate = stepSec / denmem.tauAdaptSec();
            double[] sum = null;
            for (double[] known : own) {
                if (known[0] == rate) {
                    sum = known;
                }
            }
            if (sum == null) {
                sum = new double[] {rate, 0, 0, 0};
                own.add(sum);
            }
            sum[1] += denmem.adaptSiemens() * neuron.scale();
            sum[2] += denmem.adaptSiemens() * denmem.leakVolt() * neuron.scale();
            sum[3] += denmem.jumpAmp() * neuron.scale();
        }
        for (double[] term : own) {
            terms.add(new float[] {(float) term[0], (float) term[1], (float) term[2], (float) term[3]});
        }
    }

    private static float[] column(List<float[]> rows, int index) {
        float[] result = new float[rows.size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = rows.get(i)[index];
        }
        return result;
    }
}
