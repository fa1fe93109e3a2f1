package neckar.emulator.kernel;

import neckar.base.InputException;
import neckar.emulator.digital.DigitalParameters;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.unit.TimeBase;

/**
 * How a run is cut into analog steps and windows.
 *
 * @param periodTicks clock period
 * @param stepTicks length of an analog step, a whole number of clock periods
 * @param windowSteps steps of a window: as many as fit into the shortest way between two chips
 * @param steps steps of the run
 */
record RunPlan(int periodTicks, int stepTicks, int windowSteps, long steps) {
    private static final int MAX_WINDOW_EDGES = 64;
    /** Offsets in a window have 15 bits and a sign. */
    private static final int MAX_WINDOW_TICKS = Short.MAX_VALUE;

    static RunPlan of(ExperimentHeader header, KernelSettings settings) {
        DigitalParameters digital = settings.digital();
        int period = TimeBase.ticksPerPllCycle(header.pllMhz());
        int step = period * settings.stepCycles();
        int lookahead = Math.min(MAX_WINDOW_TICKS, Math.min(digital.lookaheadTicks(), MAX_WINDOW_EDGES * period));
        if (lookahead < step) {
            throw InputException.of("analog step", "the analog step is longer than the shortest way between chips")
                    .value(step + " ticks")
                    .allowed(lookahead + " ticks at most");
        }
        long ticks = header.endTick() * TimeBase.TICKS_PER_SYSTEM_TICK;
        return new RunPlan(
                period, step, Math.min(settings.longestWindowSteps(), lookahead / step), (ticks + step - 1) / step);
    }

    /** Number of windows; the last one may be shorter. */
    long windows() {
        return (steps + windowSteps - 1) / windowSteps;
    }

    /** Steps of a window. */
    int stepsOf(long window) {
        return (int) Math.min(windowSteps, steps - window * windowSteps);
    }

    /** Length of a whole window in ticks. */
    int windowTicks() {
        return windowSteps * stepTicks;
    }

    /** Last tick of the run. */
    long endTick() {
        return steps * stepTicks;
    }
}
