package neckar.spec.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Setting of one of the two synapse rows of a driver (hardware reference 4.4).
 *
 * @param left whether the row drives the left synaptic input (excitatory, x) of its denmems
 * @param right whether it drives the right one (inhibitory, i)
 * @param decoderEven upper two address bits that the cells of even columns listen to, 0..3
 * @param decoderOdd the same for odd columns
 * @param gmaxSelect which of V_gmax0..3 sets the strength, 0..3
 * @param divisorLeft one half of the divisor of the strength, 0..15
 * @param divisorRight the other half, 0..15
 */
public record RowConfig(
        boolean left,
        boolean right,
        int decoderEven,
        int decoderOdd,
        int gmaxSelect,
        int divisorLeft,
        int divisorRight) {
    /** A row that drives no input. */
    public static final RowConfig OFF = new RowConfig(false, false, 0, 0, 0, 1, 0);

    /** Largest divisor, both halves together. */
    public static final int MAX_DIVISOR = 30;

    /** Checks ranges. */
    public RowConfig {
        Require.inRange("driver decoder of even columns", decoderEven, 0, 3);
        Require.inRange("driver decoder of odd columns", decoderOdd, 0, 3);
        Require.inRange("gmax select", gmaxSelect, 0, 3);
        Require.inRange("left half of the gmax divisor", divisorLeft, 0, 15);
        Require.inRange("right half of the gmax divisor", divisorRight, 0, 15);
    }

    /** The divisor of the strength, 0..30. */
    public int divisor() {
        return divisorLeft + divisorRight;
    }

    /** Decoder of the columns of one parity: 0 even, 1 odd. */
    public int decoder(int parity) {
        return Require.inRange("parity of columns", parity, 0, 1) == 0 ? decoderEven : decoderOdd;
    }

    /** This setting with another divisor, 0..30, split as the released software does. */
    public RowConfig withDivisor(int divisor) {
        return new RowConfig(
                left, right, decoderEven, decoderOdd, gmaxSelect, leftHalf(divisor), divisor - leftHalf(divisor));
    }

    private static int leftHalf(int divisor) {
        return Math.min(Require.inRange("gmax divisor", divisor, 0, MAX_DIVISOR), 15);
    }

    // Written out: a generated comparison is slow where no optimising compiler runs, and every register is compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof RowConfig that
                        && left == that.left
                        && right == that.right
                        && decoderEven == that.decoderEven
                        && decoderOdd == that.decoderOdd
                        && gmaxSelect == that.gmaxSelect
                        && divisorLeft == that.divisorLeft
                        && divisorRight == that.divisorRight);
    }

    @Override
    public int hashCode() {
        return Objects.hash(left, right, decoderEven, decoderOdd, gmaxSelect, divisorLeft, divisorRight);
    }
}
