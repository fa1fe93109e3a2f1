package neckar.spec.calib;

import neckar.base.Invariant;
import neckar.spec.calib.TransferForm.Constant;
import neckar.spec.calib.TransferForm.NegativePowers;
import neckar.spec.calib.TransferForm.OneOver;
import neckar.spec.calib.TransferForm.Polynomial;
import neckar.spec.calib.TransferForm.Softplus;

/**
 * Measured maps of one parameter for all circuits of a chip, in columns: an entry per denmem (512) or floating-gate
 * block (4). Numbers are kept as floats, as files carry six digits. Immutable.
 */
public final class ParameterMaps {
    /** Family of maps (calibration reference 1.2). */
    public enum Form {
        /** A code; one coefficient. */
        CONST("const"),
        /** {@code c0 + c1 x + ...} */
        POLY("poly"),
        /** {@code c1/x + c2/x^2 + ...} */
        NEGPOW("negpow"),
        /** {@code 1/(c0 + c1 x + ...)} */
        ONEOVER("oneover"),
        /** Offset, a, b, c of {@link Softplus}. */
        SOFTPLUS("softplus"),
        /** Values at the codes of the table. */
        TABLE("table");

        private final String key;

        Form(String key) {
            this.key = key;
        }

        /** Name in files. */
        public String key() {
            return key;
        }
    }

    private final Form form;
    private final double[] tableCodes;
    private final int width;
    private final float[] coefficients;
    private final float[] domain;
    private final float[] sigmaDac;
    private final float[] residual;
    private final int[] points;
    private final MapState[] states;

    /**
     * Maps of one parameter.
     *
     * @param form family
     * @param tableCodes codes of a table, empty for the other families
     * @param coefficients entries times coefficients, entry after entry
     * @param domain entries times two: lower and upper end in hardware units
     * @param sigmaDac uncertainty of the code in the middle of the domain, per entry
     * @param residual rms residual of the fit in hardware units, per entry
     * @param points number of points used, per entry
     * @param states state, per entry
     */
    public ParameterMaps(
            Form form,
            double[] tableCodes,
            float[] coefficients,
            float[] domain,
            float[] sigmaDac,
            float[] residual,
            int[] points,
            MapState[] states) {
        int entries = states.length;
        Invariant.check(entries > 0 && coefficients.length % entries == 0, "equal width", entries);
        Invariant.check(
                domain.length == 2 * entries
                        && sigmaDac.length == entries
                        && residual.length == entries
                        && points.length == entries,
                "one value per entry",
                entries);
        this.form = form;
        this.tableCodes = tableCodes.clone();
        this.width = coefficients.length / entries;
        this.coefficients = coefficients.clone();
        this.domain = domain.clone();
        this.sigmaDac = sigmaDac.clone();
        this.residual = residual.clone();
        this.points = points.clone();
        this.states = states.clone();
    }

    /** Family of the maps. */
    public Form form() {
        return form;
    }

    /** Codes of a table; empty for other families. */
    public double[] tableCodes() {
        return tableCodes.clone();
    }

    /** Number of entries. */
    public int entries() {
        return states.length;
    }

    /** Coefficients per entry. */
    public int width() {
        return width;
    }

    /** A coefficient of an entry. */
    public float coefficient(int entry, int k) {
        return coefficients[entry * width + k];
    }

    /** Lower end of an entry's domain in hardware units. */
    public float low(int entry) {
        return domain[2 * entry];
    }

    /** Upper end of an entry's domain in hardware units. */
    public float high(int entry) {
        return domain[2 * entry + 1];
    }

    /** Uncertainty of an entry's code in the middle of its domain. */
    public float sigmaDac(int entry) {
        return sigmaDac[entry];
    }

    /** Rms residual of an entry's fit in hardware units. */
    public float residual(int entry) {
        return residual[entry];
    }

    /** Number of points of an entry's fit. */
    public int points(int entry) {
        return points[entry];
    }

    /** State of an entry. */
    public MapState state(int entry) {
        return states[entry];
    }

    /** The map of an entry whose state is {@link MapState#OK}. */
    public TransferMap map(int entry) {
        Invariant.check(states[entry] == MapState.OK, "only a good entry has a map", entry, states[entry]);
        return TransferMap.nearest(transferForm(entry), low(entry), high(entry));
    }

    private TransferForm transferForm(int entry) {
        double[] c = new double[width];
        for (int k = 0; k < width; k++) {
            c[k] = coefficient(entry, k);
        }
        return switch (form) {
            case CONST -> new Constant(c[0]);
            case POLY -> new Polynomial(c);
            case NEGPOW -> new NegativePowers(withConstant(c));
            case ONEOVER -> new OneOver(new Polynomial(c));
            case SOFTPLUS -> new Softplus(c[0], c[1], c[2], c[3]);
            case TABLE -> new TableForm(tableCodes, c);
        };
    }

    private static double[] withConstant(double[] c) {
        double[] shifted = new double[c.length + 1];
        System.arraycopy(c, 0, shifted, 1, c.length);
        return shifted;
    }
}
