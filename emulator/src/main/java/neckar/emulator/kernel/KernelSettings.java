package neckar.emulator.kernel;

import neckar.base.InputException;
import neckar.emulator.analog.StepKernels;
import neckar.emulator.digital.DigitalParameters;

/**
 * How a run is computed.
 *
 * @param threads number of threads; results do not depend on it
 * @param stepCycles PLL cycles of an analog step: 1, 2 or 4
 * @param doubleSubSteps 0 for the single-precision circuits; else double precision with that many sub-steps in a step
 * @param longestWindowSteps analog steps of a window at most; results do not depend on it
 * @param digital properties of the digital part
 * @param watched whether events are to be seen at their drivers, for waveforms; results do not depend on it, but it takes longer
 */
public record KernelSettings(
        int threads,
        int stepCycles,
        int doubleSubSteps,
        int longestWindowSteps,
        DigitalParameters digital,
        boolean watched) {
    /** As many steps in a window as the shortest way between chips allows. */
    public static final int WHOLE_WINDOWS = Integer.MAX_VALUE;

    /** Checks the ranges. */
    public KernelSettings {
        if (threads < 1) {
            throw InputException.of("threads", "the number of threads is out of range")
                    .value(threads)
                    .allowed("1 or more");
        }
        if (longestWindowSteps < 1) {
            throw InputException.of("window", "the number of steps in a window is out of range")
                    .value(longestWindowSteps)
                    .allowed("1 or more");
        }
        if (stepCycles != 1 && stepCycles != 2 && stepCycles != 4) {
            throw InputException.of("analog step", "the analog step is no legal number of clock cycles")
                    .value(stepCycles)
                    .allowed("1, 2 or 4");
        }
        if (doubleSubSteps < 0 || doubleSubSteps > 1024) {
            throw InputException.of("sub-steps", "the number of sub-steps is out of range")
                    .value(doubleSubSteps)
                    .allowed("0 to 1024");
        }
    }

    /** Settings of machines that are not watched. */
    public KernelSettings(
            int threads, int stepCycles, int doubleSubSteps, int longestWindowSteps, DigitalParameters digital) {
        this(threads, stepCycles, doubleSubSteps, longestWindowSteps, digital, false);
    }

    /** The same for a machine that is watched. */
    public KernelSettings forWatching() {
        return new KernelSettings(threads, stepCycles, doubleSubSteps, longestWindowSteps, digital, true);
    }

    /** Name of what computes the circuits on this JVM. */
    public String kernelName() {
        return doubleSubSteps > 0 ? "double" : StepKernels.bestName();
    }
}
