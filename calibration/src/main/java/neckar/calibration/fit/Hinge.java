package neckar.calibration.fit;

/**
 * A line that ends on a plateau: {@code y = level + slope max(0, at - x)}.
 *
 * @param at where the plateau begins
 * @param level the plateau
 * @param slope rise per unit to the left of it
 * @param residual rms residual
 */
public record Hinge(double at, double level, double slope, double residual) {
    private static final int SECTIONS = 16;

    /**
     * Least squares by a scan of the position, linear in the rest (calibration reference 2.7).
     *
     * @param x positions
     * @param y values; NaN where missing
     * @param low smallest position
     * @param high largest position
     * @param step step of the scan
     */
    public static Hinge fit(double[] x, double[] y, double low, double high, double step) {
        double best = low;
        double bestError = Double.MAX_VALUE;
        for (double at = low; at <= high; at += step) {
            double error = solve(x, y, at)[2];
            if (error < bestError) {
                bestError = error;
                best = at;
            }
        }
        double at = Golden.minimum(best - step, best + step, SECTIONS, p -> solve(x, y, p)[2]);
        double[] c = solve(x, y, at);
        return new Hinge(at, c[0], c[1], StrictMath.sqrt(c[2] / StrictMath.max(1, c[3] - 3)));
    }

    private static double[] solve(double[] x, double[] y, double at) {
        double n = 0;
        double su = 0;
        double suu = 0;
        double sy = 0;
        double suy = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(y[i])) {
                double u = StrictMath.max(0, at - x[i]);
                n++;
                su += u;
                suu += u * u;
                sy += y[i];
                suy += u * y[i];
            }
        }
        double determinant = n * suu - su * su;
        double slope = determinant > 0 ? StrictMath.max(0, (n * suy - su * sy) / determinant) : 0;
        double level = (sy - slope * su) / n;
        double error = 0;
        for (int i = 0; i < x.length; i++) {
            if (!Double.isNaN(y[i])) {
                double r = y[i] - level - slope * StrictMath.max(0, at - x[i]);
                error += r * r;
            }
        }
        return new double[] {level, slope, error, n};
    }
}
