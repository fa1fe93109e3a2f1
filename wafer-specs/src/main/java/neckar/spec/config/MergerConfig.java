package neckar.spec.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Setting of a merger of the tree (hardware reference 3.5).
 *
 * @param mode the inputs it passes on
 * @param slow whether it passes at most one event per two clocks
 */
public record MergerConfig(MergerMode mode, boolean slow) {

    // Written out: a generated comparison is slow where no optimising compiler runs, and every register is compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof MergerConfig that && mode == that.mode && slow == that.slow);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mode, slow);
    }
}
