package neckar.emulator.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import neckar.base.CancelFlag;
import neckar.base.InputException;
import neckar.base.Progress;
import neckar.emulator.kernel.ChipSketch;
import neckar.spec.bitstream.Bitstream;
import neckar.spec.bitstream.BitstreamWriter;
import neckar.spec.config.AnalogOutputConfig;
import neckar.spec.config.AnalogSignal;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.AdcRequest;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentFormat;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.Recording;
import neckar.spec.experiment.RecordingFormat;
import neckar.spec.experiment.StimulusEvents;
import neckar.spec.topology.WaferDescription;
import org.junit.jupiter.api.Test;

class LaboratoryTest {
    private static byte[] bitstream(int weight) {
        ChipSketch sketch = new ChipSketch()
                .quadNeuron(0, 37)
                .quadNeuron(5, 38)
                .sender(0, 0, false, true)
                .cross(62, 32)
                .tap(1, 32)
                .driver(1, 2, 2)
                .synapse(2, 10, weight, 5)
                .synapse(2, 11, weight, 5);
        for (int d : new int[] {0, 1, 256, 257}) {
            sketch.gates().denmem(DenmemOnHicann.of(d), DenmemParameter.E_L, 450);
        }
        for (int d : new int[] {10, 11, 266, 267}) {
            sketch.gates().denmem(DenmemOnHicann.of(d), DenmemParameter.E_L, 396);
        }
        WaferConfig wafer = ChipSketch.wafer(125, List.of(324), List.of(sketch.build()));
        return BitstreamWriter.encode(wafer, WaferDescription.DEFAULT);
    }

    private static byte[] experiment() {
        return ExperimentFormat.write(new Experiment(
                new ExperimentHeader(1e4, 125, 5000, 5000), StimulusEvents.EMPTY, List.of(), List.of(), List.of()));
    }

    private static Emulation emulate(byte[] bitstream, Die die) {
        return Laboratory.emulate(
                bitstream, experiment(), die, EmulatorOptions.standard(1), Progress.NONE, new CancelFlag());
    }

    @Test
    void bytesGoInAndSpikesComeOut() {
        Emulation emulation = emulate(bitstream(15), Die.ideal());
        assertTrue(emulation.recording().spikes().size() > 10);
        assertEquals(2, emulation.report().neurons());
        assertEquals(5000, emulation.report().cycles());
        assertEquals(0.2, emulation.report().bioSec(), 1e-12);
        assertEquals(20e-6, emulation.report().hardwareSec(), 1e-12);
        assertTrue(emulation.report().spikes() >= emulation.recording().spikes().size());
        assertTrue(emulation.report().synapticEvents() > 10);
        assertTrue(emulation.report().realTimeFactor() > 0);
    }

    @Test
    void aChangedWeightChangesTheRecording() {
        Recording strong = emulate(bitstream(15), Die.ideal()).recording();
        Recording weak = emulate(bitstream(0), Die.ideal()).recording();
        assertTrue(!strong.equals(weak));
        assertEquals(strong, emulate(bitstream(15), Die.ideal()).recording());
    }

    private static byte[] run(WarmMachine machine) {
        return RecordingFormat.write(
                machine.run(experiment(), Progress.NONE, new CancelFlag()).recording());
    }

    @Test
    void aWarmMachineGivesTheBytesOfAFreshOne() {
        WarmMachine machine = Laboratory.open(bitstream(15), Die.named("typical", 3, 1), EmulatorOptions.standard(1));
        for (int weight : new int[] {15, 0, 7, 7, 15}) {
            machine.reconfigure(bitstream(weight));
            Emulation fresh = emulate(bitstream(weight), Die.named("typical", 3, 1));
            assertArrayEquals(RecordingFormat.write(fresh.recording()), run(machine), "weight " + weight);
        }
    }

    private static byte[] readable(int denmem, int output) {
        ChipSketch sketch = new ChipSketch().quadNeuron(0, 37).quadNeuron(5, 38).single(40, 2);
        sketch.gates().allDenmems(DenmemParameter.E_L, 450);
        if (denmem >= 0) {
            DenmemOnHicann read = DenmemOnHicann.of(denmem);
            sketch.registers()
                    .denmem(read, sketch.registers().denmem(read).withAnalogOut(true))
                    .analogOutput(
                            AnalogOutputOnHicann.of(output),
                            AnalogOutputConfig.showing(AnalogSignal.membrane(read.row(), read.x() % 2)));
        }
        return BitstreamWriter.encode(
                ChipSketch.wafer(125, List.of(324), List.of(sketch.build())), WaferDescription.DEFAULT);
    }

