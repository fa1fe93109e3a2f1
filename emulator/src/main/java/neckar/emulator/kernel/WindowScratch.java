package neckar.emulator.kernel;

import java.util.Arrays;
import neckar.emulator.analog.Crossings;

/** Working memory of one worker for the window of one chip; its arrays grow and are used again. */
final class WindowScratch {
    /** Number of the worker. */
    final int worker;
    /** Crossings of a step. */
    final Crossings crossings = new Crossings();
    /** Frames that concern the chip. */
    int[] frame = new int[64];
    /** Lines, then groups, then rows of these frames. */
    int[] index = new int[64];
    /** Events of these frames. */
    long[] event = new long[64];

    /** Arrivals of the window. */
    long[] arrivals = new long[128];

    int arrivalCount;
    /** Arrivals in the order of steps. */
    long[] sorted = new long[128];

    /** First arrival of each step in {@link #sorted}, and the number of arrivals at the end. */
    int[] stepStart = new int[8];

    /** What was loaded ahead of its use; without being kept the loads would be removed. */
    int loaded;

    WindowScratch(int worker) {
        this.worker = worker;
    }

    /** Makes room for so many frames. */
    void reserve(int frames) {
        if (frames > frame.length) {
            frame = Arrays.copyOf(frame, 2 * frames);
            index = Arrays.copyOf(index, 2 * frames);
            event = Arrays.copyOf(event, 2 * frames);
        }
    }

    /** Makes room for so many more arrivals. */
    void reserveArrivals(int more) {
        if (arrivalCount + more > arrivals.length) {
            arrivals = Arrays.copyOf(arrivals, 2 * (arrivalCount + more));
            sorted = new long[arrivals.length];
        }
    }

    /** Makes room for so many steps. */
    void reserveSteps(int steps) {
        if (steps + 2 > stepStart.length) {
            stepStart = new int[steps + 2];
        }
    }
}
