package neckar.reference.statistics;

import java.util.List;
import java.util.OptionalDouble;
import neckar.base.Invariant;
import neckar.reference.model.SpikeTrain;

/** Pairwise correlation: Pearson's coefficient of the spike counts of two neurons in bins of equal width. */
public final class CountCorrelation {
    private CountCorrelation() {}

    /**
     * Mean over all pairs of at most {@code neurons} trains, taken at regular distances; trains without any variation in
     * their counts have no correlation and are left out. Empty with fewer than two.
     *
     * @param binMs width of a bin
     */
    public static OptionalDouble mean(List<SpikeTrain> trains, double durationMs, double binMs, int neurons) {
        Invariant.check(neurons >= 2, "at least a pair", neurons);
        int bins = (int) (durationMs / binMs);
        int taken = Math.min(neurons, trains.size());
        double[] sumOfScores = new double[bins];
        int varied = 0;
        for (int k = 0; k < taken; k++) {
            double[] scores = new double[bins];
            SpikeCounts.add(trains.get((int) ((long) k * trains.size() / taken)), binMs, scores);
            if (standardise(scores)) {
                varied++;
                for (int b = 0; b < bins; b++) {
                    sumOfScores[b] += scores[b];
                }
            }
        }
        if (varied < 2) {
            return OptionalDouble.empty();
        }
        // The mean of z_i z_j over all ordered pairs is (mean square of the sum of z) less n self pairs of 1 each.
        double square = 0;
        for (double sum : sumOfScores) {
            square += sum * sum;
        }
        return OptionalDouble.of((square / bins - varied) / ((double) varied * (varied - 1)));
    }

    /** To mean 0 and variance 1; false when the variance is 0. */
    private static boolean standardise(double[] values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double variance = 0;
        for (double value : values) {
            variance += (value - mean) * (value - mean) / values.length;
        }
        if (!(variance > 1e-12)) {
            return false;
        }
        double deviation = Math.sqrt(variance);
        for (int i = 0; i < values.length; i++) {
            values[i] = (values[i] - mean) / deviation;
        }
        return true;
    }
}
