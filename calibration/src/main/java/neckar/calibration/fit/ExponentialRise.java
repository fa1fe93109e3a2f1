package neckar.calibration.fit;

/**
 * The upstroke of a membrane with an exponential term: dV/dt = (E - V)/tau + slope/tau exp((V - threshold)/slope) (Fourcaud-Trocme
 * et al. 2003). Fitted in its integral form, which is linear in all but the slope.
 *
 * @param slopeVolt slope of the term, Delta_T
 * @param thresholdVolt threshold of the term
 * @param residual rms residual in volt
 */
public record ExponentialRise(double slopeVolt, double thresholdVolt, double residual) {
    private static final int SCANNED = 14;
    private static final int SECTIONS = 20;

    /**
     * Fits a curve.
     *
     * @param v potentials, rising to the end
     * @param step distance of samples in seconds
     * @param tauMem membrane time constant
     * @param low smallest slope in volt
     * @param high largest slope in volt
     */
    public static ExponentialRise fit(double[] v, double step, double tauMem, double low, double high) {
        double from = StrictMath.log(low);
        double width = (StrictMath.log(high) - from) / SCANNED;
        double best = from;
        double least = Double.MAX_VALUE;
        for (int i = 0; i <= SCANNED; i++) {
            double error = solve(v, step, tauMem, StrictMath.exp(from + i * width))[1];
            if (error < least) {
                least = error;
                best = from + i * width;
            }
        }
        double slope = StrictMath.exp(Golden.minimum(
                best - width, best + width, SECTIONS, l -> solve(v, step, tauMem, StrictMath.exp(l))[1]));
        double[] c = solve(v, step, tauMem, slope);
        double top = v[v.length - 1];
        double threshold = c[0] > 0 ? top - slope * StrictMath.log(c[0] * tauMem / slope) : Double.NaN;
        return new ExponentialRise(slope, threshold, StrictMath.sqrt(c[1] / v.length));
    }

    /** Rate of the term at the last potential, in volt per second, and the sum of squares. */
    private static double[] solve(double[] v, double step, double tauMem, double slope) {
        int n = v.length;
        double top = v[n - 1];
        double[][] normal = new double[3][4];
        double time = 0;
        double leak = 0;
        double grown = 0;
        double last = StrictMath.exp((v[0] - top) / slope);
        double square = 0;
        for (int i = 0; i < n; i++) {
            if (i > 0) {
                double now = StrictMath.exp((v[i] - top) / slope);
                time += step / tauMem;
                leak += step / tauMem * (0.5 * (v[i] + v[i - 1]) - v[0]);
                grown += step * 0.5 * (now + last);
                last = now;
            }
            double y = v[i] - v[0] + leak;
            double g = grown / (step * n);
            double[] basis = {1, time, g};
            for (int r = 0; r < 3; r++) {
                for (int k = 0; k < 3; k++) {
                    normal[r][k] += basis[r] * basis[k];
                }
                normal[r][3] += basis[r] * y;
            }
            square += y * y;
        }
        double[] right = {normal[0][3], normal[1][3], normal[2][3]};
        double[] c = Linear.solve(normal);
        double left = square - c[0] * right[0] - c[1] * right[1] - c[2] * right[2];
        return new double[] {c[2] / (step * n), StrictMath.max(0, left)};
    }
}
