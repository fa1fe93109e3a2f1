package neckar.emulator.kernel;

/**
 * An event at the synapses of one chip, packed into a word whose order is the order of delivery within a step: {@code [8
 * place][29 offset][6 address][20 row]}. The offset is in ticks from the start of a window or frame, in (0, 2^29); the row is the first
 * word of the row of synapses.
 */
final class Arrival {
    private static final int PLACE_SHIFT = 55;
    private static final int OFFSET_SHIFT = 26;
    private static final int OFFSET_MASK = (1 << (PLACE_SHIFT - OFFSET_SHIFT)) - 1;
    private static final int ADDRESS_SHIFT = 20;
    private static final int ROW_MASK = (1 << ADDRESS_SHIFT) - 1;

    /** Largest number of words of all rows of a chip. */
    static final int MAX_ROW = ROW_MASK;

    private Arrival() {}

    static long of(long offset, int place, int address, int row) {
        return offset << OFFSET_SHIFT | (long) place << PLACE_SHIFT | (long) address << ADDRESS_SHIFT | row;
    }

    /** The same event with its offset counted from a point so many ticks earlier. */
    static long later(long arrival, long ticks) {
        return arrival + (ticks << OFFSET_SHIFT);
    }

    static int offset(long arrival) {
        return (int) (arrival >>> OFFSET_SHIFT) & OFFSET_MASK;
    }

    /** The same event at another row. */
    static long withRow(long arrival, int row) {
        return (arrival & ~(long) ROW_MASK) | row;
    }

    static int address(long arrival) {
        return (int) (arrival >>> ADDRESS_SHIFT) & 63;
    }

    static int row(long arrival) {
        return (int) arrival & ROW_MASK;
    }
}
