package neckar.reference.simulate;

/** Where a fixed number of threads wait for each other again and again, until one gives up. Thread-safe. */
final class Barrier {
    private final int parties;
    private int waiting;
    private long round;
    private boolean aborted;

    Barrier(int parties) {
        this.parties = parties;
    }

    /** Waits for all others; false when one has given up. */
    synchronized boolean await() {
        long mine = round;
        waiting++;
        if (waiting == parties) {
            waiting = 0;
            round++;
            notifyAll();
        }
        boolean interrupted = false;
        while (round == mine && !aborted) {
            try {
                wait();
            } catch (InterruptedException e) {
                // The others count on this thread, which goes on; its owner sees the interruption at the end.
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return !aborted;
    }

    /** Frees all threads for good. */
    synchronized void abort() {
        aborted = true;
        notifyAll();
    }
}
