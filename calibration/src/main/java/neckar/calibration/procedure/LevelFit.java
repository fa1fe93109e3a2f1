package neckar.calibration.procedure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import neckar.calibration.fit.Falling;
import neckar.calibration.fit.Robust;
import neckar.calibration.fit.Spline;
import neckar.calibration.fit.TwoWay;
import neckar.spec.calib.MapState;
import neckar.spec.calib.ParameterMaps.Form;

/**
 * Maps of positive quantities: in logarithmic scale each circuit follows the curve of its group at a level of its own. The curve is
 * that of the measured steps, joined by a spline; no law is assumed. Stored as tables.
 */
final class LevelFit {
    private static final double LEAST_NOISE = 0.002;
    private static final double MAX_MISFIT = 2.5;
    private static final double MAX_FACTOR = 5;
    private static final int BETWEEN_STEPS = 3;

    /** Smallest fall or rise of a curve's logarithm between two steps: where a curve is flat, its noise must not turn it. */
    private static final double LEAST_FALL = 1e-3;

    private LevelFit() {}

    /**
     * Fits all circuits.
     *
     * @param parameter name for the table
     * @param unit unit for the table
     * @param codes code of each step, rising
     * @param values positive values by step and circuit; NaN where missing
     * @param group group of a circuit, 0..groups-1
     * @param groups number of groups
     * @param scale what the code is put to before curves are joined: the logarithm for currents
     * @param beyond nominal values of codes beyond the last step, that the curve goes on with in ratio; may be empty
     */
    static DenmemProcedure.Fit fit(
            String parameter,
            String unit,
            double[] codes,
            double[][] values,
            IntUnaryOperator group,
            int groups,
            DoubleUnaryOperator scale,
            double[][] beyond) {
        int n = values[0].length;
        double[][] logs = logs(values);
        List<Double> table = tableCodes(codes, scale, beyond);
        double[] tableCodes = table.stream().mapToDouble(Double::doubleValue).toArray();
        Entries entries = new Entries(Form.TABLE, n, tableCodes.length, tableCodes);
        double[][] fitted = new double[codes.length][n];
        for (int g = 0; g < groups; g++) {
            boolean[] member = new boolean[n];
            for (int i = 0; i < n; i++) {
                member[i] = group.applyAsInt(i) == g;
            }
            TwoWay parts = TwoWay.of(logs, member, LEAST_NOISE, (codes.length * 3 + 4) / 5);
            double[] knots = monotone(parts);
            double[] curve = curve(codes, knots, tableCodes, scale, beyond);
            double writeDac = writeDac(codes, parts);
            for (int i = 0; i < n; i++) {
                if (member[i]) {
                    enter(entries, i, parts, curve, writeDac, codes);
                    for (int s = 0; s < codes.length; s++) {
                        fitted[s][i] = entries.isRejected(i)
                                ? Double.NaN
                                : StrictMath.exp(parts.curve()[s] + parts.level()[i]);
                    }
                }
            }
        }
        FitTable result = new FitTable(parameter, unit, true, codes, values, fitted, entries.reasons());
        return new DenmemProcedure.Fit(entries.build(), result);
    }

    /** The shared curve, falling or rising from its first step to its last. */
    private static double[] monotone(TwoWay parts) {
        double[] weights = weights(parts.noise());
        if (falls(parts.curve(), 0, parts.curve().length - 1)) {
            return Falling.of(parts.curve(), weights, LEAST_FALL);
        }
        return negated(Falling.of(negated(parts.curve()), weights, LEAST_FALL));
    }

    private static boolean falls(double[] curve, int from, int to) {
        return curve[to] < curve[from];
    }

    private static double[] negated(double[] values) {
        double[] negated = new double[values.length];
        for (int i = 0; i < negated.length; i++) {
            negated[i] = -values[i];
        }
        return negated;
    }

    private static double[] weights(double[] noise) {
        double[] weights = new double[noise.length];
        for (int s = 0; s < weights.length; s++) {
            weights[s] = 1 / (noise[s] * noise[s]);
        }
        return weights;
    }

    private static double[][] logs(double[][] values) {
        double[][] logs = new double[values.length][];
        for (int s = 0; s < values.length; s++) {
            logs[s] = new double[values[s].length];
            for (int i = 0; i < values[s].length; i++) {
                logs[s][i] = values[s][i] > 0 ? StrictMath.log(values[s][i]) : Double.NaN;
            }
        }
        return logs;
    }

    private static List<Double> tableCodes(double[] codes, DoubleUnaryOperator scale, double[][] beyond) {
        List<Double> table = new ArrayList<>();
        for (int s = 0; s + 1 < codes.length; s++) {
            for (int k = 0; k < BETWEEN_STEPS; k++) {
                double from = scale.applyAsDouble(codes[s]);
                double to = scale.applyAsDouble(codes[s + 1]);
                double wanted = from + (to - from) * k / BETWEEN_STEPS;
                table.add(k == 0 ? codes[s] : inverse(scale, wanted, codes[s], codes[s + 1]));
            }
        }
        table.add(codes[codes.length - 1]);
        for (double[] further : beyond) {
            table.add(further[0]);
        }
        return table;
    }

