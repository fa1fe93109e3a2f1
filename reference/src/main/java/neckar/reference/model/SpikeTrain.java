package neckar.reference.model;

import java.util.Arrays;
import neckar.base.Invariant;

/** Ascending spike times of one cell or source in ms. Immutable. */
public final class SpikeTrain {
    private final double[] timesMs;

    /** A train of ascending times in ms (copied). */
    public SpikeTrain(double... timesMs) {
        this.timesMs = timesMs.clone();
        for (int i = 1; i < timesMs.length; i++) {
            if (timesMs[i] < timesMs[i - 1]) {
                Invariant.check(false, "spike times ascend", timesMs[i - 1], timesMs[i]);
            }
        }
    }

    /** Number of spikes. */
    public int size() {
        return timesMs.length;
    }

    /** Time of a spike in ms. */
    public double timeMs(int spike) {
        return timesMs[spike];
    }

    /** All times in ms (a copy). */
    public double[] timesMs() {
        return timesMs.clone();
    }

    /** The spikes from one time in ms up to, but without, another. */
    public SpikeTrain between(double fromMs, double untilMs) {
        int first = firstAtOrAfter(fromMs);
        return new SpikeTrain(Arrays.copyOfRange(timesMs, first, Math.max(first, firstAtOrAfter(untilMs))));
    }

    private int firstAtOrAfter(double ms) {
        int low = 0;
        int high = timesMs.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (timesMs[middle] < ms) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpikeTrain that && Arrays.equals(timesMs, that.timesMs);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(timesMs);
    }

    @Override
    public String toString() {
        return timesMs.length + " spikes";
    }
}
