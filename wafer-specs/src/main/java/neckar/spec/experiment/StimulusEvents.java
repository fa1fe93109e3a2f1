package neckar.spec.experiment;

import java.util.Arrays;
import neckar.base.InputException;

/**
 * Timed events that FPGAs send to the chips, in time order, as one packed long each: {@code [44 tick][6 FPGA][12 label]}.
 * Immutable.
 */
public final class StimulusEvents {
    /** No event at all. */
    public static final StimulusEvents EMPTY = new StimulusEvents(new long[0]);

    /** Bound of times in system ticks: 2^44, almost 20 hours of hardware time. */
    public static final long MAX_TICK = 1L << 44;

    /** FPGAs of a wafer (hardware reference 1.3). */
    public static final int FPGAS = 48;

    private static final int FPGA_SHIFT = 12;
    private static final int TICK_SHIFT = 18;

    private final long[] packed;

    private StimulusEvents(long[] packed) {
        this.packed = packed;
    }

    /** Number of events. */
    public int size() {
        return packed.length;
    }

    /** Due time of event i in system ticks (4 ns). */
    public long tick(int i) {
        return packed[i] >> TICK_SHIFT;
    }

    /** FPGA that sends event i. */
    public int fpga(int i) {
        return (int) (packed[i] >> FPGA_SHIFT) & 63;
    }

    /** Label of event i, see {@link PulseLabel}. */
    public int label(int i) {
        return (int) packed[i] & (PulseLabel.COUNT - 1);
    }

    /** Number of events of one FPGA. */
    public int count(int fpga) {
        int count = 0;
        for (int i = 0; i < packed.length; i++) {
            count += fpga(i) == fpga ? 1 : 0;
        }
        return count;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StimulusEvents e && Arrays.equals(packed, e.packed);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(packed);
    }

    @Override
    public String toString() {
        return "StimulusEvents[" + packed.length + "]";
    }

    /** Collects events in any order; not for several threads. */
    public static final class Builder {
        private long[] packed = new long[1024];
        private int size;

        /**
         * Adds an event.
         *
         * @param tick due time in system ticks, 0 to 2^44 - 1
         * @param fpga FPGA, 0..47
         * @param label 12-bit label
         * @throws InputException if a number is out of range
         */
        public Builder add(long tick, int fpga, int label) {
            check(tick, fpga, label);
            if (size == packed.length) {
                packed = Arrays.copyOf(packed, Math.max(size + 1, (int) Math.min(2L * size, Integer.MAX_VALUE - 8)));
            }
            packed[size++] = tick << TICK_SHIFT | (long) fpga << FPGA_SHIFT | label;
            return this;
        }

        /** Number of events so far. */
        public int size() {
            return size;
        }

        /** The events sorted by (tick, FPGA, label). */
        public StimulusEvents build() {
            long[] sorted = Arrays.copyOf(packed, size);
            Arrays.parallelSort(sorted);
            return new StimulusEvents(sorted);
        }

        private static void check(long tick, int fpga, int label) {
            if (tick < 0 || tick >= MAX_TICK) {
                throw InputException.of("stimulus event", "the time is out of range")
                        .value(tick)
                        .allowed("0 to 2^44 - 1 ticks of 4 ns");
            }
            if (fpga < 0 || fpga >= FPGAS) {
                throw InputException.of("stimulus event", "there is no such FPGA")
                        .value(fpga)
                        .allowed("0 to 47");
            }
            if (label < 0 || label >= PulseLabel.COUNT) {
                throw InputException.of("stimulus event", "the label is out of range")
                        .value(label)
                        .allowed("0 to 4095 (the DNC field is 0)");
            }
        }
    }
}
