package neckar.spec.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

    // Written out: a generated comparison is slow where no optimising compiler runs, and every register is compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof CorrelationPattern that
                        && aa == that.aa
                        && ac == that.ac
                        && ca == that.ca
                        && cc == that.cc);
    }

    @Override
    public int hashCode() {
        return Objects.hash(aa, ac, ca, cc);
    }
}
