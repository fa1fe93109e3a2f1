package neckar.reference.statistics;

import java.util.List;
import java.util.OptionalDouble;
import neckar.reference.model.SpikeTrain;

/**
 * Irregularity: the coefficient of variation of the intervals between spikes, 0 for a clock, 1 for a Poisson process
 * (Softky and Koch, J. Neurosci. 13:334, 1993).
 */
public final class IntervalVariation {
    /** Fewest intervals from which the coefficient of a train is taken; fewer bias it towards 0. */
    public static final int MIN_INTERVALS = 4;

    private IntervalVariation() {}

    /** Standard deviation (of the population) over mean of the intervals; empty with fewer than two intervals. */
    public static OptionalDouble of(SpikeTrain train) {
        int intervals = train.size() - 1;
        if (intervals < 2) {
            return OptionalDouble.empty();
        }
        double mean = (train.timeMs(intervals) - train.timeMs(0)) / intervals;
        double sum = 0;
        for (int i = 0; i < intervals; i++) {
            double deviation = train.timeMs(i + 1) - train.timeMs(i) - mean;
            sum += deviation * deviation;
        }
        return mean > 0 ? OptionalDouble.of(Math.sqrt(sum / intervals) / mean) : OptionalDouble.empty();
    }

    /** Mean over the trains with {@link #MIN_INTERVALS} intervals or more; empty when there is none. */
    public static OptionalDouble mean(List<SpikeTrain> trains) {
        double sum = 0;
        int count = 0;
        for (SpikeTrain train : trains) {
            OptionalDouble variation = train.size() > MIN_INTERVALS ? of(train) : OptionalDouble.empty();
            if (variation.isPresent()) {
                sum += variation.getAsDouble();
                count++;
            }
        }
        return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
    }
}
