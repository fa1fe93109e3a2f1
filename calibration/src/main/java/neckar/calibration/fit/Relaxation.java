package neckar.calibration.fit;

/**
 * An exponential approach {@code y = end + amplitude exp(-x/tau)}.
 *
 * @param tau time constant
 * @param end asymptote
 * @param amplitude distance from the asymptote at 0
 * @param residual rms residual
 */
public record Relaxation(double tau, double end, double amplitude, double residual) {
    private static final int SCANNED = 24;
    private static final int SECTIONS = 26;

    /**
     * Least squares over the logarithm of tau, linear in the rest.
     *
     * @param x positions from 0
     * @param y values
     * @param n number of points
     * @param low smallest tau
     * @param high largest tau
     */
    public static Relaxation fit(double[] x, double[] y, int n, double low, double high) {
        double from = StrictMath.log(low);
        double step = (StrictMath.log(high) - from) / SCANNED;
        double best = from;
        double bestError = Double.MAX_VALUE;
        for (int i = 0; i <= SCANNED; i++) {
            double error = solve(x, y, n, StrictMath.exp(from + i * step))[2];
            if (error < bestError) {
                bestError = error;
                best = from + i * step;
            }
        }
        double tau = StrictMath.exp(
                Golden.minimum(best - step, best + step, SECTIONS, l -> solve(x, y, n, StrictMath.exp(l))[2]));
        double[] c = solve(x, y, n, tau);
        return new Relaxation(tau, c[0], c[1], StrictMath.sqrt(c[2] / n));
    }

    private static double[] solve(double[] x, double[] y, int n, double tau) {
        double se = 0;
        double see = 0;
        double sy = 0;
        double sey = 0;
        double syy = 0;
        // The positions are equidistant: each decay follows from the one before.
        double ratio = n > 1 ? StrictMath.exp(-(x[1] - x[0]) / tau) : 1;
        double e = StrictMath.exp(-x[0] / tau);
        for (int i = 0; i < n; i++) {
            se += e;
            see += e * e;
            sy += y[i];
            sey += e * y[i];
            syy += y[i] * y[i];
            e *= ratio;
        }
        double determinant = n * see - se * se;
        double amplitude = (n * sey - se * sy) / determinant;
        double end = (sy - amplitude * se) / n;
        double error = syy - end * sy - amplitude * sey;
        return new double[] {end, amplitude, error > 0 ? error : 0};
    }
}
