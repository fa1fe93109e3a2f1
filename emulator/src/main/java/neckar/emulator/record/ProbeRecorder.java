package neckar.emulator.record;

import java.util.Arrays;
import neckar.emulator.analog.Crossings;
import neckar.emulator.analog.NeuronCircuits;
import neckar.spec.experiment.DebugProbe;
import neckar.spec.experiment.DebugTrace;
import neckar.spec.experiment.ProbeKind;
import neckar.spec.unit.TimeBase;

/**
 * The emulator's own probe on one neuron: the state at the end of steps, impossible on hardware. Conductances and
 * adaptation are sums over the joined denmems.
 */
public final class ProbeRecorder implements StepRecorder {
    private final DebugProbe probe;
    private final int neuron;
    private final long fromTick;
    private final long toTick;
    private float[] values = new float[64];
    private int count;
    private long firstTick = -1;
    private int steps;
    private int usedStepTicks = 1;

    /**
     * A probe.
     *
     * @param probe what is asked for, not spikes
     * @param neuron index of the neuron that holds the denmem
     */
    public ProbeRecorder(DebugProbe probe, int neuron) {
        this.probe = probe;
        this.neuron = neuron;
        fromTick = probe.fromTick() * TimeBase.TICKS_PER_SYSTEM_TICK;
        toTick = probe.toTick() * TimeBase.TICKS_PER_SYSTEM_TICK;
    }

    @Override
    public void step(long startTick, int stepTicks, NeuronCircuits circuits, Crossings crossings) {
        long tick = startTick + stepTicks;
        if (tick < fromTick || tick >= toTick) {
            return;
        }
        usedStepTicks = stepTicks;
        if (firstTick < 0) {
            firstTick = tick;
        }
        if (steps++ % probe.every() != 0) {
            return;
        }
        if (count == values.length) {
            values = Arrays.copyOf(values, 2 * count);
        }
        values[count++] = (float) value(circuits);
    }

    private double value(NeuronCircuits circuits) {
        return switch (probe.kind()) {
            case V -> circuits.voltage(neuron);
            case G_X -> circuits.conductance(neuron, NeuronCircuits.EXCITATORY);
            case G_I -> circuits.conductance(neuron, NeuronCircuits.INHIBITORY);
            case W -> circuits.adaptation(neuron);
            case SPIKES -> throw new IllegalStateException("spikes are recorded by " + CrossingRecorder.class);
        };
    }

    /** What was recorded. */
    public DebugTrace trace() {
        ProbeKind kind = probe.kind();
        long first = firstTick < 0 ? fromTick : firstTick;
        return new DebugTrace(
                probe.hicann(),
                probe.denmem(),
                kind,
                first,
                (long) usedStepTicks * probe.every(),
                Arrays.copyOf(values, count));
    }
}
