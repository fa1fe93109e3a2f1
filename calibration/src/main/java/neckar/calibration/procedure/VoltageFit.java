package neckar.calibration.procedure;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import neckar.calibration.fit.Line;
import neckar.calibration.fit.Robust;
import neckar.spec.calib.MapState;
import neckar.spec.calib.ParameterMaps.Form;
import neckar.spec.unit.FloatingGateScale;

/**
 * Lines of voltage against code, inverted to maps. The slopes of the circuits of a floating-gate block are drawn together as far as
 * their scatter is that of the measurement (empirical Bayes): the cells of a row of a block share their supply. States are decided
 * before.
 */
final class VoltageFit {
    private static final double VOLT_PER_CODE = FloatingGateScale.FULL_SCALE_VOLT / FloatingGateScale.MAX_DAC;
    /** Spread of points about a line below which none is an outlier: the limit of tests of written cells. */
    private static final double LEAST_VOLT = 0.006;

    private static final double MAX_SLOPE_ERROR = 1;
    private static final double MAX_OFFSET_DAC = 1000;

    private VoltageFit() {}

    /**
     * Fits all circuits.
     *
     * @param parameter name for the table
     * @param codes code of each step
     * @param values volt by step and circuit, NaN where missing
     * @param block block of a circuit
     */
    static DenmemProcedure.Fit fit(String parameter, double[] codes, double[][] values, IntUnaryOperator block) {
        int n = values[0].length;
        Line[] lines = new Line[n];
        double[] noise = new double[n];
        Arrays.fill(noise, Double.NaN);
        for (int i = 0; i < n; i++) {
            lines[i] = Line.robust(codes, column(values, i), LEAST_VOLT);
            noise[i] = lines[i].used() > 2 ? lines[i].residual() * lines[i].residual() : Double.NaN;
        }
        Entries entries = new Entries(Form.POLY, n, 2);
        decide(entries, lines, values);
        double variance = Robust.mean(clipped(noise));
        Line[] shrunk = shrink(entries, lines, variance, block);
        double[][] fitted = new double[values.length][n];
        for (int i = 0; i < n; i++) {
            for (int s = 0; s < values.length; s++) {
                fitted[s][i] = entries.isRejected(i) ? Double.NaN : shrunk[i].value(codes[s]);
            }
            if (!entries.isRejected(i)) {
                accept(entries, i, shrunk[i], codes, column(values, i), variance);
            }
        }
        return new DenmemProcedure.Fit(
                entries.build(), new FitTable(parameter, "V", false, codes, values, fitted, entries.reasons()));
    }

    /** Without the largest hundredth, so that single bad circuits do not set the noise of all. */
    private static double[] clipped(double[] values) {
        double[] sorted = Robust.sorted(values);
        return Arrays.copyOf(sorted, sorted.length - sorted.length / 100);
    }

    private static double[] column(double[][] values, int i) {
        return Arrays.stream(values).mapToDouble(row -> row[i]).toArray();
    }

    private static void decide(Entries entries, Line[] lines, double[][] values) {
        for (int i = 0; i < lines.length; i++) {
            int circuit = i;
            long present = Arrays.stream(values)
                    .filter(row -> !Double.isNaN(row[circuit]))
                    .count();
            double relative = lines[i].slope() / VOLT_PER_CODE;
            if (present < 3) {
                entries.reject(i, MapState.MISSING_TRACE, "fewer than 3 good traces");
            } else if (lines[i].used() == 0) {
                entries.reject(i, MapState.FIT_FAILED, "more than a quarter of the points off the line");
            } else if (!(StrictMath.abs(relative - 1) < MAX_SLOPE_ERROR) || relative < 0.2) {
                entries.reject(i, MapState.NOT_CREDIBLE, "the value hardly follows the code");
            } else if (StrictMath.abs(lines[i].centre() - lines[i].at() / lines[i].slope()) > MAX_OFFSET_DAC) {
                entries.reject(i, MapState.NOT_CREDIBLE, "an offset above 1000 codes");
            }
        }
    }

    private static Line[] shrink(Entries entries, Line[] lines, double variance, IntUnaryOperator block) {
        Line[] result = lines.clone();
        for (int b = 0; b < 4; b++) {
            int blockId = b;
            double[] slopes = new double[lines.length];
            double[] expected = new double[lines.length];
            for (int i = 0; i < lines.length; i++) {
                boolean counts = block.applyAsInt(i) == blockId && !entries.isRejected(i);
                slopes[i] = counts ? lines[i].slope() : Double.NaN;
                expected[i] = counts ? variance * lines[i].slopeVariancePerNoise() : Double.NaN;
            }
            if (Robust.sorted(slopes).length < 8) {
                continue;
            }
            double centre = Robust.median(slopes);
            double own = Robust.spread(slopes);
            double between = StrictMath.max(0, own * own - Robust.mean(expected));
            for (int i = 0; i < lines.length; i++) {
                if (!Double.isNaN(slopes[i])) {
                    double all = between + expected[i];
                    result[i] = lines[i].shrunk(centre, all > 0 ? between / all : 0);
                }
            }
        }
        return result;
    }

    private static void accept(Entries entries, int i, Line line, double[] codes, double[] values, double variance) {
        double low = Double.MAX_VALUE;
        double high = 0;
        double sum = 0;
        int present = 0;
        for (int s = 0; s < codes.length; s++) {
            if (!Double.isNaN(values[s])) {
                low = StrictMath.min(low, codes[s]);
                high = StrictMath.max(high, codes[s]);
                double r = values[s] - line.value(codes[s]);
                sum += r * r;
                present++;
            }
        }
        double[] c = {line.centre() - line.at() / line.slope(), 1 / line.slope()};
        double sigmaDac = StrictMath.sqrt(variance * (1 + 1.0 / line.used())) / line.slope();
        entries.accept(i, c, line.value(low), line.value(high), sigmaDac, StrictMath.sqrt(sum / present), line.used());
    }
}
