package neckar.spec.experiment;

import java.util.Arrays;
import neckar.base.Invariant;

/** Spikes as the trace of the FPGAs delivers them, one column per field, in the order of the trace. Immutable. */
public final class SpikeColumns {
    /** No spike at all. */
    public static final SpikeColumns EMPTY = new Builder().build();

    private final long[] tick;
    private final short[] hicann;
    private final byte[] merger;
    private final byte[] address;

    private SpikeColumns(long[] tick, short[] hicann, byte[] merger, byte[] address) {
        this.tick = tick;
        this.hicann = hicann;
        this.merger = merger;
        this.address = address;
    }

    /** Number of spikes. */
    public int size() {
        return tick.length;
    }

    /** Time stamp of spike i, extended from 15 bits to the full time, in system ticks of 4 ns. */
    public long tick(int i) {
        return tick[i];
    }

    /** Chip of spike i. */
    public int hicann(int i) {
        return hicann[i];
    }

    /** DNC merger (= Gbit channel) through which spike i left its chip. */
    public int merger(int i) {
        return merger[i];
    }

    /** L1 address of spike i. */
    public int address(int i) {
        return address[i];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpikeColumns s
                && Arrays.equals(tick, s.tick)
                && Arrays.equals(hicann, s.hicann)
                && Arrays.equals(merger, s.merger)
                && Arrays.equals(address, s.address);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(tick) * 31 + Arrays.hashCode(address);
    }

    @Override
    public String toString() {
        return "SpikeColumns[" + tick.length + "]";
    }

    /** Appends spikes in the order in which they are to stay; not for several threads. */
    public static final class Builder {
        private long[] tick = new long[1024];
        private short[] hicann = new short[1024];
        private byte[] merger = new byte[1024];
        private byte[] address = new byte[1024];
        private int size;

        /** Appends a spike: stamp in system ticks, chip 0..383, DNC merger 0..7, address 0..63. */
        public Builder add(long stampTick, int chip, int dncMerger, int l1Address) {
            Invariant.check(
                    chip >= 0 && chip < 384 && dncMerger >= 0 && dncMerger < 8 && l1Address >= 0 && l1Address < 64,
                    "a spike comes from an existing place",
                    chip,
                    dncMerger,
                    l1Address);
            if (size == tick.length) {
                int grown = 2 * size;
                tick = Arrays.copyOf(tick, grown);
                hicann = Arrays.copyOf(hicann, grown);
                merger = Arrays.copyOf(merger, grown);
                address = Arrays.copyOf(address, grown);
            }
            tick[size] = stampTick;
            hicann[size] = (short) chip;
            merger[size] = (byte) dncMerger;
            address[size++] = (byte) l1Address;
            return this;
        }

        /** The spikes so far. */
        public SpikeColumns build() {
            return new SpikeColumns(
                    Arrays.copyOf(tick, size),
                    Arrays.copyOf(hicann, size),
                    Arrays.copyOf(merger, size),
                    Arrays.copyOf(address, size));
        }
    }
}
