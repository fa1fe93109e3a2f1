package neckar.calibration.feature;

import java.util.Arrays;
import neckar.calibration.fit.LeakyTail;

/** Adaptation in a period that repeats: the tail behind a spike, or behind a drive below the threshold. */
public final class AdaptationTail {
    private static final int LEAST_SAMPLES = 60;
    private static final double LEAST_FALL_VOLT = 0.04;

    private AdaptationTail() {}

    /**
     * Tail behind the spike of a period, whose adaptation current decays from b.
     *
     * @param v the averaged period
     * @param step distance of its samples in seconds
     * @param behind samples from the spike to the window: the refractory time is over
     * @param before samples at the end of the period that are left out
     * @param from samples of the window that are left out of the fit
     * @param tauMem membrane time constant
     * @param low smallest tau_w
     * @param high largest tau_w
     * @return tau_w in seconds, and b over the leak conductance in volt; NaN without a spike
     */
    public static LeakyTail behindSpike(
            double[] v, double step, int behind, int before, int from, double tauMem, double low, double high) {
        int spike = 0;
        double fall = 0;
        for (int i = 0; i + 2 < v.length; i++) {
            if (v[i] - v[i + 2] > fall) {
                fall = v[i] - v[i + 2];
                spike = i + 1;
            }
        }
        int first = spike + behind;
        int end = v.length - before;
        if (fall < LEAST_FALL_VOLT || end - first < LEAST_SAMPLES) {
            return new LeakyTail(Double.NaN, Double.NaN, Double.NaN);
        }
        double period = v.length * step;
        return LeakyTail.fit(Arrays.copyOfRange(v, first, end), from, step, tauMem, low, high, tau -> {
            double[] s = new double[end - first];
            double keep = StrictMath.exp(-step / tau);
            s[0] = StrictMath.exp(-behind * step / tau) / -StrictMath.expm1(-period / tau);
            for (int i = 1; i < s.length; i++) {
                s[i] = s[i - 1] * keep;
            }
            return s;
        });
    }

    /**
     * Tail behind a drive below the threshold: the adaptation current is the membrane's own potential behind a low pass.
     *
     * @param v the averaged period
     * @param step distance of its samples in seconds
     * @param first sample at which the drive has ended
     * @param from samples of the window that are left out of the fit
     * @param tauMem membrane time constant
     * @param low smallest tau_w
     * @param high largest tau_w
     * @return tau_w in seconds, and a over the leak conductance
     */
    public static LeakyTail behindDrive(
            double[] v, double step, int first, int from, double tauMem, double low, double high) {
        return LeakyTail.fit(Arrays.copyOfRange(v, first, v.length), from, step, tauMem, low, high, tau -> {
            double[] passed = passed(v, step, tau);
            return Arrays.copyOfRange(passed, first, v.length);
        });
    }

    /** A period behind a low pass that has always seen it, against its last value. */
    private static double[] passed(double[] v, double step, double tau) {
        double keep = StrictMath.exp(-step / tau);
        double base = v[v.length - 1];
        double[] passed = new double[v.length];
        double state = 0;
        for (int round = 0; round < 2; round++) {
            for (int i = 0; i < v.length; i++) {
                double before = i == 0 ? base : v[i - 1];
                state = state * keep + (1 - keep) * (0.5 * (v[i] + before) - base);
                passed[i] = state;
            }
            // What a first pass from zero leaves at its end is what the period repeats with.
            state = round == 0 ? state / -StrictMath.expm1(-v.length * step / tau) : state;
        }
        return passed;
    }
}
