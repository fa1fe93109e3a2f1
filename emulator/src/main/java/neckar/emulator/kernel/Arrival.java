package neckar.emulator.kernel;

import neckar.emulator.analog.PackedRows;

/**
 * An event at the synapses of one chip, packed into a word: {@code [16 offset][6 address][42 row]}. The offset counts units of time from the start
 * of a window, from 1 on; the row is the first word of the row of synapses. Words of an order are words in the order of time.
 */
final class Arrival {
    private static final int ADDRESS_SHIFT = 42;
    private static final long ROW_MASK = (1L << ADDRESS_SHIFT) - 1;

    private Arrival() {}

    /** An event whose offset is still 0. */
    static long of(int address, int row) {
        return (long) address << ADDRESS_SHIFT | row;
    }

    /** A word with offset 0, of an event or of packed synapses, at an offset. */
    static long at(int offset, long word) {
        return (long) offset << PackedRows.OFFSET_SHIFT | word;
    }

    static int offset(long arrival) {
        return (int) (arrival >>> PackedRows.OFFSET_SHIFT);
    }

    static int address(long arrival) {
        return (int) (arrival >>> ADDRESS_SHIFT) & 63;
    }

    static int row(long arrival) {
        return (int) (arrival & ROW_MASK);
    }
}
