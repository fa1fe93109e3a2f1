package neckar.calibration.fit;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.DiagonalMatrix;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.MultivariateJacobianFunction;
import org.hipparchus.util.Pair;

/**
 * A difference of two exponentials behind an onset on a constant: what a leaky membrane does with a conductance that decays. Fitted
 * by the scan of one time constant and then by Levenberg and Marquardt over offset, strength and the logarithms of both time
 * constants, the membrane's held near its known value.
 */
public final class PotentialFit {
    private static final int SCANNED = 20;
    /** Error of an onset that is known. */
    private static final double KNOWN_SEC = 1e-11;

    private static final int MAX_EVALUATIONS = 60;
    private static final int MAX_ITERATIONS = 40;

    private PotentialFit() {}

    /** Sum of squares that is left with the best offset and strength. */
    public static double error(double[] y, int n, double onset, double tauMem, double tau, double step) {
        return solve(y, n, onset, tauMem, tau, step)[2];
    }

    /** Strength of the potential for known time constants, with the best offset. */
    public static double strength(double[] y, double onset, double tauMem, double tau, double step) {
        return solve(y, y.length, onset, tauMem, tau, step)[1];
    }

    private static double[] solve(double[] y, int n, double onset, double tauMem, double tau, double step) {
        double sr = 0;
        double srr = 0;
        double sy = 0;
        double sry = 0;
        double syy = 0;
        double first = StrictMath.ceil(onset / step);
        double slow = StrictMath.exp(-(first * step - onset) / tauMem);
        double fast = StrictMath.exp(-(first * step - onset) / apart(tau, tauMem));
        double slowStep = StrictMath.exp(-step / tauMem);
        double fastStep = StrictMath.exp(-step / apart(tau, tauMem));
        double scale = tauMem / (tauMem - apart(tau, tauMem));
        for (int i = 0; i < n; i++) {
            double r = 0;
            if (i >= first) {
                r = scale * (slow - fast);
                slow *= slowStep;
                fast *= fastStep;
            }
            sr += r;
            srr += r * r;
            sy += y[i];
            sry += r * y[i];
            syy += y[i] * y[i];
        }
        double strength = (n * sry - sr * sy) / (n * srr - sr * sr);
        double offset = (sy - strength * sr) / n;
        return new double[] {offset, strength, syy - offset * sy - strength * sry};
    }

    /**
     * Fits one averaged period.
     *
     * @param y values, near 0 before the onset, as many as are whitened or more
     * @param onset begin
     * @param step distance of values
     * @param tauMem membrane time constant
     * @param tauMemError its relative error
     * @param noise noise of the values
     * @param low smallest synaptic time constant
     * @param high largest synaptic time constant
     * @param onsetError error of the onset in seconds; 0 for an onset that is known
     * @return synaptic time constant, strength and how much later than told it begins; NaN when the fit fails
     */
    public static double[] fit(
            double[] y,
            double onset,
            double step,
            double tauMem,
            double tauMemError,
            Whitening noise,
            double low,
            double high,
            double onsetError) {
        int n = noise.size();
        double from = StrictMath.log(low);
        double width = (StrictMath.log(high) - from) / SCANNED;
        double scanned = from;
        double bestError = Double.MAX_VALUE;
        for (int i = 0; i <= SCANNED; i++) {
            double error = error(y, n, onset, tauMem, StrictMath.exp(from + i * width), step);
            if (error < bestError) {
                bestError = error;
                scanned = from + i * width;
            }
        }
        double best = scanned;
        double[] c = solve(y, n, onset, tauMem, StrictMath.exp(best), step);
        double peak = 0;
        for (double value : y) {
            peak = StrictMath.max(peak, StrictMath.abs(value));
        }
        // All numbers are put to the order of one: volts over the peak, logarithms of times over their start.
        double scale = peak;
        RealVector start = new ArrayRealVector(new double[] {c[0] / scale, c[1] / scale, 0, 0, 0});
        double startTau = StrictMath.exp(best);
        double lowest = from - best;
        double highest = StrictMath.log(high) - best;
        MultivariateJacobianFunction model = p -> model(p, noise, scale, onset, step, startTau, tauMem);
        double[] target = java.util.Arrays.copyOf(noise.apply(y), n + 2);
        double[] weight = new double[n + 2];
        java.util.Arrays.fill(weight, 1);
        weight[n] = 1 / (tauMemError * tauMemError);
        double shift = StrictMath.max(onsetError, KNOWN_SEC) / startTau;
        weight[n + 1] = 1 / (shift * shift);
        try {
            LeastSquaresOptimizer.Optimum optimum = new LevenbergMarquardtOptimizer()
                    .optimize(new LeastSquaresBuilder()
                            .start(start)
                            .model(model)
                            .target(target)
                            .weight(new DiagonalMatrix(weight))
                            .lazyEvaluation(false)
                            .maxEvaluations(MAX_EVALUATIONS)
                            .maxIterations(MAX_ITERATIONS)
                            .parameterValidator(p -> bounded(p, lowest, highest))
                            .build());
            double[] p = optimum.getPoint().toArray();
            return new double[] {startTau * StrictMath.exp(p[2]), p[1] * scale, p[4] * startTau};
        } catch (org.hipparchus.exception.MathIllegalStateException e) {
            return new double[] {Double.NaN, Double.NaN, Double.NaN};
        }
    }

