package neckar.cli.picture;

import java.util.Locale;

/** Round numbers for an axis: steps of 1, 2 or 5 times a power of ten. */
record AxisTicks(double first, double step, int count) {

    /**
     * Ticks inside an interval.
     *
     * @param low lower end
     * @param high upper end, above {@code low}
     * @param most the largest number of ticks that fits
     */
    static AxisTicks of(double low, double high, int most) {
        double raw = (high - low) / Math.max(1, most);
        double power = StrictMath.pow(10, Math.floor(StrictMath.log10(raw)));
        double step = 10 * power;
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power >= raw) {
                step = factor * power;
                break;
            }
        }
        double first = Math.ceil(low / step - 1e-9) * step;
        int count = (int) Math.floor((high - first) / step + 1e-9) + 1;
        return new AxisTicks(first, step, count);
    }

    double value(int tick) {
        return first + tick * step;
    }

    String label(int tick) {
        int digits = (int) Math.max(0, -Math.floor(StrictMath.log10(step) + 1e-9));
        return String.format(Locale.ROOT, "%." + digits + "f", value(tick));
    }
}
