package neckar.calibration.feature;

import java.util.Arrays;
import neckar.spec.experiment.AdcTrace;

/** The way up to a spike, averaged over the spikes of a membrane that fires again and again, aligned by their falls. */
public final class Upstroke {
    private static final double LEAST_FALL_VOLT = 0.15;
    private static final int LEAST_SPIKES = 3;
    /** Samples of a fall. */
    private static final int FALL = 3;

    private Upstroke() {}

    /**
     * The averaged curve up to where it becomes too fast for the converter.
     *
     * @param trace the samples
     * @param sec length of the curve before the fall
     * @param fastest largest rise between two samples in volt
     * @return potentials at sample distance; empty for too few spikes
     */
    public static double[] of(AdcTrace trace, double sec, double fastest) {
        int n = trace.size();
        double[] v = new double[n];
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            v[i] = trace.volt(i);
            low = StrictMath.min(low, v[i]);
            high = StrictMath.max(high, v[i]);
        }
        int length = (int) StrictMath.round(sec * trace.sampleRateHz());
        double[] mean = new double[length];
        double middle = (low + high) / 2;
        int spikes = 0;
        int before = -length;
        for (int i = 2; high - low > LEAST_FALL_VOLT && i + FALL < n; i++) {
            if (v[i] >= middle && v[i + 1] < middle && v[i - 2] - v[i + FALL] > 0.5 * (high - low)) {
                double fall = i + (v[i] - middle) / (v[i] - v[i + 1]);
                if (i - before > length + 2 && i > length + 2) {
                    add(v, fall, mean);
                    spikes++;
                }
                before = i;
            }
        }
        if (spikes < LEAST_SPIKES) {
            return new double[0];
        }
        for (int k = 0; k < length; k++) {
            mean[k] /= spikes;
        }
        int end = 2;
        while (end < length && mean[end] - mean[end - 2] < 2 * fastest) {
            end++;
        }
        return Arrays.copyOf(mean, end - 1);
    }

    private static void add(double[] v, double fall, double[] mean) {
        for (int k = 0; k < mean.length; k++) {
            double at = fall - (mean.length - k);
            int left = (int) StrictMath.floor(at);
            mean[k] += v[left] + (at - left) * (v[left + 1] - v[left]);
        }
    }
}
