package neckar.emulator.silicon;

/**
 * What one denmem does electrically: the coefficients of its share of the membrane equation (emulator reference 3.1).
 *
 * @param capacitanceFarad membrane capacitance
 * @param leakSiemens leak conductance
 * @param leakVolt leak reversal potential
 * @param reversalXVolt reversal potential of the excitatory input
 * @param reversalIVolt reversal potential of the inhibitory input
 * @param tauXSec time constant of the excitatory conductance
 * @param tauISec time constant of the inhibitory conductance
 * @param thresholdVolt spike threshold
 * @param resetVolt potential that the reset pulls the membrane to
 * @param refractorySec time for which the reset holds
 * @param exponential whether the exponential term is on
 * @param expVolt threshold of the exponential term
 * @param slopeVolt slope Delta_T of the exponential term
 * @param expLimitAmp largest current of the exponential term
 * @param adaptSiemens sub-threshold adaptation a
 * @param tauAdaptSec adaptation time constant
 * @param jumpAmp spike-triggered adaptation b
 * @param restXSiemens conductance of the excitatory input without any event
 * @param restISiemens conductance of the inhibitory input without any event
 * @param limitXSiemens conductance at which the excitatory input saturates; infinite for a linear one, 0 for one that is off
 * @param limitISiemens conductance at which the inhibitory input saturates
 * @param inputVolt driving force at which the inputs saturate; infinite for linear ones
 * @param comparatorWorks whether a crossing of the threshold can be noticed
 */
public record DenmemQuantities(
        double capacitanceFarad,
        double leakSiemens,
        double leakVolt,
        double reversalXVolt,
        double reversalIVolt,
        double tauXSec,
        double tauISec,
        double thresholdVolt,
        double resetVolt,
        double refractorySec,
        boolean exponential,
        double expVolt,
        double slopeVolt,
        double expLimitAmp,
        double adaptSiemens,
        double tauAdaptSec,
        double jumpAmp,
        double restXSiemens,
        double restISiemens,
        double limitXSiemens,
        double limitISiemens,
        double inputVolt,
        boolean comparatorWorks) {
    /** Conductance of one input without any event. */
    public double restSiemens(boolean excitatory) {
        return excitatory ? restXSiemens : restISiemens;
    }

    /** Conductance at which one input saturates. */
    public double limitSiemens(boolean excitatory) {
        return excitatory ? limitXSiemens : limitISiemens;
    }

    /** Whether an input that passes anything is not proportional to conductance and driving force. */
    public boolean saturates() {
        return !Double.isInfinite(inputVolt) || isFinite(limitXSiemens) || isFinite(limitISiemens);
    }

    private static boolean isFinite(double limitSiemens) {
        return limitSiemens != 0 && !Double.isInfinite(limitSiemens);
    }

    /** Conductance of all that acts without events: the leak and the inputs at rest. */
    public double quietSiemens() {
        return leakSiemens + restXSiemens + restISiemens;
    }

    /** Current at 0 V of all that acts without events. */
    public double quietAmp() {
        return leakSiemens * leakVolt + restXSiemens * reversalXVolt + restISiemens * reversalIVolt;
    }

    /** Whether the denmem adapts at all. */
    public boolean adapts() {
        return adaptSiemens != 0 || jumpAmp != 0;
    }
}
