package neckar.spec.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Access timing of an SRAM controller in chip clocks (hardware reference 7.3).
 *
 * @param read read delay, 1..255
 * @param precharge precharge time, 0..15
 * @param write write delay, 0..15
 */
public record SramTiming(int read, int precharge, int write) {
    /** The timing that the released software writes to every controller. */
    public static final SramTiming DEFAULT = new SramTiming(64, 8, 8);

    /** Checks ranges. */
    public SramTiming {
        Require.inRange("SRAM read delay", read, 1, 255);
        Require.inRange("SRAM precharge", precharge, 0, 15);
        Require.inRange("SRAM write delay", write, 0, 15);
    }

    /** Chip clocks of one read access. */
    public int readCycles() {
        return precharge + read + 4;
    }

    /** Chip clocks of one write access. */
    public int writeCycles() {
        return precharge + write + 4;
    }

    // Written out: a generated comparison is slow where no optimising compiler runs, and every register is compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof SramTiming that
                        && read == that.read
                        && precharge == that.precharge
                        && write == that.write);
    }

    @Override
    public int hashCode() {
        return Objects.hash(read, precharge, write);
    }
}
