package neckar.calibration.fit;

import java.util.function.UnaryOperator;

/** Least squares in one to three numbers of order one by Gauss and Newton with differences for derivatives, a fixed number of steps. */
final class GaussNewton {
    private static final double DIFFERENCE = 1e-4;
    /** Longest step in one number. */
    private static final double LONGEST = 0.3;

    private GaussNewton() {}

    /** Improves a start; the residuals have unit noise. */
    static double[] improve(double[] start, int steps, UnaryOperator<double[]> residuals) {
        double[] p = start.clone();
        int n = p.length;
        for (int s = 0; s < steps; s++) {
            double[] r = residuals.apply(p);
            double[][] slopes = new double[n][];
            for (int k = 0; k < n; k++) {
                double[] moved = p.clone();
                moved[k] += DIFFERENCE;
                slopes[k] = residuals.apply(moved);
                for (int i = 0; i < r.length; i++) {
                    slopes[k][i] = (slopes[k][i] - r[i]) / DIFFERENCE;
                }
            }
            double[][] a = new double[n][n + 1];
            for (int k = 0; k < n; k++) {
                for (int j = 0; j < n; j++) {
                    a[k][j] = dot(slopes[k], slopes[j]);
                }
                a[k][k] += 1e-9;
                a[k][n] = -dot(slopes[k], r);
            }
            double[] step = Linear.solve(a);
            for (int k = 0; k < n; k++) {
                p[k] += StrictMath.max(-LONGEST, StrictMath.min(LONGEST, step[k]));
            }
        }
        return p;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
