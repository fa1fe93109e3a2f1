package neckar.compiler.partition;

/** Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi rotations. */
final class SymmetricEigen {

    private static final int SWEEPS = 30;

    private final double[][] matrix;
    private final double[][] vectors;

    /** Decomposes a matrix; the array is not changed. */
    SymmetricEigen(double[][] symmetric) {
        int n = symmetric.length;
        matrix = new double[n][];
        vectors = new double[n][n];
        for (int i = 0; i < n; i++) {
            matrix[i] = symmetric[i].clone();
            vectors[i][i] = 1;
        }
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            for (int p = 0; p < n; p++) {
                for (int q = p + 1; q < n; q++) {
                    rotate(p, q);
                }
            }
        }
    }

    private void rotate(int p, int q) {
        if (matrix[p][q] == 0) {
            return;
        }
        double theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        double root = StrictMath.sqrt(theta * theta + 1);
        double t = theta >= 0 ? 1 / (theta + root) : 1 / (theta - root);
        double c = 1 / StrictMath.sqrt(t * t + 1);
        double s = t * c;
        for (int k = 0; k < matrix.length; k++) {
            double kp = matrix[k][p];
            double kq = matrix[k][q];
            matrix[k][p] = c * kp - s * kq;
            matrix[k][q] = s * kp + c * kq;
        }
        for (int k = 0; k < matrix.length; k++) {
            double pk = matrix[p][k];
            double qk = matrix[q][k];
            matrix[p][k] = c * pk - s * qk;
            matrix[q][k] = s * pk + c * qk;
            double vp = vectors[k][p];
            double vq = vectors[k][q];
            vectors[k][p] = c * vp - s * vq;
            vectors[k][q] = s * vp + c * vq;
        }
    }

    /** Eigenvalue at a position, in no particular order. */
    double value(int i) {
        return matrix[i][i];
    }

    /** Component of the eigenvector at a position. */
    double vector(int component, int i) {
        return vectors[component][i];
    }
}
