package neckar.spec.config;

/** Scale of a current that is copied from a floating gate (hardware reference 5.4). */
public enum SpeedMode {
    /** Smallest divisor. */
    FAST,
    /** Middle divisor. */
    NORMAL,
    /** Largest divisor. */
    SLOW;

    /** Divisor of the leak current and of the sub-threshold adaptation current: 1, 3 or 27. */
    public int leakDivisor() {
        return switch (this) {
            case FAST -> 1;
            case NORMAL -> 3;
            case SLOW -> 27;
        };
    }

    /** Divisor of the current that sets the adaptation time constant: 8, 32 or 160. */
    public int adaptationTimeDivisor() {
        return switch (this) {
            case FAST -> 8;
            case NORMAL -> 32;
            case SLOW -> 160;
        };
    }
}
