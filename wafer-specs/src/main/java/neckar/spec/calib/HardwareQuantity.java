package neckar.spec.calib;

import neckar.spec.config.DenmemParameter;
import neckar.spec.config.SharedParameter;

/** What a floating-gate parameter stands for (calibration reference 1.1), with the suffix of its unit in files. */
public enum HardwareQuantity {
    /** A potential or the width of a potential range. */
    VOLT("v"),
    /** A time constant. */
    SEC("s"),
    /** A conductance. */
    SIEMENS("siemens"),
    /** A current. */
    AMP("a"),
    /** Nothing measurable: the parameter is a working point. */
    NONE("");

    private final String suffix;

    HardwareQuantity(String suffix) {
        this.suffix = suffix;
    }

    /** Suffix of keys in files, such as {@code v} in {@code domain_v}. */
    public String suffix() {
        return suffix;
    }

    /** What a denmem parameter stands for. */
    public static HardwareQuantity of(DenmemParameter parameter) {
        return switch (parameter) {
            case E_L, E_SYNI, E_SYNX, V_T, V_EXP, I_REXP -> VOLT;
            case I_GL, I_RADAPT, I_PL, V_SYNTCX, V_SYNTCI -> SEC;
            case I_GLADAPT -> SIEMENS;
            case I_FIRE -> AMP;
            case I_BEXP, I_CONVI, I_CONVX, I_INTBBI, I_INTBBX, I_SPIKEAMP, V_SYNI, V_SYNX, V_CONVOFFI, V_CONVOFFX ->
                NONE;
        };
    }

    /**
     * What a shared parameter stands for: V_reset, and for short-term plasticity V_stdf, V_dep, V_fac and the recovery
     * time behind V_dtc (hardware reference 4.6).
     */
    public static HardwareQuantity of(SharedParameter parameter) {
        return switch (parameter) {
            case V_RESET, V_STDF, V_DEP, V_FAC -> VOLT;
            case V_DTC -> SEC;
            default -> NONE;
        };
    }
}
