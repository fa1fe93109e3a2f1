package neckar.spec.config;

import java.util.OptionalInt;
import neckar.spec.coord.Side;

/** Floating-gate parameters that the circuits of a block share, with their rows and defaults (hardware reference 5.3). */
public enum SharedParameter {
    /** Reset potential: left blocks serve even, right blocks odd columns of their half. */
    V_RESET("V_reset", 0, 0, 300),
    /** Bias of the internal amplifiers of the floating gates. */
    INT_OP_BIAS("int_op_bias", 1, 1, 1023),
    /** Reset voltage of the DLLs. */
    V_DLLRES("V_dllres", 2, 2, 200),
    /** Readout bias; left blocks only. */
    V_BOUT("V_bout", 3, -1, 1023),
    /** Bias of the exponential term's driver; right blocks only. */
    V_BEXP("V_bexp", -1, 3, 1023),
    /** Facilitation voltage of short-term plasticity. */
    V_FAC("V_fac", 4, 4, 0),
    /** Pull-down bias of the reset; assigned as {@link #V_RESET}. */
    I_BRESET("I_breset", 5, 5, 1023),
    /** Depression voltage of short-term plasticity. */
    V_DEP("V_dep", 6, 6, 0),
    /** Bias of the current stimulus. */
    I_BSTIM("I_bstim", 7, 7, 1023),
    /** Upper threshold of the STDP readout. */
    V_THIGH("V_thigh", 8, 8, 0),
    /** Synaptic strength 3. */
    V_GMAX3("V_gmax3", 9, 9, 1000),
    /** Lower threshold of the STDP readout. */
    V_TLOW("V_tlow", 10, 10, 0),
    /** Synaptic strength 0. */
    V_GMAX0("V_gmax0", 11, 11, 1000),
    /** Clear voltage of the acausal accumulator; left blocks only. */
    V_CLRA("V_clra", 12, -1, 0),
    /** Clear voltage of the causal accumulator; right blocks only. */
    V_CLRC("V_clrc", -1, 12, 0),
    /** Synaptic strength 1. */
    V_GMAX1("V_gmax1", 13, 13, 1000),
    /** Scale of short-term plasticity. */
    V_STDF("V_stdf", 14, 14, 0),
    /** Synaptic strength 2. */
    V_GMAX2("V_gmax2", 15, 15, 1000),
    /** Load voltage of the correlation capacitors. */
    V_M("V_m", 16, 16, 0),
    /** Bias of short-term plasticity. */
    V_BSTDF("V_bstdf", 17, 17, 0),
    /** Recovery bias of short-term plasticity. */
    V_DTC("V_dtc", 19, 19, 0),
    /** Bias of the STDP readout. */
    V_BR("V_br", 21, 21, 0),
    /** Bias of the L1 receivers. */
    V_CCAS("V_ccas", 23, 23, 800);

    private final String hardwareName;
    private final int rowLeft;
    private final int rowRight;
    private final int defaultCode;

    SharedParameter(String hardwareName, int rowLeft, int rowRight, int defaultCode) {
        this.hardwareName = hardwareName;
        this.rowLeft = rowLeft;
        this.rowRight = rowRight;
        this.defaultCode = defaultCode;
    }

    /** The name in data sheets and files, for example {@code V_gmax0}. */
    public String hardwareName() {
        return hardwareName;
    }

    /** The floating-gate row, 0..23, in blocks of that side; empty when blocks of that side have no such cell. */
    public OptionalInt row(Side side) {
        int row = side == Side.LEFT ? rowLeft : rowRight;
        return row < 0 ? OptionalInt.empty() : OptionalInt.of(row);
    }

    /** The code of an unconfigured chip, 0..1023. */
    public int defaultCode() {
        return defaultCode;
    }

    /** The strength cell that a row's gmax select chooses. */
    public static SharedParameter gmax(int select) {
        return switch (Require.inRange("gmax select", select, 0, 3)) {
            case 0 -> V_GMAX0;
            case 1 -> V_GMAX1;
            case 2 -> V_GMAX2;
            default -> V_GMAX3;
        };
    }
}
