package neckar.spec.config;

import neckar.spec.coord.Side;

/** Floating-gate parameters of each denmem with their rows and defaults (hardware reference 5.2). */
public enum DenmemParameter {
    /** Leak reversal potential. */
    E_L("E_l", 6, 16, 300),
    /** Inhibitory reversal potential. */
    E_SYNI("E_syni", 18, 2, 100),
    /** Excitatory reversal potential. */
    E_SYNX("E_synx", 16, 0, 570),
    /** Bias of the exponential term's amplifier. */
    I_BEXP("I_bexp", 1, 15, 1023),
    /** Largest inhibitory conductance. */
    I_CONVI("I_convi", 3, 1, 1023),
    /** Largest excitatory conductance. */
    I_CONVX("I_convx", 17, 3, 1023),
    /** Spike-triggered adaptation. */
    I_FIRE("I_fire", 7, 19, 511),
    /** Leak conductance. */
    I_GL("I_gl", 11, 21, 200),
    /** Sub-threshold adaptation. */
    I_GLADAPT("I_gladapt", 9, 11, 100),
    /** Integrator bias of the inhibitory input. */
    I_INTBBI("I_intbbi", 21, 7, 511),
    /** Integrator bias of the excitatory input. */
    I_INTBBX("I_intbbx", 19, 5, 511),
    /** Refractory time. */
    I_PL("I_pl", 13, 9, 511),
    /** Adaptation time constant. */
    I_RADAPT("I_radapt", 15, 23, 511),
    /** Slope of the exponential term. */
    I_REXP("I_rexp", 23, 13, 511),
    /** Bias of the threshold comparator. */
    I_SPIKEAMP("I_spikeamp", 5, 17, 1023),
    /** Threshold of the exponential term. */
    V_EXP("V_exp", 20, 4, 400),
    /** Zero level of the inhibitory line. */
    V_SYNI("V_syni", 8, 10, 511),
    /** Zero level of the excitatory line. */
    V_SYNX("V_synx", 22, 6, 511),
    /** Time constant of the inhibitory input. */
    V_SYNTCI("V_syntci", 10, 8, 800),
    /** Time constant of the excitatory input. */
    V_SYNTCX("V_syntcx", 14, 12, 800),
    /** Spike threshold. */
    V_T("V_t", 12, 14, 500),
    /** Offset correction of the inhibitory input. */
    V_CONVOFFI("V_convoffi", 4, 18, 1023),
    /** Offset correction of the excitatory input. */
    V_CONVOFFX("V_convoffx", 2, 20, 1023);

    private final String hardwareName;
    private final int rowLeft;
    private final int rowRight;
    private final int defaultCode;

    DenmemParameter(String hardwareName, int rowLeft, int rowRight, int defaultCode) {
        this.hardwareName = hardwareName;
        this.rowLeft = rowLeft;
        this.rowRight = rowRight;
        this.defaultCode = defaultCode;
    }

    /** The name in data sheets and files, for example {@code V_syntcx}. */
    public String hardwareName() {
        return hardwareName;
    }

    /** The floating-gate row, 0..23, in blocks of that side. */
    public int row(Side side) {
        return side == Side.LEFT ? rowLeft : rowRight;
    }

    /** The code of an unconfigured chip, 0..1023. */
    public int defaultCode() {
        return defaultCode;
    }

    /** Whether the cell holds a voltage (1.8 V full scale) and not a current (2.5 uA). */
    public boolean isVoltage() {
        return rowLeft % 2 == 0;
    }
}
