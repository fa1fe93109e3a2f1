package neckar.base;

/** A wish to stop, set by one thread and looked at by others. Thread-safe. */
public final class CancelFlag {
    private volatile boolean cancelled;

    /** Asks all work that holds this flag to stop. */
    public void cancel() {
        cancelled = true;
    }

    /** Whether somebody asked to stop. */
    public boolean isCancelled() {
        return cancelled;
    }

    /**
     * Leaves the work in hand when somebody asked to stop.
     *
     * @throws CancelledException if {@link #cancel()} was called
     */
    public void throwIfCancelled() {
        if (cancelled) {
            throw new CancelledException();
        }
    }
}
