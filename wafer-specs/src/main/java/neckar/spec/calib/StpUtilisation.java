package neckar.spec.calib;

/**
 * Utilisation U of short-term plasticity against the capacitor setting of a driver: {@code U = 0.25 + 0.15/7 cap}, cap 0
 * to 7 (hardware reference 4.6).
 */
public final class StpUtilisation {
    /** Smallest utilisation. */
    public static final double MIN = 0.25;

    /** Largest utilisation. */
    public static final double MAX = 0.40;

    /** Largest capacitor setting. */
    public static final int MAX_CAP = 7;

    /** Numerical slack of the comparison at half a step. */
    private static final double HALF_STEP = 0.5 + 1e-9;

    private StpUtilisation() {}

    /** Utilisation of a capacitor setting 0..7. */
    public static double ofCap(int cap) {
        return MIN + (MAX - MIN) / MAX_CAP * cap;
    }

    /** Capacitor setting nearest to a utilisation. */
    public static int nearestCap(double utilisation) {
        double steps = (utilisation - MIN) * MAX_CAP / (MAX - MIN);
        return (int) StrictMath.max(0, StrictMath.min(MAX_CAP, StrictMath.floor(steps + HALF_STEP)));
    }
}
