package neckar.emulator.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.DebugProbe;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.ProbeKind;
import neckar.spec.experiment.Recording;
import neckar.spec.experiment.StimulusEvents;
import org.junit.jupiter.api.Test;

class TwoNeuronChainTest {
    private static final int HICANN = 324;

    @Test
    void spikeReachesTheSynapseAfterEncoderTreeLineAndDriver() {
        // Neuron 0 on columns 0, 1 fires by itself; neuron 1 on columns 10, 11 gets its spikes.
        ChipSketch sketch = new ChipSketch()
                .quadNeuron(0, 37)
                .quadNeuron(5, 38)
                .sender(0, 0, false, true)
                .cross(62, 32)
                .tap(1, 32)
                .driver(1, 2, 2)
                .synapse(2, 10, 15, 5);
        for (int d : new int[] {0, 1, 256, 257}) {
            sketch.gates().denmem(DenmemOnHicann.of(d), DenmemParameter.E_L, 480);
        }
        WaferConfig wafer = ChipSketch.wafer(125, List.of(HICANN), List.of(sketch.build()));
        List<DebugProbe> probes = List.of(
                new DebugProbe(HicannOnWafer.of(HICANN), DenmemOnHicann.of(0), ProbeKind.SPIKES, 0, 10_000, 1),
                new DebugProbe(HicannOnWafer.of(HICANN), DenmemOnHicann.of(10), ProbeKind.G_X, 0, 10_000, 1));
        Experiment experiment = new Experiment(
                new ExperimentHeader(1e4, 125, 0, 10_000), StimulusEvents.EMPTY, List.of(), List.of(), probes);
        Recording recording = ChipSketch.machine(wafer, experiment, 1).run(Progress.NONE, new CancelFlag());
        System.out.println(recording + " "
                + recording.counters().names().stream()
                        .map(n -> n + "=" + recording.counters().total(n))
                        .toList());
        assertTrue(recording.spikes().size() > 5);
        assertEquals(37, recording.spikes().address(0));
    }
}
