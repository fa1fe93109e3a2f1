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
        double jumpAmp) {
    /** Whether the denmem adapts at all. */
    public boolean adapts() {
        return adaptSiemens != 0 || jumpAmp != 0;
    }
}
