package neckar.emulator.oracle;

import java.util.ArrayList;
import java.util.List;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.DebugProbe;
import neckar.spec.experiment.DebugTrace;

/** A debug probe: one value at the ends of steps within its window. */
final class ProbeOracle {
    private final DebugProbe probe;
    private final Neuron neuron;
    private final List<Float> values = new ArrayList<>();
    private long firstTick = -1;
    private int steps;

    ProbeOracle(DebugProbe probe, Neuron neuron) {
        this.probe = probe;
        this.neuron = neuron;
    }

    boolean isOn(HicannOnWafer hicann) {
        return probe.hicann().equals(hicann);
    }

    /** A step has ended at a tick. */
    void step(long tick) {
        if (tick < probe.fromTick() * 252 || tick >= probe.toTick() * 252) {
            return;
        }
        firstTick = firstTick < 0 ? tick : firstTick;
        if (steps++ % probe.every() == 0) {
            values.add((float)
                    switch (probe.kind()) {
                        case V -> neuron.voltage();
                        case G_X -> neuron.conductance(0);
                        case G_I -> neuron.conductance(1);
                        case W -> neuron.adaptation();
                        case SPIKES -> throw new IllegalStateException("crossings are no trace");
                    });
        }
    }

    DebugTrace trace(int stepTicks) {
        float[] copied = new float[values.size()];
        for (int i = 0; i < copied.length; i++) {
            copied[i] = values.get(i);
        }
        // A probe that saw no step knows no step length.
        long every = (firstTick < 0 ? 1L : stepTicks) * probe.every();
        long first = firstTick < 0 ? probe.fromTick() * 252 : firstTick;
        return new DebugTrace(probe.hicann(), probe.denmem(), probe.kind(), first, every, copied);
    }
}
