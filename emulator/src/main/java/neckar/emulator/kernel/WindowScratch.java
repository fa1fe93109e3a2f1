package neckar.emulator.kernel;

import java.util.Arrays;
import neckar.emulator.analog.CircuitScratch;
import neckar.emulator.analog.Crossings;
import neckar.emulator.digital.FrameLog;

/**
 * Working memory of one worker for the window of one chip: the arrivals of the window, by step and within it in the order of time. Its arrays
 * grow and are used again.
 */
final class WindowScratch {
    /** Number of the worker. */
    final int worker;
    /** Crossings of a step. */
    final Crossings crossings = new Crossings();
    /** Memory of the circuits. */
    final CircuitScratch circuits = new CircuitScratch();
    /** Frames of the window. */
    final FrameLog frames = new FrameLog();
    /** Arrivals in order, once they are taken. */
    long[] sorted = new long[256];
    /** First arrival of each step, and the number of arrivals at the end. */
    int[] stepStart = new int[8];

    private long[] found = new long[256];
    private byte[] stepOf = new byte[256];

    WindowScratch(int worker) {
        this.worker = worker;
    }

    /** Begins a window of so many steps. */
    void begin(int steps) {
        if (steps + 2 > stepStart.length) {
            stepStart = new int[steps + 2];
        }
        Arrays.fill(stepStart, 0, steps + 2, 0);
    }

    /**
     * Adds an arrival.
     *
     * @param count number of arrivals so far
     * @param step its step; the number of steps for one that comes too late
     * @param arrival the arrival
     * @return number of arrivals with it
     */
    int add(int count, int step, long arrival) {
        if (count == found.length) {
            found = Arrays.copyOf(found, 2 * count);
            stepOf = Arrays.copyOf(stepOf, 2 * count);
        }
        found[count] = arrival;
        stepOf[count] = (byte) step;
        stepStart[step + 1]++;
        return count + 1;
    }

    /** Distributes the arrivals to their steps, in the order in which they were added. */
    void distribute(int steps, int count) {
        int[] start = beginDistribution(steps, count);
        for (int i = 0; i < count; i++) {
            sorted[start[stepOf[i]]++] = found[i];
        }
        endDistribution(steps);
    }

    private int[] beginDistribution(int steps, int count) {
        int total = 0;
        for (int step = 0; step <= steps; step++) {
            total += stepStart[step + 1];
            stepStart[step + 1] = total;
        }
        if (count > sorted.length) {
            sorted = new long[2 * count];
        }
        return stepStart;
    }

    /** Distributing has moved each start to the start of the step behind it. */
    private void endDistribution(int steps) {
        System.arraycopy(stepStart, 0, stepStart, 1, steps);
        stepStart[0] = 0;
    }
}
