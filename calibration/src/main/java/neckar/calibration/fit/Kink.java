package neckar.calibration.fit;

/**
 * A plateau that ends in a rise: {@code y = level} before {@code at}, {@code level + rise (x - at) + bend (x - at)^2} behind.
 *
 * @param at where the rise begins
 * @param level the plateau
 * @param rise slope at the beginning
 */
public record Kink(double at, double level, double rise) {
    private static final int SCANNED = 40;
    private static final int HALVINGS = 18;

    /**
     * Least squares over the position by a scan and golden sections, linear in the rest.
     *
     * @param x positions
     * @param y values
     * @param n number of points
     * @param low smallest position of the kink
     * @param high largest position of the kink
     */
    public static Kink fit(double[] x, double[] y, int n, double low, double high) {
        double step = (high - low) / SCANNED;
        double best = low;
        double bestError = Double.MAX_VALUE;
        for (int i = 0; i <= SCANNED; i++) {
            double error = solve(x, y, n, low + i * step)[3];
            if (error < bestError) {
                bestError = error;
                best = low + i * step;
            }
        }
        double at = Golden.minimum(best - step, best + step, HALVINGS, p -> solve(x, y, n, p)[3]);
        double[] c = solve(x, y, n, at);
        return new Kink(at, c[0], c[1]);
    }

    /** Level, rise, bend and sum of squares for a position. */
    private static double[] solve(double[] x, double[] y, int n, double at) {
        double[][] a = new double[3][4];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double u = StrictMath.max(0, x[i] - at);
            double[] row = {1, u, u * u};
            for (int j = 0; j < 3; j++) {
                for (int k = 0; k < 3; k++) {
                    a[j][k] += row[j] * row[k];
                }
                a[j][3] += row[j] * y[i];
            }
            sum += y[i] * y[i];
        }
        double[] right = {a[0][3], a[1][3], a[2][3]};
        double[] c = Linear.solve(a);
        double error = sum - c[0] * right[0] - c[1] * right[1] - c[2] * right[2];
        return new double[] {c[0], c[1], c[2], Double.isNaN(error) ? Double.MAX_VALUE : error};
    }
}
