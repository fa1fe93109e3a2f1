package neckar.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neckar.calibration.fit.Robust;
import neckar.calibration.procedure.FitTable;
import neckar.calibration.session.ChipResult;
import neckar.calibration.session.Verdict;

/** The calibration of one chip in its report. */
final class CalibrationSummary {
    /** Seconds that a laboratory needs to write the floating gates of a chip (calibration reference 5.1). */
    static final double WRITING_SEC = 2;

    private CalibrationSummary() {}

    static Map<String, Object> of(ChipResult result, Verdict verdict) {
        Map<String, Object> chip = new LinkedHashMap<>();
        chip.put("kept", 512 - verdict.lostDenmems().size());
        chip.put("inhibitory_inputs_lost", verdict.lostInhibitory().size());
        chip.put("rows_lost", verdict.lostRows().size());
        chip.put("writings", result.writings());
        chip.put("reading_sec", result.readingSec());
        chip.put("laboratory_sec", result.writings() * WRITING_SEC + result.readingSec());
        Map<String, Object> parameters = new LinkedHashMap<>();
        for (FitTable table : result.tables()) {
            parameters.put(table.parameter(), of(table));
        }
        chip.put("parameters", parameters);
        List<Object> failed = new ArrayList<>();
        verdict.lostDenmems().forEach((d, why) -> failed.add(Map.of("denmem", d, "why", why)));
        chip.put("lost", failed);
        return chip;
    }

    private static Map<String, Object> of(FitTable table) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("unit", table.unit());
        parameter.put("kept", table.kept());
        parameter.put("lost", table.reasons().size() - table.kept());
        List<Object> steps = new ArrayList<>();
        for (int s = 0; s < table.codes().length; s++) {
            double[] off = new double[table.values()[s].length];
            for (int i = 0; i < off.length; i++) {
                double value = table.values()[s][i];
                double fitted = table.fitted()[s][i];
                off[i] = table.logarithmic() ? StrictMath.log(value / fitted) : value - fitted;
            }
            Map<String, Object> step = new LinkedHashMap<>();
            step.put("code", table.codes()[s]);
            step.put("mean", number(Robust.mean(table.values()[s])));
            step.put("spread", number(Robust.deviation(table.values()[s])));
            step.put("residual", number(Robust.deviation(off)));
            steps.add(step);
        }
        parameter.put("steps", steps);
        return parameter;
    }

    /** Six digits, as everywhere in reports; 0 for what is not a number. */
    private static double number(double value) {
        return Double.isNaN(value) || Double.isInfinite(value)
                ? 0
                : new java.math.BigDecimal(value)
                        .round(new java.math.MathContext(6))
                        .doubleValue();
    }
}
