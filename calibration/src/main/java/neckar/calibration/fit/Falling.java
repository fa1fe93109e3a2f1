package neckar.calibration.fit;

/** Weighted least squares for sequences that must fall: values that rise are pooled (pool adjacent violators, Ayer et al. 1955). */
public final class Falling {
    private Falling() {}

    /**
     * The nearest sequence of which each value is lower than the one before by {@code leastStep} at least.
     *
     * @param values the sequence
     * @param weights weight of each value, positive
     * @param leastStep smallest fall from one value to the next, above 0
     */
    public static double[] of(double[] values, double[] weights, double leastStep) {
        int n = values.length;
        double[] mean = new double[n];
        double[] weight = new double[n];
        int[] length = new int[n];
        int pools = 0;
        for (int i = 0; i < n; i++) {
            mean[pools] = values[i] + leastStep * i;
            weight[pools] = weights[i];
            length[pools] = 1;
            pools++;
            while (pools > 1 && mean[pools - 1] > mean[pools - 2]) {
                int into = pools - 2;
                double both = weight[into] + weight[into + 1];
                mean[into] = (mean[into] * weight[into] + mean[into + 1] * weight[into + 1]) / both;
                weight[into] = both;
                length[into] += length[into + 1];
                pools--;
            }
        }
        double[] falling = new double[n];
        int i = 0;
        for (int p = 0; p < pools; p++) {
            for (int k = 0; k < length[p]; k++, i++) {
                falling[i] = mean[p] - leastStep * i;
            }
        }
        return falling;
    }
}
