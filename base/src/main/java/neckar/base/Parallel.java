package neckar.base;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/**
 * Runs items by index on several threads. An item may write only what belongs to its index; then results do not depend
 * on the number of threads.
 */
public final class Parallel {
    private Parallel() {}

    /**
     * Calls the body once for each index in 0..n-1. Indices start in ascending order. When items fail, the failure of the
     * lowest index is thrown; items above a failed one may be left out.
     */
    public static void forRange(int n, int threads, IntConsumer body) {
        int workers = Math.min(threads, n);
        if (workers <= 1) {
            for (int i = 0; i < n; i++) {
                body.accept(i);
            }
            return;
        }
        Work work = new Work(n, body);
        Thread[] helpers = new Thread[workers - 1];
        for (int i = 0; i < helpers.length; i++) {
            helpers[i] = new Thread(work, "neckar-worker-" + (i + 1));
            helpers[i].setDaemon(true);
            helpers[i].start();
        }
        work.run();
        boolean interrupted = false;
        for (Thread helper : helpers) {
            while (helper.isAlive()) {
                try {
                    helper.join();
                } catch (InterruptedException e) {
                    // The items hold shared arrays: they must end before the caller goes on.
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        work.rethrow();
    }

    /** Runs two tasks that do not depend on each other, at the same time if there are threads; fails as the first failed. */
    public static void both(int threads, Runnable first, Runnable second) {
        forRange(2, threads, i -> (i == 0 ? first : second).run());
    }

    /** The shared state of one call; its lock guards the failure of the lowest index. */
    private static final class Work implements Runnable {
        private final int n;
        private final IntConsumer body;
        private final AtomicInteger next = new AtomicInteger();
        private volatile int failedIndex;
        private Throwable failure = new IllegalStateException("no failure");

        Work(int n, IntConsumer body) {
            this.n = n;
            this.body = body;
            this.failedIndex = n;
        }

        @Override
        public void run() {
            // Whatever an item throws, errors included, must reach the caller's thread.
            for (int i = next.getAndIncrement(); i < failedIndex; i = next.getAndIncrement()) {
                try {
                    body.accept(i);
                } catch (RuntimeException | Error e) {
                    record(i, e);
                }
            }
        }

        private synchronized void record(int index, Throwable thrown) {
            if (index < failedIndex) {
                failedIndex = index;
                failure = thrown;
            }
        }

        synchronized void rethrow() {
            if (failedIndex == n) {
                return;
            }
            if (failure instanceof Error) {
                throw (Error) failure;
            }
            throw (RuntimeException) failure;
        }
    }
}
