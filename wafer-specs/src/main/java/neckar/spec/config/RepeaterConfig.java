package neckar.spec.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Setting of one repeater (hardware reference 2.6).
 *
 * @param mode what it does
 * @param toLeftOrTop whether it drives towards the left (horizontal line) or the top (vertical line)
 * @param toRightOrBottom whether it drives towards the right or the bottom
 * @param len crosstalk cancellation, 0..3
 * @param ren crosstalk cancellation, 0..3
 */
public record RepeaterConfig(RepeaterMode mode, boolean toLeftOrTop, boolean toRightOrBottom, int len, int ren) {
    /** A repeater that forwards nothing. */
    public static final RepeaterConfig IDLE = new RepeaterConfig(RepeaterMode.IDLE, false, false, 0, 0);

    /** Forwards to the left or to the top. */
    public static final RepeaterConfig FORWARD_LEFT_OR_TOP = forwarding(true);

    /** Forwards to the right or to the bottom. */
    public static final RepeaterConfig FORWARD_RIGHT_OR_BOTTOM = forwarding(false);

    /** Checks ranges and that the number of directions fits the mode. */
    public RepeaterConfig {
        Require.inRange("repeater LEN", len, 0, 3);
        Require.inRange("repeater REN", ren, 0, 3);
        int directions = (toLeftOrTop ? 1 : 0) + (toRightOrBottom ? 1 : 0);
        if (!isLegal(mode, directions)) {
            Require.legal(false, "repeater in mode " + mode + " cannot have " + directions + " direction(s)");
        }
    }

    /** Whether a mode may be given that many directions, 0..2. */
    public static boolean isLegal(RepeaterMode mode, int directions) {
        return switch (mode) {
            case IDLE, LOOPBACK -> directions == 0;
            case FORWARDING, INPUT -> directions == 1;
            case OUTPUT -> directions >= 1;
        };
    }

    /** A sending repeater that puts the chip's own events onto its line, in one or both directions. */
    public static RepeaterConfig output(boolean toLeft, boolean toRight) {
        return new RepeaterConfig(RepeaterMode.OUTPUT, toLeft, toRight, 0, 0);
    }

    private static RepeaterConfig forwarding(boolean leftOrTop) {
        return new RepeaterConfig(RepeaterMode.FORWARDING, leftOrTop, !leftOrTop, 0, 0);
    }

    // Written out: a generated comparison is slow where no optimising compiler runs, and every register is compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof RepeaterConfig that
                        && mode == that.mode
                        && toLeftOrTop == that.toLeftOrTop
                        && toRightOrBottom == that.toRightOrBottom
                        && len == that.len
                        && ren == that.ren);
    }

    @Override
    public int hashCode() {
        return Objects.hash(mode, toLeftOrTop, toRightOrBottom, len, ren);
    }
}
