package neckar.spec.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One event that a test port of a repeater block sends (hardware reference 2.6).
 *
 * @param address L1 address, 0..63
 * @param time when, 0..1023 in the block's own time
 */
public record TestPortEvent(int address, int time) {
    /** An entry that was never written. */
    public static final TestPortEvent NONE = new TestPortEvent(0, 0);

    /** Checks ranges. */
    public TestPortEvent {
        Require.inRange("test port address", address, 0, 63);
        Require.inRange("test port time", time, 0, 1023);
    }

    // Written out: a generated comparison is slow where no optimising compiler runs, and every register is compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof TestPortEvent that && address == that.address && time == that.time);
    }

    @Override
    public int hashCode() {
        return Objects.hash(address, time);
    }
}
