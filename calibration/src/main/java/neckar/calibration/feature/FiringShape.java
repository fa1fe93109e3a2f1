package neckar.calibration.feature;

import neckar.calibration.fit.Kink;
import neckar.spec.experiment.AdcTrace;

/**
 * A membrane that fires again and again: threshold by the ramp before each fall continued to the fall, reset potential and
 * refractory time by the plateau behind it and where its rise begins. Voltages are on the scale of the channel; the delay of the
 * converter's low pass is taken off.
 *
 * @param spikes number of spikes
 * @param thresholdVolt potential at which it fires; NaN for too few spikes
 * @param resetVolt potential of the plateau
 * @param refractorySec length of the plateau
 * @param intervalSec mean interval of spikes
 */
public record FiringShape(
        int spikes, double thresholdVolt, double resetVolt, double refractorySec, double intervalSec) {
    /** Single-pole low pass of the converter, 20 MHz (hardware reference 8). */
    private static final double FILTER_SEC = 1 / (2 * StrictMath.PI * 20e6);

    /** Samples after a fall that still carry the step. */
    private static final int SETTLING = 4;

    /** Samples of the ramp that are continued to the threshold. */
    private static final int RAMP = 14;

    private static final int LEFT_OUT = 2;
    private static final int MAX_SPIKES = 40;
    private static final int BINS_PER_SAMPLE = 2;
    /** Times are fitted in microseconds, so that all numbers are of the order of one. */
    private static final double PER_SEC = 1e6;

    private static final FiringShape SILENT = new FiringShape(0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    /**
     * Finds spikes and their shape.
     *
     * @param trace the samples
     * @param longestSec upper bound of the refractory time
     * @param leastVolt what a fall has at least
     */
    public static FiringShape of(AdcTrace trace, double longestSec, double leastVolt) {
        int n = trace.size();
        double[] v = new double[n];
        double low = Double.MAX_VALUE;
        double high = -Double.MAX_VALUE;
        for (int i = 0; i < n; i++) {
            v[i] = trace.volt(i);
            low = StrictMath.min(low, v[i]);
            high = StrictMath.max(high, v[i]);
        }
        if (high - low < leastVolt) {
            return SILENT;
        }
        double middle = (low + high) / 2;
        double[] falls = new double[n / 8 + 1];
        int count = 0;
        for (int i = 3; i + SETTLING < n && count < falls.length; i++) {
            boolean falling = v[i] >= middle && v[i + 1] < middle && v[i - 2] - v[i + 3] > 0.6 * (high - low);
            if (falling) {
                falls[count++] = i + (v[i] - middle) / (v[i] - v[i + 1]);
            }
        }
        if (count < 3) {
            return SILENT;
        }
        double sample = 1 / trace.sampleRateHz();
        double interval = (falls[count - 1] - falls[0]) / (count - 1);
        double threshold = threshold(v, falls, count, sample);
        Kink kink = plateau(v, falls, count, interval, sample, longestSec);
        // The step crosses the middle ln 2 filter times after it happened, the rise is one filter time late.
        double refractory = kink.at() - FILTER_SEC * (1 - StrictMath.log(2));
        return new FiringShape(count, threshold, kink.level(), refractory, interval * sample);
    }

    private static double threshold(double[] v, double[] falls, int count, double sample) {
        double sum = 0;
        int used = 0;
        for (int s = 0; s < count; s++) {
            // The fall takes some samples itself: those around the step are left out.
            double step = falls[s] - FILTER_SEC * StrictMath.log(2) / sample;
            int last = (int) StrictMath.floor(step) - LEFT_OUT;
            if (last < RAMP) {
                continue;
            }
            double mean = 0;
            double moment = 0;
            double square = 0;
            double centre = (RAMP - 1) / 2.0;
            for (int i = 0; i < RAMP; i++) {
                double y = v[last - RAMP + 1 + i];
                mean += y / RAMP;
                moment += (i - centre) * y;
                square += (i - centre) * (i - centre);
            }
            double slope = moment / square;
            double end = step - (last - RAMP + 1) + FILTER_SEC / sample;
            sum += mean + slope * (end - centre);
            used++;
        }
        return used == 0 ? Double.NaN : sum / used;
    }

    private static Kink plateau(
            double[] v, double[] falls, int count, double interval, double sample, double longestSec) {
        int reach = (int) StrictMath.min(interval - 3, (longestSec + 0.35e-6) / sample);
        double bin = sample / BINS_PER_SAMPLE;
        int bins = (reach + 1) * BINS_PER_SAMPLE;
        double[] x = new double[bins];
        double[] y = new double[bins];
        int[] n = new int[bins];
        double base = v[(int) StrictMath.ceil(falls[0]) + SETTLING];
        for (int s = 0; s < StrictMath.min(count, MAX_SPIKES); s++) {
            int first = (int) StrictMath.ceil(falls[s]) + SETTLING;
            for (int i = first; i < falls[s] + reach && i < v.length; i++) {
                double after = (i - falls[s]) * sample;
                int b = (int) (after / bin);
                x[b] += after;
                y[b] += v[i] - base;
                n[b]++;
            }
        }
        int points = 0;
        for (int b = 0; b < bins; b++) {
            if (n[b] > 0) {
                x[points] = x[b] / n[b] * PER_SEC;
                y[points++] = y[b] / n[b];
            }
        }
        double latest = StrictMath.min(longestSec, reach * sample - 0.15e-6);
        Kink kink = Kink.fit(x, y, points, SETTLING * sample * PER_SEC, latest * PER_SEC);
        return new Kink(kink.at() / PER_SEC, kink.level() + base, kink.rise() * PER_SEC);
    }
}
