package neckar.spec.config;

/**
 * Evaluation pattern of the correlation readout (hardware reference 4.8): which of the two accumulators is compared with which
 * threshold, a for the acausal and c for the causal one.
 *
 * @param aa first bit
 * @param ac second bit
 * @param ca third bit
 * @param cc fourth bit
 */
public record CorrelationPattern(boolean aa, boolean ac, boolean ca, boolean cc) {
    /** No bit set. */
    public static final CorrelationPattern NONE = new CorrelationPattern(false, false, false, false);
}
