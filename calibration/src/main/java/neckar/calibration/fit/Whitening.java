package neckar.calibration.fit;

/**
 * Makes the noise of equidistant samples white: the inverse of the Cholesky factor of their covariance. Membrane noise is smooth, so
 * that quick changes are known far better than levels; least squares on whitened samples use this.
 */
public final class Whitening {
    /** Share of the variance that is added as white noise, so that the factor exists. */
    private static final double RIDGE = 1e-4;

    private final double[][] factor;
    private final double deviation;

    /**
     * From an autocovariance.
     *
     * @param covariance covariance of samples by their distance, from 0 up
     */
    public Whitening(double[] covariance) {
        int n = covariance.length;
        deviation = StrictMath.sqrt(covariance[0]);
        factor = new double[n][];
        for (int i = 0; i < n; i++) {
            factor[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                double sum = covariance[i - j] + (i == j ? RIDGE * covariance[0] : 0);
                for (int k = 0; k < j; k++) {
                    sum -= factor[i][k] * factor[j][k];
                }
                factor[i][j] =
                        i == j ? StrictMath.sqrt(StrictMath.max(sum, RIDGE * covariance[0])) : sum / factor[j][j];
            }
        }
    }

    /** Autocovariance of a series about 0 for distances below a bound; such a matrix is never indefinite. */
    public static double[] covariance(double[] series, int bound) {
        double[] c = new double[bound];
        for (int lag = 0; lag < bound; lag++) {
            double sum = 0;
            for (int i = lag; i < series.length; i++) {
                sum += series[i] * series[i - lag];
            }
            c[lag] = sum / series.length;
        }
        return c;
    }

    /** Number of samples. */
    public int size() {
        return factor.length;
    }

    /** Standard deviation of a sample. */
    public double deviation() {
        return deviation;
    }

    /** The first samples with noise of variance 1 that is independent from sample to sample. */
    double[] apply(double[] samples) {
        double[] white = new double[factor.length];
        for (int i = 0; i < white.length; i++) {
            double[] row = factor[i];
            double sum = samples[i];
            for (int k = 0; k < i; k++) {
                sum -= row[k] * white[k];
            }
            white[i] = sum / row[i];
        }
        return white;
    }
}
