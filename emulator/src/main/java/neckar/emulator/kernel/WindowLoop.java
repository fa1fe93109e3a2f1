package neckar.emulator.kernel;

import neckar.base.CancelFlag;
import neckar.base.CancelledException;
import neckar.base.Parallel;
import neckar.base.Progress;

/**
 * Runs all chips window by window. Within a window the chips are independent: what they send acts in the next window at
 * the earliest. So chips may run on any thread in any order, with one barrier a window.
 */
final class WindowLoop {
    private static final int REPORTS = 200;
    /** Reports between two looks at the losses. */
    private static final int REPORTS_PER_LOOK = 10;
    /** Expected work of a window that is worth a barrier between workers, as {@link Chip#expectedWork} counts it. */
    private static final long WORK_OF_A_WORKER = 256;

    private final Chip[] chips;
    private final RunPlan plan;
    private final int threads;
    private final Progress progress;
    private final CancelFlag cancel;
    private final ChipShares shares;
    private final LossWatch losses;
    private String detail = "";
    private volatile boolean stopped;

    WindowLoop(Chip[] chips, RunPlan plan, int threads, Progress progress, CancelFlag cancel) {
        this.chips = chips;
        losses = new LossWatch(chips);
        this.plan = plan;
        this.progress = progress;
        this.cancel = cancel;
        long[] work = new long[chips.length];
        long all = 0;
        for (int c = 0; c < work.length; c++) {
            work[c] = chips[c].expectedWork();
            all += work[c];
        }
        int worthwhile = (int) Math.min(chips.length, all / WORK_OF_A_WORKER);
        this.threads = Math.max(1, Math.min(threads, worthwhile));
        shares = new ChipShares(work, this.threads);
    }

    void run() {
        if (chips.length == 0) {
            return;
        }
        WindowBarrier barrier = new WindowBarrier(threads, this::endWindow);
        Parallel.forRange(threads, threads, worker -> work(worker, barrier));
        if (cancel.isCancelled()) {
            throw new CancelledException();
        }
    }

    private void work(int worker, WindowBarrier barrier) {
        try {
            WindowScratch scratch = new WindowScratch(worker);
            long windows = plan.windows();
            for (long window = 0; window < windows && !stopped; window++) {
                for (int c = shares.next(worker, window); c >= 0; c = shares.next(worker, window)) {
                    chips[c].runWindow(window, scratch);
                }
                barrier.await(window);
            }
        } catch (RuntimeException | Error e) {
            stopped = true;
            barrier.abandon();
            throw e;
        }
    }

    private void endWindow(long window) {
        long done = window + 1;
        long windows = plan.windows();
        long stride = Math.max(1, windows / REPORTS);
        if (done % stride == 0) {
            detail = done / stride % REPORTS_PER_LOOK == 0 ? losses.look(progress) : detail;
            progress.fraction(done / (double) windows, detail);
        }
        stopped |= cancel.isCancelled();
    }
}
