package neckar.calibration.fit;

/**
 * A straight line {@code y = at + slope (x - centre)}.
 *
 * @param at value at the centre
 * @param slope slope
 * @param centre mean of the points used
 * @param used number of points used
 * @param residual rms residual with the degrees of freedom taken off
 * @param slopeVariancePerNoise variance of the slope for a noise of one
 */
public record Line(double at, double slope, double centre, int used, double residual, double slopeVariancePerNoise) {
    /** Points further off than this many spreads are left out (calibration reference 5.4). */
    private static final double MAX_SPREADS = 4;

    /** Largest share of points left out. */
    private static final double MAX_DROPPED = 0.25;

    /** Value of the line. */
    public double value(double x) {
        return at + slope * (x - centre);
    }

    /**
     * Least squares on the points near the line of Theil and Sen; NaN are missing points.
     *
     * @param x positions
     * @param y values
     * @param least spread below which no point counts as an outlier
     * @return the line; a {@code used} of 0 if there are fewer than 3 points or too many outliers
     */
    public static Line robust(double[] x, double[] y, double least) {
        int n = x.length;
        double[] slopes = new double[n * (n - 1) / 2];
        int k = 0;
        int present = 0;
        for (int i = 0; i < n; i++) {
            present += Double.isNaN(y[i]) ? 0 : 1;
            for (int j = 0; j < i; j++) {
                slopes[k++] = x[i] == x[j] ? Double.NaN : (y[i] - y[j]) / (x[i] - x[j]);
            }
        }
        if (present < 3) {
            return none();
        }
        double slope = Robust.median(slopes);
        double[] rest = new double[n];
        for (int i = 0; i < n; i++) {
            rest[i] = y[i] - slope * x[i];
        }
        double offset = Robust.median(rest);
        double limit = MAX_SPREADS * StrictMath.max(least, Robust.spread(rest));
        boolean[] keep = new boolean[n];
        int kept = 0;
        for (int i = 0; i < n; i++) {
            keep[i] = StrictMath.abs(rest[i] - offset) <= limit;
            kept += keep[i] ? 1 : 0;
        }
        return kept < 3 || present - kept > MAX_DROPPED * present ? none() : leastSquares(x, y, keep, kept);
    }

    private static Line none() {
        return new Line(Double.NaN, Double.NaN, Double.NaN, 0, Double.NaN, Double.NaN);
    }

    private static Line leastSquares(double[] x, double[] y, boolean[] keep, int n) {
        double mx = 0;
        double my = 0;
        for (int i = 0; i < x.length; i++) {
            mx += keep[i] ? x[i] / n : 0;
            my += keep[i] ? y[i] / n : 0;
        }
        double sxx = 0;
        double sxy = 0;
        for (int i = 0; i < x.length; i++) {
            sxx += keep[i] ? (x[i] - mx) * (x[i] - mx) : 0;
            sxy += keep[i] ? (x[i] - mx) * (y[i] - my) : 0;
        }
        double slope = sxy / sxx;
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double r = keep[i] ? y[i] - my - slope * (x[i] - mx) : 0;
            sum += r * r;
        }
        return new Line(my, slope, mx, n, StrictMath.sqrt(sum / StrictMath.max(1, n - 2)), 1 / sxx);
    }

    /** This line with its slope drawn towards that of a population. */
    public Line shrunk(double slopeOfAll, double shareOfOwn) {
        return new Line(
                at,
                slopeOfAll + shareOfOwn * (slope - slopeOfAll),
                centre,
                used,
                residual,
                slopeVariancePerNoise * shareOfOwn * shareOfOwn);
    }
}
