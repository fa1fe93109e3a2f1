package neckar.emulator.kernel;

import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Which worker runs which chips: each has a range of chips of its own, whose state stays in its caches; one that is done
 * takes chips from the ranges of the others.
 */
final class ChipShares {
    /** Counters of different workers lie in different cache lines. */
    private static final int STRIDE = 16;

    private final int workers;
    private final int[] first;
    /** Chips taken from each range since the run began, so that nothing has to be reset between windows. */
    private final AtomicLongArray taken;

    /**
     * Cuts the chips into ranges.
     *
     * @param work expected work of each chip
     * @param workers number of workers
     */
    ChipShares(long[] work, int workers) {
        this.workers = workers;
        first = new int[workers + 1];
        taken = new AtomicLongArray(STRIDE * (workers + 1));
        long all = 0;
        for (long own : work) {
            all += own;
        }
        long before = 0;
        int worker = 1;
        for (int c = 0; c < work.length; c++) {
            // A chip belongs to the worker in whose share its middle lies.
            while (worker < workers && (2 * before + work[c]) * workers >= 2 * all * worker) {
                first[worker++] = c;
            }
            before += work[c];
        }
        while (worker <= workers) {
            first[worker++] = work.length;
        }
    }

    /** The next chip for a worker in a window, or -1 when all chips are taken. */
    int next(int worker, long window) {
        for (int i = 0; i < workers; i++) {
            int from = worker + i < workers ? worker + i : worker + i - workers;
            int c = take(from, window);
            if (c >= 0) {
                return c;
            }
        }
        return -1;
    }

    private int take(int range, long window) {
        int size = first[range + 1] - first[range];
        long end = (window + 1) * size;
        // An attempt at an empty range does not count, or the next window would miss a chip.
        while (true) {
            long now = taken.get(STRIDE * range);
            if (now >= end) {
                return -1;
            }
            if (taken.compareAndSet(STRIDE * range, now, now + 1)) {
                return first[range] + (int) (now - window * size);
            }
        }
    }

    /** First chip of a worker's range. */
    int first(int worker) {
        return first[worker];
    }
}
