package neckar.base;

/**
 * What a stage may know of its run, and nothing else.
 *
 * @param seed seed of the stage's own choices
 * @param threads worker threads, at least 1; results never depend on it
 * @param progress sink of progress
 * @param cancel the user's wish to stop
 */
public record RunContext(long seed, int threads, Progress progress, CancelFlag cancel) {
    /** Checks the number of threads. */
    public RunContext {
        Invariant.check(threads >= 1, "at least one thread", threads);
    }

    /** One thread, no progress, never cancelled. */
    public static RunContext quiet(long seed) {
        return new RunContext(seed, 1, Progress.NONE, new CancelFlag());
    }

    /** The same run with another seed. */
    public RunContext withSeed(long newSeed) {
        return new RunContext(newSeed, threads, progress, cancel);
    }
}
