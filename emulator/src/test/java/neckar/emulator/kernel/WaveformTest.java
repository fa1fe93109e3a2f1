package neckar.emulator.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.util.List;
import java.util.TreeMap;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.emulator.digital.DigitalParameters;
import neckar.emulator.digital.Vcd;
import neckar.emulator.digital.VcdReader;
import neckar.emulator.digital.Waveform;
import neckar.emulator.load.Loader;
import neckar.spec.config.WaferConfig;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.Recording;
import neckar.spec.experiment.RecordingFormat;
import neckar.spec.experiment.StimulusEvents;
import org.junit.jupiter.api.Test;

/** Waveforms show the registers at the edges of the specification, and change nothing. */
class WaveformTest {
    private static final int HICANN = 150;
    private static final Experiment EXPERIMENT = new Experiment(
            new ExperimentHeader(1e4, 125, 0, 600), StimulusEvents.EMPTY, List.of(), List.of(), List.of());

    private static WaferConfig wafer() {
        return ChipSketch.wafer(
                125,
                List.of(HICANN),
                List.of(RecurrentChip.sketch(1, 300, false).build()));
    }

    private static Machine machine(long... crossings) {
        KernelSettings settings =
                new KernelSettings(1, 2, 0, KernelSettings.WHOLE_WINDOWS, DigitalParameters.DEFAULT, true);
        TreeMap<Integer, long[][]> prescribed = new TreeMap<>();
        long[][] times = new long[128][0];
        // The second neuron of block 0, which has the second latch.
        times[1] = crossings;
        prescribed.put(HICANN, times);
        return MachineBuilder.build(
                Loader.load(wafer(), EXPERIMENT, 1), EXPERIMENT, SiliconChoice.ideal(), settings, prescribed);
    }

    private static VcdReader waveforms(Machine machine, long from, long to) throws IOException {
        List<Waveform> waveforms = machine.watch(List.of(HICANN), from, to);
        machine.run(Progress.NONE, new CancelFlag());
        StringWriter text = new StringWriter();
        new Vcd(waveforms).write(text);
        return new VcdReader(text.toString());
    }

    @Test
    void anEventIsSeenInEachRegisterAtItsEdge() throws IOException {
        VcdReader vcd = waveforms(machine(10 * 504 - 7), 0, Long.MAX_VALUE);
        assertEquals("1 ps", vcd.timescale());
        long edge = 8000;
        String chip = "wafer.H150.";
        assertEquals(List.of(10 * edge), vcd.times(chip + "encoder_0.latch", 2));
        assertEquals(List.of(11 * edge), vcd.times(chip + "encoder_0.buffer_valid", 1));
        assertEquals(List.of(12 * edge), vcd.times(chip + "M0_0.right_valid", 1));
        assertTrue(vcd.times(chip + "M0_0.out_valid", 1).contains(13 * edge));
        assertTrue(vcd.times(chip + "DNC_0.right_valid", 1).contains(14 * edge));
        assertTrue(vcd.times(chip + "DNC_0.out_valid", 1).contains(15 * edge));
        assertTrue(vcd.times(chip + "line_0.frame_valid", 1).contains(16 * edge));
        assertEquals(List.of(16 * edge), vcd.times(chip + "line_0.frame_address", 35));
        // 221 ticks of 1/63 ns later the frame is over.
        assertTrue(vcd.times(chip + "line_0.frame_valid", 0).contains(16 * edge + 3508));
        // The line of block 0 is tapped by drivers 77 and 75 of the own chip, a repeater of 4 ns and 60 ns away.
        List<String> hearing = vcd.names().stream()
                .filter(name -> name.contains("driver_") && name.endsWith("event_valid"))
                .filter(name -> vcd.times(name, 1).contains(16 * edge + 64_000))
                .toList();
        assertEquals(2, hearing.size());
    }

    @Test
    void regularGeneratorsAndSystemTimeTick() throws IOException {
        VcdReader vcd = waveforms(machine(), 0, Long.MAX_VALUE);
        String chip = "wafer.H150.";
        assertEquals(List.of(125 * 8000L, 250 * 8000L), vcd.times(chip + "M0_3.left_valid", 1));
        assertEquals(List.of(400 * 4000L), vcd.times(chip + "system_time", 400));
    }

    @Test
    void aRangeBeginsWithTheStateOfItsBegin() throws IOException {
        VcdReader vcd = waveforms(machine(10 * 504 - 7), 11 * 504 + 100, 13 * 504);
        String chip = "wafer.H150.";
        assertArrayEquals(
                new long[] {89_587, 1},
                vcd.changes(chip + "encoder_0.buffer_valid").get(0));
        assertEquals(2, vcd.changes(chip + "encoder_0.buffer_valid").size());
        assertEquals(1, vcd.changes(chip + "M0_0.out_valid").size());
    }

    @Test
    void watchingChangesNothing() {
        Machine watched = machine(5000, 9000, 9900);
        watched.watch(List.of(HICANN), 0, Long.MAX_VALUE);
        Recording recording = watched.run(Progress.NONE, new CancelFlag());
        Recording plain = machine(5000, 9000, 9900).run(Progress.NONE, new CancelFlag());
        assertArrayEquals(RecordingFormat.write(plain), RecordingFormat.write(recording));
    }
}
