package neckar.spec.calib;

import neckar.base.Invariant;
import neckar.spec.unit.FloatingGateScale;

/**
 * Map from a hardware value to a code: clip to the domain, apply the form, round, clip to 0..1023; and back (calibration
 * reference 3.2).
 *
 * @param form the shape, monotone in the domain
 * @param low smallest value of the domain
 * @param high largest value of the domain
 * @param rounding how the real-valued code becomes an integer
 */
public record TransferMap(TransferForm form, double low, double high, Rounding rounding) {
    /** How a real-valued code becomes an integer. */
    public enum Rounding {
        /** Nearest integer, half away from zero. */
        NEAREST,
        /**
         * Largest integer that is not above: truncation; in a falling table the largest code whose entry is not below
         * the target.
         */
        DOWN
    }

    /** Numerical slack when rounding down, far below the resolution of any map. */
    private static final double ROUNDING_SLACK = 1e-6;

    /** Checks the domain. */
    public TransferMap {
        Invariant.check(low <= high, "a domain has its lower end first", low, high);
    }

    /** A map that rounds to the nearest code. */
    public static TransferMap nearest(TransferForm form, double low, double high) {
        return new TransferMap(form, low, high, Rounding.NEAREST);
    }

    /** Code of a value, with what the code stands for. */
    public Code toCode(double value, MapState state) {
        double inDomain = StrictMath.max(low, StrictMath.min(high, value));
        double code = form.code(inDomain);
        int dac = FloatingGateScale.clipToDac(
                rounding == Rounding.NEAREST ? code : StrictMath.floor(code + ROUNDING_SLACK));
        boolean codeClipped = code < -0.5 || code > FloatingGateScale.MAX_DAC + 0.5;
        return new Code(dac, toHardware(dac), inDomain != value || codeClipped, state);
    }

    /** Value that a code stands for, within the domain. */
    public double toHardware(int dac) {
        return form.value(dac, low, high);
    }
}
