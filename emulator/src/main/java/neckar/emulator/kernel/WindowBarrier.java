package neckar.emulator.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/**
 * Barrier between windows, a few microseconds apart: waiting threads spin for a moment, then sleep, so that
 * more threads than cores do no harm.
 */
final class WindowBarrier {
    private static final int SPINS = 2000;
    private static final long SLEEP_NANOSEC = 10_000;

    private final int parties;
    private final AtomicInteger arrived = new AtomicInteger();
    private final AtomicLong generation = new AtomicLong();
    private volatile boolean abandoned;

    WindowBarrier(int parties) {
        this.parties = parties;
    }

    /** Waits for all threads; the last one runs the action before the others go on. */
    void await(Runnable action) {
        long present = generation.get();
        if (arrived.incrementAndGet() == parties) {
            action.run();
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
