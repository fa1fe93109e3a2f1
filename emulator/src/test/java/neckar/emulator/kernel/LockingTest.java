package neckar.emulator.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.DenmemParameter;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.experiment.CounterTable;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.Recording;
import neckar.spec.experiment.StimulusEvents;
import org.junit.jupiter.api.Test;

class LockingTest {
    private static ChipSketch sketch(int decoder, int nibble) {
        ChipSketch sketch = new ChipSketch()
                .quadNeuron(0, 37)
                .quadNeuron(5, 38)
                .sender(0, 0, false, true)
                .cross(62, 32)
                .tap(1, 32)
                .driver(1, decoder, decoder)
                .synapse(2, 10, 15, nibble);
        for (int d : new int[] {0, 1, 256, 257}) {
            sketch.gates().denmem(DenmemOnHicann.of(d), DenmemParameter.E_L, 450);
        }
        return sketch;
    }

    private static CounterTable run(ChipSketch sketch) {
        Experiment experiment = new Experiment(
                new ExperimentHeader(1e4, 125, 0, 5000), StimulusEvents.EMPTY, List.of(), List.of(), List.of());
        Recording recording = ChipSketch.machine(
                        ChipSketch.wafer(125, List.of(0), List.of(sketch.build())), experiment, 1)
                .run(Progress.NONE, new CancelFlag());
        return recording.counters();
    }

    @Test
    void eventsOnALineThatIsNotLockedAreDroppedButRecorded() {
        ChipSketch unlocked = sketch(2, 5);
        unlocked.registers().generator(BackgroundGeneratorOnHicann.of(0), BackgroundGeneratorConfig.OFF);
        CounterTable counters = run(unlocked);
        long frames = counters.total("frames.neuron");
        assertTrue(frames > 5);
        assertEquals(frames, counters.total(CounterTable.UNLOCKED));
        assertEquals(0, counters.total(CounterTable.SYNAPTIC_EVENTS));
        assertTrue(counters.total(CounterTable.L2_UP_SENT) >= frames);
    }

    @Test
    void lockedLineCarriesThemAndItsLockingEventsHitNoSynapse() {
        CounterTable counters = run(sketch(2, 5));
        assertEquals(0, counters.total(CounterTable.UNLOCKED));
        assertTrue(counters.total(CounterTable.SYNAPTIC_EVENTS) > 5);
        assertEquals(counters.total(CounterTable.DRIVER_EVENTS), counters.total(CounterTable.SYNAPTIC_EVENTS));
    }

    @Test
    void addressZeroIsNoiseWhereACellDecodesIt() {
        ChipSketch noisy = sketch(0, 0);
        noisy.registers()
                .generator(BackgroundGeneratorOnHicann.of(0), new BackgroundGeneratorConfig(true, true, 62258, 0, 9));
        CounterTable counters = run(noisy);
        // 2,500 edges at a mean interval of 40.
        long events = counters.total(CounterTable.SYNAPTIC_EVENTS);
        assertTrue(events > 37 && events < 87, "62 expected, " + events + " found");
    }
}
