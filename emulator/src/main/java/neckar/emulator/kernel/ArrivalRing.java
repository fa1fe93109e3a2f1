package neckar.emulator.kernel;

import java.util.Arrays;

/**
 * Events on their way to the synapses of one chip. Those of the present window go into the worker's memory, later ones into
 * a ring of buckets, one for each window. Before use the events of a step are sorted by (tick, place, address, row), so that
 * the order of summation is always the same.
 *
 * <p>An event is packed as {@code [16 offset][8 place][6 address][32 row]}, the offset counted from the start of its window;
 * a step or window covers (t, t + h].
 */
final class ArrivalRing {
    private static final int INSERTION_LIMIT = 48;
    private static final int OFFSET_SHIFT = 46;

    private final int stepTicks;
    private final int windowTicks;
    private final int mask;
    private final long[][] later;
    private final int[] counts;
    private int waiting;
    private final Quotient byStep;
    private final Quotient byWindow;

    /**
     * An empty ring.
     *
     * @param stepTicks ticks of a step
     * @param windowSteps steps of a window; a window has less than 2^17 ticks
     * @param longestDelay ticks from the start of a frame to the rise of the conductances at most
     */
    ArrivalRing(int stepTicks, int windowSteps, int longestDelay) {
        this.stepTicks = stepTicks;
        windowTicks = windowSteps * stepTicks;
        int reach = longestDelay / windowTicks + 2;
        int size = Integer.highestOneBit(reach) * 2;
        mask = size - 1;
        later = new long[size][8];
        counts = new int[size];
        byStep = new Quotient(stepTicks);
        byWindow = new Quotient(windowTicks);
    }

    /** An event without its row; the offset counts from the start of the window in which its frame started. */
    static long event(long offset, int place, int address) {
        return offset << 14 | place << 6 | address;
    }

    /** Ticks from the start of its window to an event. */
    static int offset(long event) {
        return (int) (event >>> OFFSET_SHIFT);
    }

    /** L1 address of an event. */
    static int address(long event) {
        return (int) (event >>> 32) & 63;
    }

    /** First word of the row that an event reaches. */
    static int row(long event) {
        return (int) event;
    }

    /** Begins a window with the events that have waited for it. */
    void begin(long window, WindowScratch scratch) {
        scratch.arrivalCount = 0;
        int bucket = (int) window & mask;
        int count = counts[bucket];
        if (count > 0) {
            scratch.reserveArrivals(count);
            System.arraycopy(later[bucket], 0, scratch.arrivals, 0, count);
            scratch.arrivalCount = count;
            counts[bucket] = 0;
            waiting -= count;
        }
    }

    /** Adds events of frames of the window before this one: {@link #event} and row stand in the scratch. */
    void add(long window, int number, WindowScratch scratch) {
        scratch.reserveArrivals(number);
        long[] now = scratch.arrivals;
        int n = scratch.arrivalCount;
        for (int i = 0; i < number; i++) {
            long found = scratch.event[i];
            long ahead = byWindow.of((found >>> 14) - 1);
            long event = found - (ahead * windowTicks << 14) << 32 | scratch.index[i];
            now[n] = event;
            if (ahead == 1) {
                n++;
            } else {
                addLater((int) (window - 1 + ahead) & mask, event);
            }
        }
        scratch.arrivalCount = n;
    }

    private void addLater(int bucket, long event) {
        int count = counts[bucket];
        if (count == later[bucket].length) {
            later[bucket] = Arrays.copyOf(later[bucket], 2 * count);
        }
        later[bucket][count] = event;
        counts[bucket] = count + 1;
        waiting++;
    }

    /** Sorts the arrivals of the window and finds where each step begins. */
    void sort(int steps, WindowScratch scratch) {
        scratch.reserveSteps(steps);
        int[] start = scratch.stepStart;
        Arrays.fill(start, 0, steps + 1, 0);
        for (int i = 0; i < scratch.arrivalCount; i++) {
            start[(int) byStep.of(offset(scratch.arrivals[i]) - 1) + 1]++;
        }
        for (int step = 0; step < steps; step++) {
            start[step + 1] += start[step];
        }
        // Distributing moves each start to the start of the step behind it.
        for (int i = 0; i < scratch.arrivalCount; i++) {
            long event = scratch.arrivals[i];
            scratch.sorted[start[(int) byStep.of(offset(event) - 1)]++] = event;
        }
        System.arraycopy(start, 0, start, 1, steps);
        start[0] = 0;
        for (int step = 0; step < steps; step++) {
            sort(scratch.sorted, start[step], start[step + 1]);
        }
    }

    private static void sort(long[] keys, int from, int to) {
        if (to - from > INSERTION_LIMIT) {
            Arrays.sort(keys, from, to);
            return;
        }
        for (int i = from + 1; i < to; i++) {
            long key = keys[i];
            int j = i;
            while (j > from && keys[j - 1] > key) {
                keys[j] = keys[j - 1];
                j--;
            }
            keys[j] = key;
        }
    }

    /** Whether no event waits for a later window. */
    boolean isEmpty() {
        return waiting == 0;
    }

    /** Division by a constant as a product, which is exact for dividends below a limit. */
    private static final class Quotient {
        private final int divisor;
        private final long factor;
        private final long limit;

        Quotient(int divisor) {
            this.divisor = divisor;
            factor = (1L << 32) / divisor + 1;
            limit = (1L << 32) / divisor;
        }

        long of(long dividend) {
            return dividend < limit ? dividend * factor >>> 32 : dividend / divisor;
        }
    }
}
