package neckar.reference.statistics;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import neckar.base.Invariant;
import neckar.base.SeededRandom;

/**
 * Confidence intervals of quantities that are no means, such as ratios of means: trials are drawn with replacement
 * (Efron, Ann. Statist. 7:1, 1979), the interval holds the middle 95 % of what they give.
 */
public final class Bootstrap {
    private static final int RESAMPLES = 2000;

    private Bootstrap() {}

    /**
     * An interval.
     *
     * @param low lower end
     * @param high upper end
     */
    public record Interval(double low, double high) {}

    /** The interval of a quantity of a choice of trials, given as their numbers; the seed makes it repeatable. */
    public static Interval of(int trials, long seed, ToDoubleFunction<int[]> quantity) {
        Invariant.check(trials >= 1, "at least one trial", trials);
        SeededRandom random = new SeededRandom(seed);
        double[] values = new double[RESAMPLES];
        int[] choice = new int[trials];
        for (int r = 0; r < RESAMPLES; r++) {
            for (int k = 0; k < trials; k++) {
                choice[k] = random.nextInt(trials);
            }
            values[r] = quantity.applyAsDouble(choice.clone());
        }
        double[] valid = Arrays.stream(values)
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
        if (valid.length == 0) {
            return new Interval(Double.NaN, Double.NaN);
        }
        return new Interval(
                valid[(int) (0.025 * (valid.length - 1))], valid[(int) Math.ceil(0.975 * (valid.length - 1))]);
    }
}
