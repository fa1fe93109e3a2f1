package neckar.calibration.fit;

import java.util.function.DoubleUnaryOperator;

/**
 * A leaky membrane with an adaptation current, after its drive has ended: V = rest + c exp(-t/tau_m) - share L[s](t), where L is the
 * membrane's own low pass and s the adaptation current over its strength, known but for tau_w (Brette and Gerstner 2005 without the
 * exponential term).
 *
 * @param tauSec adaptation time constant
 * @param share strength of the adaptation: a over the leak conductance, or b over it in volt
 * @param residual rms residual
 */
public record LeakyTail(double tauSec, double share, double residual) {
    private static final int SCANNED = 12;
    private static final int SECTIONS = 18;

    /** What the adaptation current over its strength is, for a time constant. */
    public interface Source {
        /** Value at each sample of the window, in units of what the share stands for. */
        double[] of(double tauSec);
    }

    /**
     * Least squares over the logarithm of tau_w, linear in the rest.
     *
     * @param v potentials from the end of the drive on
     * @param from samples that are left out of the fit, because an error of tau_m shows most there
     * @param step distance of samples in seconds
     * @param tauMem membrane time constant
     * @param low smallest tau_w
     * @param high largest tau_w
     * @param source adaptation current over its strength
     */
    public static LeakyTail fit(
            double[] v, int from, double step, double tauMem, double low, double high, Source source) {
        double start = StrictMath.log(low);
        double width = (StrictMath.log(high) - start) / SCANNED;
        DoubleUnaryOperator error = l -> solve(v, from, step, tauMem, source.of(StrictMath.exp(l)))[1];
        double best = start;
        double least = Double.MAX_VALUE;
        for (int i = 0; i <= SCANNED; i++) {
            double e = error.applyAsDouble(start + i * width);
            if (e < least) {
                least = e;
                best = start + i * width;
            }
        }
        double end = start + SCANNED * width;
        double tau = StrictMath.exp(Golden.minimum(
                StrictMath.max(start, best - width), StrictMath.min(end, best + width), SECTIONS, error));
        double[] c = solve(v, from, step, tauMem, source.of(tau));
        return new LeakyTail(tau, c[0], StrictMath.sqrt(c[1] / (v.length - from)));
    }

    /** Share and sum of squares for a given source. */
    private static double[] solve(double[] v, int from, double step, double tauMem, double[] s) {
        double keep = StrictMath.exp(-step / tauMem);
        double passed = 0;
        double decay = 1;
        double[][] normal = new double[3][4];
        double square = 0;
        double base = v[v.length - 1];
        for (int i = 0; i < v.length; i++) {
            if (i >= from) {
                double y = v[i] - base;
                double[] basis = {1, decay, -passed};
                for (int r = 0; r < 3; r++) {
                    for (int k = 0; k < 3; k++) {
                        normal[r][k] += basis[r] * basis[k];
                    }
                    normal[r][3] += basis[r] * y;
                }
                square += y * y;
            }
            passed = passed * keep + (1 - keep) * 0.5 * (s[i] + s[StrictMath.min(i + 1, s.length - 1)]);
            decay *= keep;
        }
        double[] right = {normal[0][3], normal[1][3], normal[2][3]};
        double[] c = Linear.solve(normal);
        double left = square - c[0] * right[0] - c[1] * right[1] - c[2] * right[2];
        return new double[] {c[2], StrictMath.max(0, left)};
    }
}
