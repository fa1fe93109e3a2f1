package neckar.calibration.fit;

/** Small systems of linear equations. */
public final class Linear {
    private Linear() {}

    /** Solves n equations given as n rows of n coefficients and the right side, which are overwritten; NaN if singular. */
    public static double[] solve(double[][] a) {
        int n = a.length;
        for (int i = 0; i < n; i++) {
            int pivot = i;
            for (int r = i + 1; r < n; r++) {
                pivot = StrictMath.abs(a[r][i]) > StrictMath.abs(a[pivot][i]) ? r : pivot;
            }
            double[] swapped = a[i];
            a[i] = a[pivot];
            a[pivot] = swapped;
            for (int r = i + 1; r < n; r++) {
                double factor = a[r][i] / a[i][i];
                for (int c = i; c <= n; c++) {
                    a[r][c] -= factor * a[i][c];
                }
            }
        }
        double[] x = new double[n];
        for (int i = n - 1; i >= 0; i--) {
            double sum = a[i][n];
            for (int c = i + 1; c < n; c++) {
                sum -= a[i][c] * x[c];
            }
            x[i] = sum / a[i][i];
        }
        return x;
    }
}
