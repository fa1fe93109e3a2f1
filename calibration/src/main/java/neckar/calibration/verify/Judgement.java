package neckar.calibration.verify;

/**
 * How well a quantity comes out as asked.
 *
 * @param quantity what was asked for
 * @param target value that was asked for, in SI units
 * @param relative whether the spreads are shares of the target; else they are in its unit
 * @param circuits circuits that were judged
 * @param beforeMean mean error with nominal codes
 * @param beforeSpread standard deviation with nominal codes, over the circuits
 * @param mean mean error with calibrated codes
 * @param spread standard deviation with calibrated codes in one trial
 * @param floor standard deviation between trials of one configuration
 * @param limit largest spread that the reference allows
 * @param withinTwoSigma share of the circuits within two of the stated sigmas; NaN where none is stated
 */
public record Judgement(
        String quantity,
        double target,
        boolean relative,
        int circuits,
        double beforeMean,
        double beforeSpread,
        double mean,
        double spread,
        double floor,
        double limit,
        double withinTwoSigma) {
    /** Whether the spread is within its limit. */
    public boolean isMet() {
        return spread <= limit;
    }
}
