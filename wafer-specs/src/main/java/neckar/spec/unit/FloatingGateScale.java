package neckar.spec.unit;

/**
 * What a floating-gate code stands for on an ideal chip: 10 bit, full scale 1.8 V in voltage rows and 2.5 uA in current
 * rows (hardware reference 5.1).
 */
public final class FloatingGateScale {
    /** Largest code. */
    public static final int MAX_DAC = 1023;

    /** Voltage of the largest code, in volt. */
    public static final double FULL_SCALE_VOLT = 1.8;

    /** Current of the largest code, in ampere. */
    public static final double FULL_SCALE_AMP = 2.5e-6;

    private FloatingGateScale() {}

    /** Voltage of a code in a voltage row. */
    public static double voltOf(double dac) {
        return dac * FULL_SCALE_VOLT / MAX_DAC;
    }

    /** Current of a code in a current row. */
    public static double ampOf(double dac) {
        return dac * FULL_SCALE_AMP / MAX_DAC;
    }

    /** Nearest code of a voltage, clipped to 0..1023. */
    public static int dacOfVolt(double volt) {
        return clipToDac(volt * MAX_DAC / FULL_SCALE_VOLT);
    }

    /** Nearest code of a current, clipped to 0..1023. */
    public static int dacOfAmp(double amp) {
        return clipToDac(amp * MAX_DAC / FULL_SCALE_AMP);
    }

    /** Rounds to the nearest code, half away from zero, and clips to 0..1023; not-a-number becomes 0. */
    public static int clipToDac(double code) {
        if (!(code > 0)) {
            return 0;
        }
        return code >= MAX_DAC ? MAX_DAC : (int) StrictMath.floor(code + 0.5);
    }
}
