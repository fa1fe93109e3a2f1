package neckar.spec.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Setting of a DNC merger (hardware reference 3.5).
 *
 * @param mode the inputs it passes on: left is the Gbit link, right the merger tree
 * @param slow whether it passes at most one event per two clocks; required where it feeds a repeater
 * @param loopback whether its output is returned as the link input of the other merger of its pair (0,1), (2,3), (4,5), (6,7); at
 *     most one of a pair
 */
public record DncMergerConfig(MergerMode mode, boolean slow, boolean loopback) {
    /** As kept on chips that only pass lines on. */
    public static final DncMergerConfig TRANSIT = new DncMergerConfig(MergerMode.LEFT_ONLY, false, false);

    // Written out: a generated comparison is slow where no optimising compiler runs, and every register is compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof DncMergerConfig that
                        && mode == that.mode
                        && slow == that.slow
                        && loopback == that.loopback);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mode, slow, loopback);
    }
}
