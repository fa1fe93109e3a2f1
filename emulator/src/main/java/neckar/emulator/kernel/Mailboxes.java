package neckar.emulator.kernel;

import java.util.Arrays;

/**
 * What waits for its window, by window, worker that sent it, and chip: words as {@link Arrival} or
 * {@link neckar.emulator.analog.PackedRows} packs them. A worker appends to boxes of its own and a chip reads its boxes in its window, with a
 * barrier between, so that no locks are needed; the order in which words lie in a box means nothing.
 */
final class Mailboxes {
    private static final int FIRST_LENGTH = 16;

    private final int mask;
    private final int windowUnits;
    private final Quotient byWindow;
    private final int workers;
    private final int chips;
    /** Boxes and their fill by window, worker and chip. */
    private final long[][] boxes;

    private final int[] counts;

    /**
     * Empty boxes.
     *
     * @param chips number of chips
     * @param workers number of workers
     * @param windowUnits units of time of a window
     * @param longestDelay units from the start of a frame to the rise of the conductances at most
     */
    Mailboxes(int chips, int workers, int windowUnits, int longestDelay) {
        this.windowUnits = windowUnits;
        byWindow = new Quotient(windowUnits);
        int windows = longestDelay / windowUnits + 2;
        int slots = Integer.highestOneBit(windows) * 2;
        mask = slots - 1;
        this.workers = workers;
        this.chips = chips;
        boxes = new long[slots * workers * chips][0];
        counts = new int[boxes.length];
    }

    /**
     * Sends words to a chip.
     *
     * @param window number of the present window
     * @param worker worker that sends
     * @param chip chip that receives
     * @param units units from the start of the present window to the arrival
     * @param words holds the words, without offset
     * @param from first word
     * @param count number of words
     */
    void send(long window, int worker, int chip, int units, long[] words, int from, int count) {
        int ahead = (int) byWindow.of(units - 1);
        int box = index(window + ahead, worker, chip);
        int n = counts[box];
        long[] into = boxes[box];
        if (n + count > into.length) {
            into = Arrays.copyOf(into, Math.max(FIRST_LENGTH, 2 * (n + count)));
            boxes[box] = into;
        }
        long offset = Arrival.at(units - ahead * windowUnits, 0);
        for (int i = 0; i < count; i++) {
            into[n + i] = words[from + i] | offset;
        }
        counts[box] = n + count;
    }

    private int index(long window, int worker, int chip) {
        return (((int) window & mask) * workers + worker) * chips + chip;
    }

    /** Number of workers that send. */
    int workers() {
        return workers;
    }

    /** Number of words that a worker has sent to a chip for a window. */
    int count(long window, int worker, int chip) {
        return counts[index(window, worker, chip)];
    }

    /** These words. */
    long[] box(long window, int worker, int chip) {
        return boxes[index(window, worker, chip)];
    }

    /** Empties the boxes of a chip for a window. */
    void clear(long window, int chip) {
        for (int worker = 0; worker < workers; worker++) {
            counts[index(window, worker, chip)] = 0;
        }
    }
}
