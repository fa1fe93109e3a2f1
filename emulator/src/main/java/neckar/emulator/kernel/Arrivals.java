package neckar.emulator.kernel;

/** Where the events for one chip come from. */
sealed interface Arrivals permits IncomingLines, BoxedArrivals {
    /**
     * Takes the arrivals of a window, in order, into the memory of a worker.
     *
     * @param window the window; each one once, ascending
     * @param steps number of steps of the window; later arrivals, behind the end of the run, are dropped
     * @param scratch receives the arrivals
     * @return number of arrivals
     */
    int take(long window, int steps, WindowScratch scratch);
}
