package neckar.spec.experiment;

import neckar.base.Invariant;
import neckar.spec.unit.TimeBase;

/**
 * One 32-bit word of the trace memory: an event with its 15-bit time stamp, 12-bit label and the most significant bit
 * of the FPGA's time, or the count of wraps of that time (hardware reference 6.6).
 */
public final class TraceEntry {
    /** Mark behind the last entry of a trace, a 64-bit word. */
    public static final long END_OF_TRACE = 0x4000E11D40000000L;

    private static final int STAMP_MASK = (1 << TimeBase.STAMP_BITS) - 1;
    private static final int LABEL_MASK = PulseLabel.COUNT - 1;
    private static final int LABEL_SHIFT = TimeBase.STAMP_BITS;
    private static final int FPGA_MSB_BIT = 29;
    private static final int OVERFLOW_BIT = 31;
    private static final int STAMP_MSB = 1 << (TimeBase.STAMP_BITS - 1);

    private TraceEntry() {}

    /** Word of an event; the stamp's upper bits are cut off. */
    public static int event(long stampTick, int label12, boolean fpgaTimeMsb) {
        Invariant.check(label12 >= 0 && label12 <= LABEL_MASK, "a trace label has 12 bits", label12);
        return (int) (stampTick & STAMP_MASK) | label12 << LABEL_SHIFT | (fpgaTimeMsb ? 1 << FPGA_MSB_BIT : 0);
    }

    /** Word that counts wraps of the 15-bit time since the beginning of the trace. */
    public static int overflow(int count) {
        Invariant.check(count >= 0, "an overflow count has 31 bits", count);
        return 1 << OVERFLOW_BIT | count;
    }

    /** Whether the word counts wraps instead of naming an event. */
    public static boolean isOverflow(int word) {
        return word < 0;
    }

    /** The count in an overflow word. */
    public static int overflowCount(int word) {
        return word & Integer.MAX_VALUE;
    }

    /** The 15-bit time stamp of an event, in system ticks. */
    public static int stamp(int word) {
        return word & STAMP_MASK;
    }

    /** The 12-bit label of an event. */
    public static int label(int word) {
        return word >> LABEL_SHIFT & LABEL_MASK;
    }

    /** Most significant bit of the FPGA's 15-bit time when the event arrived. */
    public static boolean fpgaTimeMsb(int word) {
        return (word >> FPGA_MSB_BIT & 1) != 0;
    }

    /**
     * Whether the event was stamped before the last wrap of the FPGA's time: its stamp lies in the upper half while the
     * FPGA is in the lower half again. Before the first overflow word such an event is left from an earlier run.
     */
    public static boolean isFromBeforeWrap(int word) {
        return (stamp(word) & STAMP_MSB) != 0 && !fpgaTimeMsb(word);
    }

    /** Full time of an event in system ticks, given the wraps counted so far. */
    public static long fullTick(int word, long wraps) {
        long period = isFromBeforeWrap(word) ? wraps - 1 : wraps;
        return (period << TimeBase.STAMP_BITS) + stamp(word);
    }

    /**
     * The time nearest to {@code nearTick} whose lowest 15 bits are the stamp, as the FPGA extends stamps from the time
     * of arrival; of two equally near ones the earlier.
     */
    public static long extend(int stamp15, long nearTick) {
        long difference = (stamp15 - nearTick) & STAMP_MASK;
        return nearTick + (difference >= STAMP_MSB ? difference - (1L << TimeBase.STAMP_BITS) : difference);
    }
}
