package neckar.reference.statistics;

import java.util.Arrays;
import org.hipparchus.distribution.continuous.TDistribution;

/**
 * A mean over trials with its confidence interval at 95 % after Student (Biometrika 6:1, 1908). Values that are not numbers
 * are left out.
 *
 * @param mean mean; NaN without trials
 * @param halfWidth half of the interval's width; infinite for fewer than two trials
 * @param probability two-sided probability of such a mean if the true one were 0: the p-value of a paired test when the
 *     values are differences
 * @param trials number of values
 */
public record Estimate(double mean, double halfWidth, double probability, int trials) {
    private static final double UPPER_QUANTILE = 0.975;

    /** The estimate from one value for each trial. */
    public static Estimate of(double... values) {
        double[] valid =
                Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
        int n = valid.length;
        double mean = Arrays.stream(valid).sum() / n;
        if (n < 2) {
            return new Estimate(mean, Double.POSITIVE_INFINITY, 1, n);
        }
        double square = 0;
        for (double value : valid) {
            square += (value - mean) * (value - mean);
        }
        double error = Math.sqrt(square / (n - 1) / n);
        if (error == 0) {
            return new Estimate(mean, 0, mean == 0 ? 1 : 0, n);
        }
        TDistribution student = new TDistribution(n - 1);
        double probability = 2 * student.cumulativeProbability(-Math.abs(mean) / error);
        return new Estimate(mean, error * student.inverseCumulativeProbability(UPPER_QUANTILE), probability, n);
    }

    /** Whether 0 lies outside the interval. */
    public boolean isSignificant() {
        return Math.abs(mean) > halfWidth;
    }

    /** Lower end of the interval. */
    public double low() {
        return mean - halfWidth;
    }

    /** Upper end of the interval. */
    public double high() {
        return mean + halfWidth;
    }
}
