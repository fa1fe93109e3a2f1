package neckar.calibration.procedure;

import java.util.Arrays;
import neckar.spec.calib.MapState;
import neckar.spec.calib.ParameterMaps;
import neckar.spec.calib.ParameterMaps.Form;

/** Collects the maps of all circuits of a chip; entries that are never set stay without a map. */
final class Entries {
    private final Form form;
    private final double[] tableCodes;
    private final int width;
    private final float[] coefficients;
    private final float[] domain;
    private final float[] sigmaDac;
    private final float[] residual;
    private final int[] points;
    private final MapState[] states;
    private final String[] reasons;

    /** Maps of a family with so many coefficients. */
    Entries(Form form, int entries, int width, double... tableCodes) {
        this.form = form;
        this.tableCodes = tableCodes.clone();
        this.width = width;
        coefficients = new float[entries * width];
        domain = new float[2 * entries];
        sigmaDac = new float[entries];
        residual = new float[entries];
        points = new int[entries];
        states = new MapState[entries];
        Arrays.fill(states, MapState.MISSING_TRACE);
        reasons = new String[entries];
        Arrays.fill(reasons, "");
        if (form == Form.TABLE) {
            // A table must be monotone and positive even where it is not used.
            for (int i = 0; i < coefficients.length; i++) {
                coefficients[i] = 1 + i % width;
            }
        }
    }

    void reject(int entry, MapState state, String reason) {
        states[entry] = state;
        reasons[entry] = reason;
    }

    boolean isRejected(int entry) {
        return !reasons[entry].isEmpty();
    }

    void accept(int entry, double[] c, double low, double high, double sigma, double rms, int used) {
        for (int k = 0; k < width; k++) {
            coefficients[entry * width + k] = (float) c[k];
        }
        domain[2 * entry] = (float) low;
        domain[2 * entry + 1] = (float) high;
        sigmaDac[entry] = (float) sigma;
        residual[entry] = (float) rms;
        points[entry] = used;
        states[entry] = MapState.OK;
    }

    java.util.List<String> reasons() {
        return Arrays.asList(reasons.clone());
    }

    ParameterMaps build() {
        return new ParameterMaps(form, tableCodes, coefficients, domain, sigmaDac, residual, points, states);
    }
}
