package neckar.reference.simulate;

import java.util.Arrays;

/** Collects a membrane at regular times from 0 on. Confined to one thread at a time. */
final class VoltageTrace {
    /** Collects nothing. */
    static final VoltageTrace NONE = new VoltageTrace(0, Double.POSITIVE_INFINITY);

    private final double intervalMs;
    private final double[] samplesMv;
    private int filled;

    /** Samples at 0, interval, 2 interval, ... before the end. */
    VoltageTrace(double durationMs, double intervalMs) {
        this.intervalMs = intervalMs;
        this.samplesMv = new double[(int) Math.ceil(durationMs / intervalMs)];
    }

    /** Adds the samples that lie before a time in ms, from a series that begins at another. */
    void fill(TaylorSeries series, double fromMs, double stepMs, double untilMs) {
        while (filled < samplesMv.length && filled * intervalMs < untilMs) {
            samplesMv[filled] = series.at(series.membrane, (filled * intervalMs - fromMs) / stepMs);
            filled++;
        }
    }

    /** The samples so far in mV. */
    double[] samplesMv() {
        return Arrays.copyOf(samplesMv, filled);
    }
}
