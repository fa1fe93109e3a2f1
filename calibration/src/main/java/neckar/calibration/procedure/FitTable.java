package neckar.calibration.procedure;

import java.util.Arrays;
import java.util.List;

/**
 * Points and results of a fit, for reports.
 *
 * @param parameter name of the parameter, with the mode where it has several
 * @param unit unit of the values
 * @param logarithmic whether the values are fitted in logarithmic scale
 * @param codes stepped codes
 * @param values measured values by step and circuit; NaN where missing
 * @param fitted fitted values by step and circuit
 * @param reasons why a circuit was rejected, by circuit; empty where it was not
 */
@SuppressWarnings("ArrayRecordComponent") // read-only data for reports
public record FitTable(
        String parameter,
        String unit,
        boolean logarithmic,
        double[] codes,
        double[][] values,
        double[][] fitted,
        List<String> reasons) {
    /** Results of a test, which has nothing to fit. */
    static FitTable ofTest(String name, String unit, double[] codes, double[][] values, List<String> reasons) {
        double[][] same = Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
        return new FitTable(name, unit, false, codes, values, same, reasons);
    }

    /** Circuits without a reason. */
    public int kept() {
        return (int) reasons.stream().filter(String::isEmpty).count();
    }
}
