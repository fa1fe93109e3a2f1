package neckar.emulator.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;

/**
 * Barrier between windows, a few microseconds apart: waiting threads spin for a moment, then sleep, so that
 * more threads than cores do no harm.
 */
final class WindowBarrier {
    private static final int SPINS = 2000;
    private static final long SLEEP_NANOSEC = 10_000;

    private final int parties;
    private final LongConsumer action;
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicLong generation = new AtomicLong();
    private volatile boolean abandoned;

    /**
     * A barrier.
     *
     * @param parties number of threads
     * @param action what the last thread that comes runs before the others go on, with the number of the window
     */
    WindowBarrier(int parties, LongConsumer action) {
        this.parties = parties;
        this.action = action;
    }

    /** Waits for all threads at the end of a window. */
    void await(long window) {
        long present = generation.get();
        if (arrived.incrementAndGet() == parties) {
            action.accept(window);
            arrived.set(0);
            generation.set(present + 1);
            return;
        }
        int rounds = 0;
        while (generation.get() == present && !abandoned) {
            rounds++;
            if (rounds < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.parkNanos(SLEEP_NANOSEC);
            }
        }
    }

    /** Lets all waiting threads go, after a failure. */
    void abandon() {
        abandoned = true;
    }
}
