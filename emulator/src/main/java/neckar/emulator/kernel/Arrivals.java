package neckar.emulator.kernel;

/** Where the events for one chip come from. */
sealed interface Arrivals permits BoxedArrivals, PackedArrivals {
    /**
     * Takes the arrivals of a window: delivers them to the circuits at once, or puts them, in the order of time, into the memory of a worker.
     *
     * @param window the window; each one once, ascending
     * @param steps number of steps of the window; later arrivals, behind the end of the run, are dropped
     * @param scratch receives the arrivals
     * @return whether there are any
     */
    boolean take(long window, int steps, WindowScratch scratch);
}