    @Test
    void aSweepGivesTheTracesOfRunsWithTheOutputsSwitchedToEachMembrane() {
        Die die = new Die(
                "some.json",
                "{\"format\": \"neckar-silicon/1\", \"base\": \"typical\","
                        + " \"defects\": {\"hicann\": {\"324\": {\"neurons\": [40]}}}}",
                5,
                0);
        WaferOnBench wafer = WaferOnBench.of(die, EmulatorOptions.standard(1));
        List<AdcRequest> readings = new ArrayList<>();
        for (int denmem : new int[] {0, 257, 10, 40, 300, 511}) {
            readings.add(new AdcRequest(
                    HicannOnWafer.of(324),
                    AnalogOutputOnHicann.of(denmem % 2),
                    DenmemOnHicann.of(denmem),
                    500 + denmem,
                    2500));
        }
        List<AdcTrace> swept = wafer.write(readable(-1, 0), 7).sweep(experiment(), readings, new CancelFlag());
        for (int i = 0; i < readings.size(); i++) {
            AdcRequest reading = readings.get(i);
            byte[] alone = ExperimentFormat.write(new Experiment(
                    new ExperimentHeader(1e4, 125, 5000, 5000),
                    StimulusEvents.EMPTY,
                    List.of(),
                    List.of(reading),
                    List.of()));
            byte[] switched = readable(reading.denmem().id(), reading.output().id());
            Recording recording = wafer.write(switched, 7).record(alone, new CancelFlag());
            assertEquals(recording.adcTraces().get(0), swept.get(i), "reading " + i);
        }
        List<AdcTrace> again = wafer.write(readable(-1, 0), 8).sweep(experiment(), readings, new CancelFlag());
        assertTrue(!again.equals(swept), "another writing takes other errors");
    }

    @Test
    void aDamagedReconfigurationLeavesTheMachineAsItWas() {
        WarmMachine machine = Laboratory.open(bitstream(15), Die.ideal(), EmulatorOptions.standard(1));
        byte[] before = run(machine);
        byte[] damaged = bitstream(0);
        damaged[damaged.length / 2] ^= 4;
        assertThrows(InputException.class, () -> machine.reconfigure(damaged));
        assertArrayEquals(before, run(machine));
    }

    @Test
    void waveformsAreMadeOfConfiguredChipsOnly() {
        EmulatorOptions options = EmulatorOptions.standard(1);
        WaveformRequest other = WaveformRequest.of(List.of(HicannOnWafer.of(1)));
        WaveformRequest own = new WaveformRequest(List.of(HicannOnWafer.of(324)), 0, 0.1);
        assertTrue(Laboratory.open(bitstream(15), Die.ideal(), options.withWaveforms(own))
                .run(experiment(), Progress.NONE, new CancelFlag())
                .waveforms()
                .isPresent());
        WarmMachine machine = Laboratory.open(bitstream(15), Die.ideal(), options.withWaveforms(other));
        assertThrows(InputException.class, () -> run(machine));
        assertThrows(InputException.class, () -> new WaveformRequest(List.of(), 3, 3));
    }

    @Test
    void damagedBytesAreRefused() {
        byte[] damaged = bitstream(15);
        damaged[damaged.length / 2] ^= 4;
        assertThrows(InputException.class, () -> emulate(damaged, Die.ideal()));
        byte[] restamped = Bitstream.restamp(damaged);
        // Whatever the flipped bit means now, it is run or refused, never more.
        try {
            assertTrue(emulate(restamped, Die.ideal()).report().cycles() > 0);
        } catch (InputException refused) {
            assertTrue(!refused.getMessage().isEmpty());
        }
    }

    @Test
    void unknownSiliconIsRefusedWithANearName() {
        InputException refused =
                assertThrows(InputException.class, () -> emulate(bitstream(15), Die.named("ideel", 1, 0)));
        assertTrue(refused.getMessage().contains("ideal"), refused.getMessage());
    }

    @Test
    void doublePrecisionAgreesWithTheFastCircuits() {
        Emulation fast = emulate(bitstream(4), Die.ideal());
        Emulation exact = Laboratory.emulate(
                bitstream(4),
                experiment(),
                Die.ideal(),
                EmulatorOptions.standard(1).withDoublePrecision(4),
                Progress.NONE,
                new CancelFlag());
        assertTrue(Math.abs(exact.report().spikes() - fast.report().spikes()) <= 1);
    }
}
