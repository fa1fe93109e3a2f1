package neckar.emulator.analog;

import java.util.ArrayList;
import java.util.List;
import neckar.emulator.silicon.DenmemQuantities;

/**
 * Exponential and adaptation terms of one neuron. Equal exponential terms of joined denmems are one term, adaptations of
 * equal time constant add up to one.
 */
final class NeuronTerms {
    /** V_exp, 1/D, scale times h/(2 C), knee, limit times h/(2 C) and number of denmems by term. */
    private final List<double[]> exponentials = new ArrayList<>();
    /** h/tau_w, slope, offset and jump by term, the last three times h/(2 C). */
    private final List<double[]> adaptations = new ArrayList<>();

    NeuronTerms(NeuronParameters parameters, double scale) {
        double stepSec = scale * 2 * parameters.capacitanceFarad();
        for (DenmemQuantities denmem : parameters.denmems()) {
            if (denmem.exponential()) {
                addExponential(denmem, scale, parameters.thresholdVolt());
            }
            if (denmem.adapts()) {
                addAdaptation(denmem, scale, stepSec);
            }
        }
        for (double[] term : exponentials) {
            term[2] *= term[5];
        }
    }

    private void addExponential(DenmemQuantities denmem, double siemensScale, double thresholdVolt) {
        double scale = denmem.leakSiemens() * denmem.slopeVolt() * siemensScale;
        double limit = denmem.expLimitAmp() * siemensScale;
        double[] term = {denmem.expVolt(), 1 / denmem.slopeVolt(), scale, knee(denmem, thresholdVolt), limit, 1};
        for (double[] known : exponentials) {
            if (known[0] == term[0] && known[1] == term[1] && known[2] == scale && known[4] == limit) {
                known[5]++;
                return;
            }
        }
        exponentials.add(term);
    }

    /** Potential from which on the current stays the same: at the threshold, the circuit's limit or the largest argument. */
    private static double knee(DenmemQuantities denmem, double thresholdVolt) {
        double most = Exponential.MAX_ARGUMENT;
        double ratio = denmem.expLimitAmp() / (denmem.leakSiemens() * denmem.slopeVolt());
        double argument = ratio > 0 ? Math.max(-most, Math.min(most, StrictMath.log(ratio))) : -most;
        return Math.min(thresholdVolt, denmem.expVolt() + argument * denmem.slopeVolt());
    }

    private void addAdaptation(DenmemQuantities denmem, double scale, double stepSec) {
        double rate = stepSec / denmem.tauAdaptSec();
        double[] sum = null;
        for (double[] known : adaptations) {
            if (known[0] == rate) {
                sum = known;
            }
        }
        if (sum == null) {
            sum = new double[] {rate, 0, 0, 0};
            adaptations.add(sum);
        }
        sum[1] += denmem.adaptSiemens() * scale;
        sum[2] += denmem.adaptSiemens() * denmem.leakVolt() * scale;
        sum[3] += denmem.jumpAmp() * scale;
    }

    int exponentials() {
        return exponentials.size();
    }

    int adaptations() {
        return adaptations.size();
    }

    /** A value of an exponential term. */
    float exponential(int term, int value) {
        return (float) exponentials.get(term)[value];
    }

    /** A value of an adaptation term. */
    float adaptation(int term, int value) {
        return (float) adaptations.get(term)[value];
    }
}
