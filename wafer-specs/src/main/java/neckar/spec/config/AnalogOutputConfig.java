package neckar.spec.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Setting of one analog output (hardware reference 8).
 *
 * @param enable whether it drives the wire that the chips of a reticle share
 * @param signal what it shows
 */
public record AnalogOutputConfig(boolean enable, AnalogSignal signal) {
    /** An output that drives nothing. */
    public static final AnalogOutputConfig OFF = new AnalogOutputConfig(false, AnalogSignal.NONE);

    /** An output that shows {@code signal}. */
    public static AnalogOutputConfig showing(AnalogSignal signal) {
        return new AnalogOutputConfig(true, signal);
    }

    // Written out: a generated comparison is slow where no optimising compiler runs, and every register is compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof AnalogOutputConfig that && enable == that.enable && signal.equals(that.signal));
    }

    @Override
    public int hashCode() {
        return Objects.hash(enable, signal);
    }
}
