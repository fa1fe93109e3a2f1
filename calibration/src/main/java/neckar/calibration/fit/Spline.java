package neckar.calibration.fit;

/** Natural cubic spline through points of rising x. */
public final class Spline {
    private final double[] x;
    private final double[] y;
    private final double[] second;

    /** A spline through points; three or more. */
    public Spline(double[] x, double[] y) {
        this.x = x.clone();
        this.y = y.clone();
        int n = x.length;
        second = new double[n];
        double[] u = new double[n];
        for (int i = 1; i < n - 1; i++) {
            double share = (x[i] - x[i - 1]) / (x[i + 1] - x[i - 1]);
            double p = share * second[i - 1] + 2;
            second[i] = (share - 1) / p;
            double bend = (y[i + 1] - y[i]) / (x[i + 1] - x[i]) - (y[i] - y[i - 1]) / (x[i] - x[i - 1]);
            u[i] = (6 * bend / (x[i + 1] - x[i - 1]) - share * u[i - 1]) / p;
        }
        second[n - 1] = 0;
        for (int i = n - 2; i >= 0; i--) {
            second[i] = second[i] * second[i + 1] + u[i];
        }
    }

    /** Value between the first and the last point; the outermost pieces go on beyond. */
    public double value(double at) {
        int i = 0;
        while (i < x.length - 2 && at > x[i + 1]) {
            i++;
        }
        double h = x[i + 1] - x[i];
        double a = (x[i + 1] - at) / h;
        double b = 1 - a;
        return a * y[i] + b * y[i + 1] + ((a * a * a - a) * second[i] + (b * b * b - b) * second[i + 1]) * h * h / 6;
    }
}
