package neckar.emulator.kernel;

import java.util.Arrays;

/**
 * Events on their way to the drivers of one chip, in a ring of buckets, one for each analog step. A bucket is filled in
 * any order and sorted by (tick, driver, address) before use, so that the order of summation is always the same.
 */
final class ArrivalRing {
    private static final int INSERTION_LIMIT = 24;

    private final int stepTicks;
    private final int mask;
    private final int[][] events;
    private final int[] counts;

    /**
     * An empty ring.
     *
     * @param stepTicks ticks of a step, below 2^17
     * @param reachSteps largest number of steps between a push and the present step
     */
    ArrivalRing(int stepTicks, int reachSteps) {
        this.stepTicks = stepTicks;
        int size = Integer.highestOneBit(Math.max(1, reachSteps + 1)) * 2;
        mask = size - 1;
        events = new int[size][8];
        counts = new int[size];
    }

    /** Adds an event that acts at a tick; a step covers (t, t + h]. */
    void push(long tick, int driver, int address) {
        long step = (tick - 1) / stepTicks;
        int bucket = (int) step & mask;
        int offset = (int) (tick - step * stepTicks);
        int count = counts[bucket];
        if (count == events[bucket].length) {
            events[bucket] = Arrays.copyOf(events[bucket], 2 * count);
        }
        events[bucket][count] = offset << 14 | driver << 6 | address;
        counts[bucket] = count + 1;
    }

    /** Sorts the events of a step and returns their number. */
    int open(long step) {
        int bucket = (int) step & mask;
        int count = counts[bucket];
        if (count > INSERTION_LIMIT) {
            Arrays.sort(events[bucket], 0, count);
        } else {
            insertionSort(events[bucket], count);
        }
        return count;
    }

    private static void insertionSort(int[] keys, int count) {
        for (int i = 1; i < count; i++) {
            int key = keys[i];
            int j = i;
            while (j > 0 && keys[j - 1] > key) {
                keys[j] = keys[j - 1];
                j--;
            }
            keys[j] = key;
        }
    }

    /** Events of an opened step: {@code offset << 14 | driver << 6 | address}. */
    int[] events(long step) {
        return events[(int) step & mask];
    }

    /** Empties the bucket of a step. */
    void close(long step) {
        counts[(int) step & mask] = 0;
    }

    /** Number of events in all buckets. */
    int pending() {
        int sum = 0;
        for (int count : counts) {
            sum += count;
        }
        return sum;
    }
}
