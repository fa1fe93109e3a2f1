package neckar.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import neckar.calibration.fit.Robust;
import neckar.calibration.procedure.FitTable;
import neckar.calibration.session.ChipResult;
import neckar.calibration.session.Plan;
import neckar.calibration.session.Verdict;
import neckar.cli.picture.FitPicture;
import neckar.cli.picture.HistogramPicture;
import neckar.cli.picture.WaferPicture;
import neckar.spec.coord.HicannOnWafer;

/** Pictures of a calibration as SVG, with a page that shows them. */
final class CalibrationPictures {
    private static final double VOLT_STEP = 1e-3;
    private static final double SHARE_STEP = 0.01;
    private static final int LEAST_STEPS = 3;
    private static final double LEAST_LAST_CODE = 20;

    private CalibrationPictures() {}

    /** File names with their content. */
    static Map<String, byte[]> of(List<ChipResult> results, List<Verdict> verdicts) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("wafer.svg", wafer(verdicts).svg());
        Map<String, List<FitTable>> byParameter = new LinkedHashMap<>();
        for (ChipResult result : results) {
            for (FitTable table : result.tables()) {
                byParameter
                        .computeIfAbsent(table.parameter(), key -> new ArrayList<>())
                        .add(table);
            }
        }
        byParameter.forEach((parameter, tables) -> {
            if (tables.get(0).codes().length > 1 && !Plan.TESTS.contains(parameter)) {
                files.put(parameter + ".svg", histogram(parameter, tables).svg());
                if (isStepped(tables.get(0))) {
                    files.put(
                            parameter + "-fits.svg",
                            fits(parameter, tables.get(0), verdicts.get(0)).svg());
                }
            }
        });
        return files;
    }

    /** A page with all pictures and the yields. */
    static String page(Map<String, byte[]> files, List<ChipResult> results, List<Verdict> verdicts) {
        StringBuilder page = new StringBuilder("<!doctype html><meta charset=\"utf-8\"><title>Calibration</title>"
                + "<style>body{font:14px sans-serif;margin:2em}td,th{padding:2px 10px;text-align:right}"
                + "img{margin:8px;border:1px solid #ddd}</style><h1>Calibration</h1><table><tr><th>chip<th>parameter"
                + "<th>kept<th>lost</tr>\n");
        for (int i = 0; i < results.size(); i++) {
            for (FitTable table : results.get(i).tables()) {
                page.append(String.format(
                        Locale.ROOT,
                        "<tr><td>%s<td>%s<td>%d<td>%d</tr>%n",
                        verdicts.get(i).hicann(),
                        table.parameter(),
                        table.kept(),
                        table.reasons().size() - table.kept()));
            }
        }
        page.append("</table>\n");
        files.keySet().forEach(name -> page.append("<img src=\"").append(name).append("\">\n"));
        return page.toString().replace("\r\n", "\n");
    }

    private static WaferPicture wafer(List<Verdict> verdicts) {
        List<OptionalDouble> lost = new ArrayList<>();
        for (HicannOnWafer chip : HicannOnWafer.all()) {
            lost.add(verdicts.stream()
                    .filter(verdict -> verdict.hicann().equals(chip))
                    .mapToDouble(verdict -> verdict.lostDenmems().size())
                    .findFirst());
        }
        double most = lost.stream().mapToDouble(l -> l.orElse(0)).max().orElse(0);
        return new WaferPicture(
                "Denmems lost to calibration",
                verdicts.size() + " chips calibrated",
                List.of(new WaferPicture.Panel("lost of 512", "denmems", Math.max(16, most), lost)));
    }

    /** Deviations of the circuits from the mean of their step, and what is left of them after the fit. */
    private static HistogramPicture histogram(String parameter, List<FitTable> tables) {
        boolean relative = tables.get(0).logarithmic();
        List<Double> before = new ArrayList<>();
        List<Double> after = new ArrayList<>();
        for (FitTable table : tables) {
            for (int s = 0; s < table.codes().length; s++) {
                double[] values = table.values()[s];
                double centre = Robust.median(values);
                for (int i = 0; i < values.length; i++) {
                    double fitted = table.fitted()[s][i];
                    if (!Double.isNaN(values[i]) && !Double.isNaN(fitted)) {
                        before.add(relative ? StrictMath.log(values[i] / centre) : values[i] - centre);
                        after.add(relative ? StrictMath.log(values[i] / fitted) : values[i] - fitted);
                    }
                }
            }
        }
        double step = relative ? SHARE_STEP : VOLT_STEP;
        return new HistogramPicture(
                parameter,
                String.format(
                        Locale.ROOT, "standard deviation %.4f before, %.4f after", deviation(before), deviation(after)),
                relative ? "logarithm of value over expected value" : "value - expected value, V",
                List.of(series("of the chip", before, step), series("of the fit", after, step)));
    }

    /** Whether the steps are rising codes, not numbers of settings. */
    private static boolean isStepped(FitTable table) {
        boolean rising = table.codes().length >= LEAST_STEPS;
        for (int s = 1; s < table.codes().length; s++) {
            rising &= table.codes()[s] > table.codes()[s - 1];
        }
        return rising && table.codes()[table.codes().length - 1] > LEAST_LAST_CODE;
    }

    /** Points and fits of the best circuit, two in the middle and the three worst. */
    private static FitPicture fits(String parameter, FitTable table, Verdict verdict) {
        int circuits = table.reasons().size();
        double[] residual = new double[circuits];
        List<Integer> order = new ArrayList<>();
        for (int c = 0; c < circuits; c++) {
            double sum = 0;
            for (int s = 0; s < table.codes().length; s++) {
                double value = table.values()[s][c];
                double fitted = table.fitted()[s][c];
                double off = table.logarithmic() ? StrictMath.log(value / fitted) : value - fitted;
                sum += Double.isNaN(off) ? 0 : off * off;
            }
            residual[c] = sum;
            if (table.reasons().get(c).isEmpty() && sum > 0) {
                order.add(c);
            }
        }
        order.sort(Comparator.comparingDouble(c -> residual[c]));
        int n = order.size();
        List<FitPicture.Circuit> shown = new ArrayList<>();
        for (int rank : new int[] {0, n / 2 - 1, n / 2, n - 3, n - 2, n - 1}) {
            if (rank >= 0 && rank < n) {
                int c = order.get(rank);
                String name = (rank == 0 ? "best " : rank < n - 3 ? "median " : "worst ") + c;
                shown.add(new FitPicture.Circuit(
                        name, column(table, table.values(), c), column(table, table.fitted(), c)));
            }
        }
        return new FitPicture(
                parameter + ", " + verdict.hicann(),
                "points and fits of single circuits, by residual",
                (table.logarithmic() ? "decimal logarithm of value in " : "value in ") + table.unit(),
                table.codes(),
                shown);
    }

    private static double[] column(FitTable table, double[][] rows, int circuit) {
        double[] column = new double[rows.length];
        for (int s = 0; s < column.length; s++) {
            double value = rows[s][circuit];
            column[s] = table.logarithmic() ? StrictMath.log10(value) : value;
        }
        return column;
    }

    private static double deviation(List<Double> values) {
        return Robust.deviation(values.stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static HistogramPicture.Series series(String name, List<Double> values, double step) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        double first = sorted.length == 0 ? 0 : Math.floor(sorted[0] / step) * step;
        int n = sorted.length == 0 ? 1 : (int) ((sorted[sorted.length - 1] - first) / step) + 1;
        long[] counts = new long[n];
        Arrays.stream(sorted).forEach(v -> counts[Math.min(n - 1, (int) ((v - first) / step))]++);
        return new HistogramPicture.Series(name, first, step, counts);
    }
}
