package neckar.emulator.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;

/**
 * What waits for its window, by window, worker that sent it, and chip: words as {@link Arrival} or
 * {@link neckar.emulator.analog.PackedRows} packs them. A worker appends to boxes of its own and a chip reads its boxes in its window, with a
 * barrier between, so that no locks are needed; the order in which words lie in a box means nothing.
 *
 * <p>The boxes of a worker are equal parts of one array, of an odd number of cache lines, so that their ends do not compete for the same
 * places in the caches.
 */
final class Mailboxes {
    private static final int LINE = 8;
    private static final int FIRST_LENGTH = 9 * LINE;
    private static final VarHandle ARRAYS = MethodHandles.arrayElementVarHandle(long[][].class);

    private final int mask;
    private final int windowUnits;
    private final Quotient byWindow;
    private final int chips;
    private final int boxes;
    /** Boxes by worker. */
    private final long[][] words;
    /** Fill of each box, by worker and box. */
    private final int[][] counts;
    /** Length of a worker's boxes, for the worker itself. */
    private final int[] lengths;

    /**
     * Empty boxes.
     *
     * @param chips number of chips
     * @param workers number of workers
     * @param windowUnits units of time of a window
     * @param longestDelay units from the start of a window in which a frame starts to the rise of the conductances at most
     */
    Mailboxes(int chips, int workers, int windowUnits, int longestDelay) {
        this.windowUnits = windowUnits;
        byWindow = new Quotient(windowUnits);
        int windows = longestDelay / windowUnits + 1;
        int slots = Integer.highestOneBit(windows) * 2;
        mask = slots - 1;
        this.chips = chips;
        boxes = slots * chips;
        words = new long[workers][boxes * FIRST_LENGTH];
        counts = new int[workers][boxes];
        lengths = new int[workers];
        Arrays.fill(lengths, FIRST_LENGTH);
    }

    /**
     * Sends words to a chip.
     *
     * @param window number of the present window
     * @param worker worker that sends
     * @param chip chip that receives
     * @param units units from the start of the present window to the arrival
     * @param from holds the words, without offset
     * @param first first word
     * @param count number of words
     */
    void send(long window, int worker, int chip, int units, long[] from, int first, int count) {
        int ahead = (int) byWindow.of(units - 1);
        int box = index(window + ahead, chip);
        int n = counts[worker][box];
        long[] into = n + count > lengths[worker] ? grow(worker, n + count) : words[worker];
        long offset = Arrival.at(units - ahead * windowUnits, 0);
        int at = box * lengths[worker] + n;
        for (int i = 0; i < count; i++) {
            into[at + i] = from[first + i] | offset;
        }
        counts[worker][box] = n + count;
    }

    /** Makes all boxes of a worker longer; others may still read what is due in the old ones. */
    private long[] grow(int worker, int least) {
        long[] old = words[worker];
        int length = lengths[worker];
        int longer = length;
        while (longer < least) {
            longer = 2 * longer + LINE;
        }
        long[] grown = new long[boxes * longer];
        for (int box = 0; box < boxes; box++) {
            System.arraycopy(old, box * length, grown, box * longer, counts[worker][box]);
        }
        lengths[worker] = longer;
        ARRAYS.setRelease(words, worker, grown);
        return grown;
    }

    private int index(long window, int chip) {
        return ((int) window & mask) * chips + chip;
    }

    /** Number of workers that send. */
    int workers() {
        return words.length;
    }

    /** Number of words that a worker has sent to a chip for a window. */
    int count(long window, int worker, int chip) {
        return counts[worker][index(window, chip)];
    }

    /** An array with the words of a worker. */
    long[] words(int worker) {
        return (long[]) ARRAYS.getAcquire(words, worker);
    }

    /** Where the words to a chip for a window begin in an array of {@link #words}. */
    int first(long[] array, long window, int chip) {
        return index(window, chip) * (array.length / boxes);
    }

    /** Empties the boxes of a chip for a window. */
    void clear(long window, int chip) {
        for (int[] count : counts) {
            count[index(window, chip)] = 0;
        }
    }
}
