package neckar.emulator.silicon;

/**
 * Floating-gate codes and chip-wide switches that govern one denmem, codes 0..1023 (hardware reference 5.2 to 5.4).
 * Codes are real numbers because programming leaves an error that is no multiple of a code.
 *
 * @param leak E_l
 * @param reversalX E_synx
 * @param reversalI E_syni
 * @param leakBias I_gl
 * @param timeConstantX V_syntcx
 * @param timeConstantI V_syntci
 * @param threshold V_t
 * @param reset V_reset of the shared cell
 * @param refractory I_pl
 * @param expThreshold V_exp
 * @param expSlope I_rexp
 * @param expBias I_bexp
 * @param adaptation I_gladapt
 * @param adaptationTime I_radapt
 * @param adaptationJump I_fire
 * @param inputBiasX I_convx
 * @param inputBiasI I_convi
 * @param inputOffsetX V_convoffx
 * @param inputOffsetI V_convoffi
 * @param exponentialOff whether V_exp, I_rexp and I_bexp were all set to their largest code, which is how software turns
 *     the term off (hardware reference 5.6)
 * @param adaptationOff whether I_gladapt and I_fire were both set to 0
 * @param bigCapacitor whether the big membrane capacitor is connected
 * @param leakSpeed divider of I_gl
 */
public record DenmemCodes(
        double leak,
        double reversalX,
        double reversalI,
        double leakBias,
        double timeConstantX,
        double timeConstantI,
        double threshold,
        double reset,
        double refractory,
        double expThreshold,
        double expSlope,
        double expBias,
        double adaptation,
        double adaptationTime,
        double adaptationJump,
        double inputBiasX,
        double inputBiasI,
        double inputOffsetX,
        double inputOffsetI,
        boolean exponentialOff,
        boolean adaptationOff,
        boolean bigCapacitor,
        SpeedSetting leakSpeed) {}
