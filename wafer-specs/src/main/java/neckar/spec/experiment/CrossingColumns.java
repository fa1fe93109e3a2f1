package neckar.spec.experiment;

import java.util.Arrays;
import neckar.base.Invariant;

/**
 * True threshold crossings as the debug probe sees them, lost events included; impossible on hardware. One column per
 * field, in time order. Immutable.
 */
public final class CrossingColumns {
    /** No crossing at all. */
    public static final CrossingColumns EMPTY = new Builder().build();

    private final long[] tick;
    private final short[] hicann;
    private final short[] denmem;

    private CrossingColumns(long[] tick, short[] hicann, short[] denmem) {
        this.tick = tick;
        this.hicann = hicann;
        this.denmem = denmem;
    }

    /** Number of crossings. */
    public int size() {
        return tick.length;
    }

    /** Time of crossing i in ticks of 1/63 GHz. */
    public long tick(int i) {
        return tick[i];
    }

    /** Chip of crossing i. */
    public int hicann(int i) {
        return hicann[i];
    }

    /** Firing denmem of crossing i. */
    public int denmem(int i) {
        return denmem[i];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CrossingColumns c
                && Arrays.equals(tick, c.tick)
                && Arrays.equals(hicann, c.hicann)
                && Arrays.equals(denmem, c.denmem);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(tick) * 31 + Arrays.hashCode(denmem);
    }

    @Override
    public String toString() {
        return "CrossingColumns[" + tick.length + "]";
    }

    /** Appends crossings in the order in which they are to stay; not for several threads. */
    public static final class Builder {
        private long[] tick = new long[1024];
        private short[] hicann = new short[1024];
        private short[] denmem = new short[1024];
        private int size;

        /** Appends a crossing: time in ticks of 1/63 GHz, chip 0..383, denmem 0..511. */
        public Builder add(long time, int chip, int firingDenmem) {
            Invariant.check(
                    chip >= 0 && chip < 384 && firingDenmem >= 0 && firingDenmem < 512,
                    "a crossing comes from an existing denmem",
                    chip,
                    firingDenmem);
            if (size == tick.length) {
                int grown = 2 * size;
                tick = Arrays.copyOf(tick, grown);
                hicann = Arrays.copyOf(hicann, grown);
                denmem = Arrays.copyOf(denmem, grown);
            }
            tick[size] = time;
            hicann[size] = (short) chip;
            denmem[size++] = (short) firingDenmem;
            return this;
        }

        /** The crossings so far. */
        public CrossingColumns build() {
            return new CrossingColumns(
                    Arrays.copyOf(tick, size), Arrays.copyOf(hicann, size), Arrays.copyOf(denmem, size));
        }
    }
}
