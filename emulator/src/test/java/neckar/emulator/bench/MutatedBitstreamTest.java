package neckar.emulator.bench;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import neckar.base.CancelFlag;
import neckar.base.InputException;
import neckar.base.Progress;
import neckar.base.SeededRandom;
import neckar.emulator.kernel.ChipSketch;
import neckar.spec.bitstream.Bitstream;
import neckar.spec.bitstream.BitstreamWriter;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentFormat;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.StimulusEvents;
import neckar.spec.topology.WaferDescription;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the registers hold, the machine runs or says why not. */
class MutatedBitstreamTest {
    private static final byte[] ORIGINAL = BitstreamWriter.encode(
            ChipSketch.wafer(
                    125,
                    List.of(150, 151),
                    List.of(
                            new ChipSketch()
                                    .quadNeuron(0, 37)
                                    .quadNeuron(5, 38)
                                    .sender(0, 0, true, true)
                                    .cross(62, 32)
                                    .tap(1, 32)
                                    .driver(1, 2, 2)
                                    .synapse(2, 10, 15, 5)
                                    .build(),
                            new ChipSketch().quadNeuron(20, 4).input(3, 3).build())),
            WaferDescription.DEFAULT);

    private static final byte[] EXPERIMENT = ExperimentFormat.write(new Experiment(
            new ExperimentHeader(1e4, 125, 0, 300), StimulusEvents.EMPTY, List.of(), List.of(), List.of()));

    @Property(tries = 25)
    void machineRunsOrRefuses(@ForAll long seed) {
        SeededRandom random = new SeededRandom(seed);
        byte[] mutated = ORIGINAL.clone();
        int flips = 1 << random.nextInt(12);
        for (int i = 0; i < flips; i++) {
            int at = random.nextInt(mutated.length);
            mutated[at] ^= (byte) (1 << random.nextInt(8));
        }
        try {
            Emulation emulation = Laboratory.emulate(
                    Bitstream.restamp(mutated),
                    EXPERIMENT,
                    Die.ideal(),
                    EmulatorOptions.standard(1),
                    Progress.NONE,
                    new CancelFlag());
            assertTrue(emulation.report().cycles() > 0);
        } catch (InputException refused) {
            assertTrue(!refused.getMessage().isBlank());
        }
    }
}