    private static double inverse(DoubleUnaryOperator scale, double wanted, double low, double high) {
        double a = low;
        double b = high;
        for (int i = 0; i < 50; i++) {
            double middle = (a + b) / 2;
            if (scale.applyAsDouble(middle) < wanted) {
                a = middle;
            } else {
                b = middle;
            }
        }
        // Files hold six digits.
        return StrictMath.rint(1000 * a) / 1000;
    }

    private static double[] curve(
            double[] codes, double[] logs, double[] tableCodes, DoubleUnaryOperator scale, double[][] beyond) {
        double[] x = new double[codes.length];
        for (int s = 0; s < x.length; s++) {
            x[s] = scale.applyAsDouble(codes[s]);
        }
        Spline spline = new Spline(x, logs);
        double[] curve = new double[tableCodes.length];
        int inside = curve.length - beyond.length;
        for (int k = 0; k < inside; k++) {
            curve[k] = spline.value(scale.applyAsDouble(tableCodes[k]));
        }
        for (int knot = 0; knot + BETWEEN_STEPS < inside; knot += BETWEEN_STEPS) {
            straightenUnlessMonotone(curve, knot, knot + BETWEEN_STEPS);
        }
        for (int k = 0; k < beyond.length; k++) {
            curve[inside + k] = curve[inside - 1] + StrictMath.log(beyond[k][1]);
        }
        return curve;
    }

    /** Where the spline overshoots between two knots, as it may in a flat part, a straight line takes its place. */
    private static void straightenUnlessMonotone(double[] curve, int from, int to) {
        boolean monotone = true;
        double direction = falls(curve, from, to) ? 1 : -1;
        for (int k = from + 1; k <= to; k++) {
            monotone &= direction * (curve[k - 1] - curve[k]) > LEAST_FALL / (2 * BETWEEN_STEPS);
        }
        for (int k = from + 1; k < to && !monotone; k++) {
            curve[k] = curve[from] + (curve[to] - curve[from]) * (k - from) / (to - from);
        }
    }

    /**
     * Error of a written cell in codes: the scatter of the steps over the slope of the curve, where it is small among all steps,
     * because the noise of the measurement adds to it where the curve is flat.
     */
    private static double writeDac(double[] codes, TwoWay parts) {
        double[] dac = new double[codes.length];
        for (int s = 0; s < codes.length; s++) {
            int before = StrictMath.max(0, s - 1);
            int after = StrictMath.min(codes.length - 1, s + 1);
            double slope = (parts.curve()[after] - parts.curve()[before]) / (codes[after] - codes[before]);
            dac[s] = parts.noise()[s] / StrictMath.abs(slope);
        }
        double[] sorted = Robust.sorted(dac);
        return sorted[sorted.length / 4];
    }

    private static void enter(Entries entries, int i, TwoWay parts, double[] curve, double writeDac, double[] codes) {
        double level = parts.level()[i];
        if (Double.isNaN(level)) {
            entries.reject(i, MapState.MISSING_TRACE, "too few good traces");
            return;
        }
        if (parts.misfit()[i] > MAX_MISFIT) {
            entries.reject(i, MapState.FIT_FAILED, "does not follow the curve of its group");
            return;
        }
        if (StrictMath.abs(level) > StrictMath.log(MAX_FACTOR)) {
            entries.reject(i, MapState.NOT_CREDIBLE, "more than a factor of 5 off the chip");
            return;
        }
        double[] c = new double[curve.length];
        boolean falling = true;
        boolean rising = true;
        for (int k = 0; k < c.length; k++) {
            c[k] = StrictMath.exp(curve[k] + level);
            falling &= k == 0 || c[k] < c[k - 1];
            rising &= k == 0 || c[k] > c[k - 1];
        }
        if (!falling && !rising) {
            entries.reject(i, MapState.FIT_FAILED, "the curve of its group is not monotone");
            return;
        }
        int middle = codes.length / 2;
        double slope = StrictMath.abs(
                (parts.curve()[middle] - parts.curve()[middle - 1]) / (codes[middle] - codes[middle - 1]));
        double fitDac = parts.levelDeviation()[i] / slope;
        double rms = StrictMath.exp(parts.curve()[middle] + level) * parts.noise()[middle];
        double low = StrictMath.min(c[0], c[c.length - 1]);
        double high = StrictMath.max(c[0], c[c.length - 1]);
        entries.accept(i, c, low, high, StrictMath.hypot(writeDac, fitDac), rms, codes.length);
    }
}
