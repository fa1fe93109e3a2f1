package neckar.base;

/**
 * The numbers that a value may take.
 *
 * @param low smallest value
 * @param lowIncluded whether {@code low} itself is allowed
 * @param high largest value, allowed itself
 * @param unit unit, empty for a pure number
 */
public record NumberRange(double low, boolean lowIncluded, double high, String unit) {
    /** Values in low..high, both allowed. */
    public static NumberRange between(double low, double high, String unit) {
        return new NumberRange(low, true, high, unit);
    }

    /** Values above 0 up to high. */
    public static NumberRange positive(double high, String unit) {
        return new NumberRange(0, false, high, unit);
    }

    /** Whether the value is allowed; NaN never is. */
    public boolean contains(double value) {
        return (lowIncluded ? value >= low : value > low) && value <= high;
    }

    /** The range in words for a message. */
    @Override
    public String toString() {
        String bounds =
                lowIncluded ? number(low) + " to " + number(high) : "above " + number(low) + ", up to " + number(high);
        return unit.isEmpty() ? bounds : bounds + " " + unit;
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e6
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
