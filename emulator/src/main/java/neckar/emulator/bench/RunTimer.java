package neckar.emulator.bench;

/** Wall time of the phases of a run, for the report alone. */
final class RunTimer {
    private long mark = System.nanoTime();

    /** Seconds since the last call or the construction. */
    double lapSec() {
        long now = System.nanoTime();
        double sec = (now - mark) * 1e-9;
        mark = now;
        return sec;
    }
}
