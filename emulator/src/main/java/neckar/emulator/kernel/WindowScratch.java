package neckar.emulator.kernel;

import java.util.Arrays;
import neckar.emulator.analog.Crossings;
import neckar.emulator.digital.FrameLog;

/**
 * Working memory of one worker for the window of one chip: the arrivals of the window, in the order of (tick, place,
 * address, row) so that the order of summation is always the same. Its arrays grow and are used again.
 */
final class WindowScratch {
    private static final int INSERTION_LIMIT = 48;

    /** Number of the worker. */
    final int worker;
    /** Crossings of a step. */
    final Crossings crossings = new Crossings();
    /** Frames of the window. */
    final FrameLog frames = new FrameLog();
    /** Arrivals in order, once they are taken. */
    long[] sorted = new long[256];
    /** First arrival of each step, and the number of arrivals at the end. */
    int[] stepStart = new int[8];
    /** What was loaded ahead of its use; without being kept the loads would be removed. */
    int loaded;

    WindowScratch(int worker) {
        this.worker = worker;
    }

    /**
     * Takes the arrivals of a chip in a window out of its boxes, in order.
     *
     * @param boxes the boxes
     * @param window the window
     * @param chip the chip
     * @param steps number of steps of the window; later arrivals, behind the end of the run, are dropped
     * @param byStep division by the length of a step
     * @return number of arrivals
     */
    int take(Mailboxes boxes, long window, int chip, int steps, Quotient byStep) {
        if (steps + 2 > stepStart.length) {
            stepStart = new int[steps + 2];
        }
        int[] start = stepStart;
        Arrays.fill(start, 0, steps + 1, 0);
        for (int from = 0; from < boxes.workers(); from++) {
            long[] box = boxes.box(window, from, chip);
            for (int i = boxes.count(window, from, chip) - 1; i >= 0; i--) {
                int step = (int) byStep.of(Arrival.offset(box[i]) - 1);
                start[Math.min(step, steps) + 1]++;
            }
        }
        int total = 0;
        for (int step = 0; step <= steps; step++) {
            total += start[step + 1];
            start[step + 1] = total;
        }
        if (total > 0) {
            if (total > sorted.length) {
                sorted = new long[2 * total];
            }
            distribute(boxes, window, chip, steps, byStep);
            boxes.clear(window, chip);
        }
        return start[steps];
    }

    private void distribute(Mailboxes boxes, long window, int chip, int steps, Quotient byStep) {
        int[] start = stepStart;
        for (int from = 0; from < boxes.workers(); from++) {
            long[] box = boxes.box(window, from, chip);
            for (int i = boxes.count(window, from, chip) - 1; i >= 0; i--) {
                int step = (int) byStep.of(Arrival.offset(box[i]) - 1);
                sorted[start[Math.min(step, steps)]++] = box[i];
            }
        }
        // Distributing has moved each start to the start of the step behind it.
        System.arraycopy(start, 0, start, 1, steps);
        start[0] = 0;
        for (int step = 0; step < steps; step++) {
            sort(sorted, start[step], start[step + 1]);
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
}
