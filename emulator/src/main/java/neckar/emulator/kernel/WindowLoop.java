package neckar.emulator.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import neckar.base.CancelFlag;
import neckar.base.CancelledException;
import neckar.base.Parallel;
import neckar.base.Progress;

/**
 * Runs all chips window by window. Within a window the chips are independent: what they send acts in the next window at
 * the earliest. So chips are handed to threads in any order, with one barrier a window.
 */
final class WindowLoop {
    private static final int REPORTS = 200;

    private final Chip[] chips;
    private final RunPlan plan;
    private final int threads;
    private final Progress progress;
    private final CancelFlag cancel;
    private final AtomicInteger nextChip = new AtomicInteger();
    private volatile boolean stopped;

    WindowLoop(Chip[] chips, RunPlan plan, int threads, Progress progress, CancelFlag cancel) {
        this.chips = chips;
        this.plan = plan;
        this.threads = Math.max(1, Math.min(threads, chips.length));
        this.progress = progress;
        this.cancel = cancel;
    }

    void run() {
        if (chips.length == 0) {
            return;
        }
        WindowBarrier barrier = new WindowBarrier(threads);
        Parallel.forRange(threads, threads, worker -> work(barrier));
        if (cancel.isCancelled()) {
            throw new CancelledException();
        }
    }

    private void work(WindowBarrier barrier) {
        try {
            long windows = plan.windows();
            for (long window = 0; window < windows && !stopped; window++) {
                for (int c = nextChip.getAndIncrement(); c < chips.length; c = nextChip.getAndIncrement()) {
                    chips[c].runWindow(chips, window);
                }
                long done = window + 1;
                barrier.await(() -> endWindow(done, windows));
            }
        } catch (RuntimeException | Error e) {
            stopped = true;
            barrier.abandon();
            throw e;
        }
    }

    private void endWindow(long done, long windows) {
        nextChip.set(0);
        long stride = Math.max(1, windows / REPORTS);
        if (done % stride == 0) {
            progress.fraction(done / (double) windows, "");
        }
        stopped |= cancel.isCancelled();
    }
}
