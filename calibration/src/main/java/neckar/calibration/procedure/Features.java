package neckar.calibration.procedure;

/**
 * What one step yields: rows of numbers, one column per circuit; NaN where nothing was found. Frozen by convention: nobody writes
 * into the rows after the measurement.
 *
 * @param rows the numbers
 */
@SuppressWarnings("ArrayRecordComponent") // handed from the measurement to the journal and the fit
public record Features(float[][] rows) {
    /** A row as doubles. */
    public double[] row(int index) {
        double[] result = new double[rows[index].length];
        for (int i = 0; i < result.length; i++) {
            result[i] = rows[index][i];
        }
        return result;
    }
}
