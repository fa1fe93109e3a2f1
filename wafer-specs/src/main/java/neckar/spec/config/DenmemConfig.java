package neckar.spec.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Digital setting of one denmem (hardware reference 3.2 and 7.3).
 *
 * @param l1Address address of its events, 0..63
 * @param activateFiring whether its comparator makes spikes for its component
 * @param fireInput joins it with the adjacent denmem of the neighbouring quad: even x with x-1, odd x with x+1
 * @param spl1Output whether spikes are sent to the merger tree
 * @param analogOut whether its membrane is on the analog bus of its class
 * @param currentInput whether the current stimulus of its floating-gate block flows into it
 */
public record DenmemConfig(
        int l1Address,
        boolean activateFiring,
        boolean fireInput,
        boolean spl1Output,
        boolean analogOut,
        boolean currentInput) {
    /** A denmem that does not fire and is joined to nothing. */
    public static final DenmemConfig OFF = new DenmemConfig(0, false, false, false, false, false);

    /** Checks ranges. */
    public DenmemConfig {
        Require.inRange("L1 address of a denmem", l1Address, 0, 63);
    }

    /** This setting with the membrane on the analog bus or not. */
    public DenmemConfig withAnalogOut(boolean on) {
        return new DenmemConfig(l1Address, activateFiring, fireInput, spl1Output, on, currentInput);
    }

    /** This setting with the current stimulus connected or not. */
    public DenmemConfig withCurrentInput(boolean on) {
        return new DenmemConfig(l1Address, activateFiring, fireInput, spl1Output, analogOut, on);
    }

    /** This setting with the denmem joined to the neighbouring quad or not. */
    public DenmemConfig withFireInput(boolean on) {
        return new DenmemConfig(l1Address, activateFiring, on, spl1Output, analogOut, currentInput);
    }

    /** This setting made the firing one of its component, sending {@code address}. */
    public DenmemConfig firing(int address) {
        return new DenmemConfig(address, true, fireInput, true, analogOut, currentInput);
    }

    /**
     * Whether two denmems of one quad row may have these inputs and outputs together: never two current inputs, and a current input
     * only beside the analog output of the same denmem (hardware reference 7.3).
     */
    public static boolean canShareRow(DenmemConfig left, DenmemConfig right) {
        if (left.currentInput && right.currentInput) {
            return false;
        }
        return !(left.currentInput && right.analogOut) && !(right.currentInput && left.analogOut);
    }

    // Written out: a generated comparison is slow where no optimising compiler runs, and every register is compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof DenmemConfig that
                        && l1Address == that.l1Address
                        && activateFiring == that.activateFiring
                        && fireInput == that.fireInput
                        && spl1Output == that.spl1Output
                        && analogOut == that.analogOut
                        && currentInput == that.currentInput);
    }

    @Override
    public int hashCode() {
        return Objects.hash(l1Address, activateFiring, fireInput, spl1Output, analogOut, currentInput);
    }
}
