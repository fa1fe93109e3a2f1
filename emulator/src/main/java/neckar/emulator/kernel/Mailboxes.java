package neckar.emulator.kernel;

import java.util.Arrays;

/**
 * Arrivals that wait for their window, by window, worker that sent them, and chip. A worker appends to boxes of its own and
 * a chip reads its boxes in its window, with a barrier between, so that no locks are needed; the order in which arrivals
 * lie in a box means nothing.
 */
final class Mailboxes {
    private static final int FIRST_LENGTH = 16;

    private final int mask;
    private final int windowTicks;
    private final Quotient byWindow;
    private final int workers;
    /** Boxes and their fill by (window, worker) and chip. */
    private final long[][][] boxes;

    private final int[][] counts;

    /**
     * Empty boxes.
     *
     * @param chips number of chips
     * @param workers number of workers
     * @param windowTicks ticks of a window
     * @param longestDelay ticks from the start of a frame to the rise of the conductances at most
     */
    Mailboxes(int chips, int workers, int windowTicks, int longestDelay) {
        this.windowTicks = windowTicks;
        byWindow = new Quotient(windowTicks);
        int windows = longestDelay / windowTicks + 2;
        int slots = Integer.highestOneBit(windows) * 2;
        mask = slots - 1;
        this.workers = workers;
        boxes = new long[slots * workers][chips][0];
        counts = new int[slots * workers][chips];
    }

    /**
     * Sends an arrival to a chip.
     *
     * @param window number of the present window
     * @param worker worker that sends
     * @param chip chip that receives
     * @param arrival the arrival, its offset counted from the start of the present window
     */
    void send(long window, int worker, int chip, long arrival) {
        long ahead = byWindow.of(Arrival.offset(arrival) - 1);
        int row = row(window + ahead, worker);
        int[] count = counts[row];
        long[] box = boxes[row][chip];
        int n = count[chip];
        if (n == box.length) {
            box = Arrays.copyOf(box, Math.max(FIRST_LENGTH, 2 * n));
            boxes[row][chip] = box;
        }
        box[n] = Arrival.later(arrival, -ahead * windowTicks);
        count[chip] = n + 1;
    }

    private int row(long window, int worker) {
        return ((int) window & mask) * workers + worker;
    }

    /** Number of workers that send. */
    int workers() {
        return workers;
    }

    /** Number of arrivals that a worker has sent to a chip for a window. */
    int count(long window, int worker, int chip) {
        return counts[row(window, worker)][chip];
    }

    /** These arrivals. */
    long[] box(long window, int worker, int chip) {
        return boxes[row(window, worker)][chip];
    }

    /** Empties the boxes of a chip for a window. */
    void clear(long window, int chip) {
        for (int worker = 0; worker < workers; worker++) {
            int[] count = counts[row(window, worker)];
            if (count[chip] != 0) {
                count[chip] = 0;
            }
        }
    }
}
