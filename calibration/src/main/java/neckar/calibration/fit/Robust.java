package neckar.calibration.fit;

import java.util.Arrays;

/** Statistics that outliers and missing values (NaN) do not move. */
public final class Robust {
    /** Standard deviation of a normal over its median absolute deviation. */
    private static final double PER_MAD = 1.4826;

    private Robust() {}

    /** The values that are numbers, ascending. */
    public static double[] sorted(double[] values) {
        return Arrays.stream(values).filter(v -> !Double.isNaN(v)).sorted().toArray();
    }

    /** Median; NaN for nothing. */
    public static double median(double[] values) {
        double[] s = sorted(values);
        int n = s.length;
        return n == 0 ? Double.NaN : (s[(n - 1) / 2] + s[n / 2]) / 2;
    }

    /** Spread about the median as the standard deviation of a normal; NaN for nothing. */
    public static double spread(double[] values) {
        double centre = median(values);
        return PER_MAD
                * median(Arrays.stream(values)
                        .map(v -> StrictMath.abs(v - centre))
                        .toArray());
    }

    /** Mean of the values that are numbers. */
    public static double mean(double[] values) {
        double sum = 0;
        int n = 0;
        for (double v : values) {
            if (!Double.isNaN(v)) {
                sum += v;
                n++;
            }
        }
        return n == 0 ? Double.NaN : sum / n;
    }

    /** Standard deviation of the values that are numbers. */
    public static double deviation(double[] values) {
        double mean = mean(values);
        double sum = 0;
        int n = 0;
        for (double v : values) {
            if (!Double.isNaN(v)) {
                sum += (v - mean) * (v - mean);
                n++;
            }
        }
        return n < 2 ? Double.NaN : StrictMath.sqrt(sum / (n - 1));
    }
}
