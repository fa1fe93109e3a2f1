package neckar.compiler.inspect;

import neckar.base.Invariant;

/** Values of a quantity against biological time. Immutable. */
public final class Samples {
    private final double[] timeMs;
    private final double[] values;

    /** Takes the arrays without copying: biological times in ms, and a value for each. */
    public Samples(double[] timeMs, double[] values) {
        Invariant.check(timeMs.length == values.length, "a value for each time", timeMs.length, values.length);
        this.timeMs = timeMs;
        this.values = values;
    }

    /** Number of samples. */
    public int size() {
        return values.length;
    }

    /** Biological time of a sample in ms. */
    public double timeMs(int sample) {
        return timeMs[sample];
    }

    /** Value of a sample, in the unit of the quantity. */
    public double value(int sample) {
        return values[sample];
    }
}