    private static RealVector bounded(RealVector p, double low, double high) {
        RealVector inside = p.copy();
        inside.setEntry(2, StrictMath.max(low, StrictMath.min(high, p.getEntry(2))));
        inside.setEntry(3, StrictMath.max(-0.5, StrictMath.min(0.5, p.getEntry(3))));
        return inside;
    }

    /** Equal time constants have a limit of their own; this far from it the error is negligible. */
    private static double apart(double tau, double mem) {
        return StrictMath.abs(mem / tau - 1) < 3e-4 ? mem * (1 - 3e-4) : tau;
    }

    private static Pair<RealVector, RealMatrix> model(
            RealVector p, Whitening noise, double scale, double onset, double step, double startTau, double tauMem) {
        int n = noise.size();
        double offset = p.getEntry(0) * scale;
        double strength = p.getEntry(1) * scale;
        double mem = tauMem * StrictMath.exp(p.getEntry(3));
        double tau = apart(startTau * StrictMath.exp(p.getEntry(2)), mem);
        double[][] columns = new double[6][n];
        double begin = onset + p.getEntry(4) * startTau;
        int first = (int) StrictMath.max(0, StrictMath.ceil(begin / step));
        double slow = StrictMath.exp(-(first * step - begin) / mem);
        double fast = StrictMath.exp(-(first * step - begin) / tau);
        double slowStep = StrictMath.exp(-step / mem);
        double fastStep = StrictMath.exp(-step / tau);
        double factor = mem / (mem - tau);
        double ratio = tau / (mem - tau);
        for (int i = 0; i < n; i++) {
            columns[5][i] = offset;
            columns[0][i] = scale;
            if (i >= first) {
                // tauMem/(tauMem - tau) (exp(-t/tauMem) - exp(-t/tau)), and its derivatives by both logarithms.
                double time = i * step - begin;
                double r = factor * (slow - fast);
                columns[5][i] += strength * r;
                columns[1][i] = scale * r;
                columns[2][i] = strength * (ratio * r - factor * fast * time / tau);
                columns[3][i] = strength * (factor * slow * time / mem - ratio * r);
                columns[4][i] = strength * factor * (slow / mem - fast / tau) * startTau;
                slow *= slowStep;
                fast *= fastStep;
            }
        }
        double[][] jacobian = new double[n + 2][5];
        for (int k = 0; k < 5; k++) {
            double[] white = noise.apply(columns[k]);
            for (int i = 0; i < n; i++) {
                jacobian[i][k] = white[i];
            }
        }
        double[] value = java.util.Arrays.copyOf(noise.apply(columns[5]), n + 2);
        value[n] = p.getEntry(3);
        jacobian[n][3] = 1;
        value[n + 1] = p.getEntry(4);
        jacobian[n + 1][4] = 1;
        return new Pair<>(new ArrayRealVector(value, false), new Array2DRowRealMatrix(jacobian, false));
    }
}
