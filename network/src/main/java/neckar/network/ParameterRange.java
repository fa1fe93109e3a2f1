package neckar.network;

/**
 * The values that a parameter may take.
 *
 * @param low smallest value
 * @param lowIncluded whether {@code low} itself is allowed
 * @param high largest value, allowed itself
 * @param unit PyNN's unit, empty for a pure number
 */
public record ParameterRange(double low, boolean lowIncluded, double high, String unit) {
    /** Values in low..high, both allowed. */
    public static ParameterRange between(double low, double high, String unit) {
        return new ParameterRange(low, true, high, unit);
    }

    /** Values above 0 up to high. */
    public static ParameterRange positive(double high, String unit) {
        return new ParameterRange(0, false, high, unit);
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
