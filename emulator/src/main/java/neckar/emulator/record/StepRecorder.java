package neckar.emulator.record;

import neckar.emulator.analog.Crossings;
import neckar.emulator.analog.NeuronCircuits;

/** Looks at the circuits of a chip after each analog step. */
public sealed interface StepRecorder permits AdcRecorder, ProbeRecorder, CrossingRecorder {
    /**
     * A step has ended.
     *
     * @param startTick tick at which it started
     * @param stepTicks its length
     * @param circuits the circuits after the step
     * @param crossings crossings within the step
     */
    void step(long startTick, int stepTicks, NeuronCircuits circuits, Crossings crossings);
}
