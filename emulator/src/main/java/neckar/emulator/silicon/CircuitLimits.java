package neckar.emulator.silicon;

/**
 * Limits and leaks of the circuits that are not drawn, each of which can be off (emulator reference 3.1, 3.2, 4.1, 4.3).
 *
 * @param inputVolt driving force at which a synaptic input saturates, as V tanh(U/V); infinite for a linear one
 * @param inputSiemens conductance at which a synaptic input saturates with I_conv at its largest code, as g/(1 + g/limit),
 *     in proportion to I_conv; infinite for none
 * @param exponentialAmp largest current of the exponential term with I_bexp at its largest code; infinite for none
 * @param reversalVolt largest excitatory reversal potential; infinite for none
 * @param cellLeakSiemens conductance of each synapse of a column that is not selected
 * @param convoffSiemens conductance at rest that a synaptic input gains with each code of V_convoff below its knee
 * @param noiseTauSec time constant of the membrane noise
 */
public record CircuitLimits(
        double inputVolt,
        double inputSiemens,
        double exponentialAmp,
        double reversalVolt,
        double cellLeakSiemens,
        double convoffSiemens,
        double noiseTauSec) {
    /** Synapses of a column, whose leaks add up at one denmem. */
    public static final int CELLS_PER_INPUT = 224;

    /**
     * Leak below the knee: 0.3 mV a code for I_gl at 200 nA, i.e. 1.1 uS, and 0.5 V between rest and reversal potential
     * (calibration reference 2.7).
     */
    public static final double TYPICAL_CONVOFF_SIEMENS = 0.67e-9;

    /** Linear inputs; only the exponential term is limited by its bias. */
    public static final CircuitLimits LINEAR = new CircuitLimits(
            Double.POSITIVE_INFINITY,
            Double.POSITIVE_INFINITY,
            TransferLaws.FULL_SCALE_AMP,
            Double.POSITIVE_INFINITY,
            0,
            TYPICAL_CONVOFF_SIEMENS,
            1e-6);

    /** Saturating inputs of a typical die, with the end of E_synx at 1.4 V (hardware reference 5.6). */
    public static final CircuitLimits SATURATING =
            new CircuitLimits(0.5, 10e-6, TransferLaws.FULL_SCALE_AMP, 1.4, 0, TYPICAL_CONVOFF_SIEMENS, 1e-6);
}
