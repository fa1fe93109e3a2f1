package neckar.emulator.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import neckar.base.CancelFlag;
import neckar.base.CancelledException;
import neckar.base.Progress;
import neckar.base.SeededRandom;
import neckar.emulator.digital.DigitalParameters;
import neckar.emulator.load.LoadedWafer;
import neckar.emulator.load.Loader;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.CounterTable;
import neckar.spec.experiment.DebugProbe;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.ProbeKind;
import neckar.spec.experiment.Recording;
import neckar.spec.experiment.RecordingFormat;
import neckar.spec.experiment.StimulusEvents;
import org.junit.jupiter.api.Test;

/** Same bytes for any number of threads and any window. */
class DeterminismTest {
    private static final int CHIPS = 3;
    private static final int FIRST = 150;

    private static WaferConfig wafer() {
        List<Integer> hicanns = new ArrayList<>();
        List<HicannConfig> configs = new ArrayList<>();
        for (int i = 0; i < CHIPS; i++) {
            hicanns.add(FIRST + i);
            configs.add(RecurrentChip.sketch(i, 405, i > 0).build());
        }
        return ChipSketch.wafer(125, hicanns, configs);
    }

    private static Experiment experiment() {
        List<DebugProbe> probes = new ArrayList<>();
        for (int i = 0; i < CHIPS; i++) {
            HicannOnWafer hicann = HicannOnWafer.of(FIRST + i);
            probes.add(new DebugProbe(hicann, DenmemOnHicann.of(40), ProbeKind.V, 0, 5000, 1));
            probes.add(new DebugProbe(hicann, DenmemOnHicann.of(64), ProbeKind.SPIKES, 0, 5000, 1));
        }
        return new Experiment(
                new ExperimentHeader(1e4, 125, 1000, 2500), StimulusEvents.EMPTY, List.of(), List.of(), probes);
    }

    private static byte[] run(int threads, int windowSteps) {
        KernelSettings settings = new KernelSettings(threads, 2, 0, windowSteps, DigitalParameters.DEFAULT);
        LoadedWafer loaded = Loader.load(wafer(), experiment(), threads);
        Machine machine = MachineBuilder.build(loaded, experiment(), SiliconChoice.ideal(), settings);
        return RecordingFormat.write(machine.run(Progress.NONE, new CancelFlag()));
    }

    @Test
    void bytesDependNeitherOnThreadsNorOnWindows() {
        byte[] expected = run(1, KernelSettings.WHOLE_WINDOWS);
        assertArrayEquals(expected, run(2, KernelSettings.WHOLE_WINDOWS));
        assertArrayEquals(expected, run(7, KernelSettings.WHOLE_WINDOWS));
        assertArrayEquals(expected, run(1, 1));
        assertArrayEquals(expected, run(2, 2));
        Recording recording = RecordingFormat.read(expected, "recording");
        CounterTable counters = recording.counters();
        assertTrue(counters.total(CounterTable.SYNAPTIC_EVENTS) > 10_000, "the chips talk to each other");
        assertTrue(counters.total(CounterTable.L2_UP_LOST) > 0, "the links are saturated");
    }

    @Test
    void eventsAreConservedOnEveryHop() {
        CounterTable counters = RecordingFormat.read(run(1, KernelSettings.WHOLE_WINDOWS), "recording")
                .counters();
        long lost = counters.total(CounterTable.L1_LOST) + counters.total(CounterTable.L2_UP_LOST);
        assertEquals(
                lost,
                counters.total(CounterTable.LOST_AT_DNC)
                        + counters.total(CounterTable.LOST_AT_PRIORITY_ENCODER)
                        + counters.total(CounterTable.LOST_AT_MERGER)
                        + counters.total(CounterTable.LOST_AT_TRACE));
        assertTrue(counters.total(CounterTable.L1_SENT)
                >= counters.total("frames.neuron") + counters.total(CounterTable.L1_LOST));
        // Eight generators a chip, an event each 125 edges of 1,750.
        assertEquals(CHIPS * 8 * 14, counters.total(CounterTable.BG_SENT));
    }

    @Test
    void prescribedCrossingsGiveTheDigitalPartAlone() {
        SortedMap<Integer, long[][]> crossings = new TreeMap<>();
        SeededRandom random = new SeededRandom(5);
        long[][] times = new long[128][20];
        for (long[] row : times) {
            for (int k = 0; k < row.length; k++) {
                row[k] = 1 + 40_000L * k + random.nextInt(40_000);
            }
        }
        crossings.put(FIRST, times);
        LoadedWafer loaded = Loader.load(wafer(), experiment(), 1);
        List<byte[]> bytes = new ArrayList<>();
        for (int window : new int[] {1, KernelSettings.WHOLE_WINDOWS}) {
            KernelSettings settings = new KernelSettings(1, 2, 0, window, DigitalParameters.DEFAULT);
            Machine machine = MachineBuilder.build(loaded, experiment(), SiliconChoice.ideal(), settings, crossings);
            Recording recording = machine.run(Progress.NONE, new CancelFlag());
            assertEquals(128 * 20, recording.counters().of(FIRST, CounterTable.L1_SENT));
            bytes.add(RecordingFormat.write(recording));
        }
        assertArrayEquals(bytes.get(0), bytes.get(1));
    }

    @Test
    void aRunCanBeCancelledFromAnotherPlace() {
        CancelFlag cancel = new CancelFlag();
        AtomicInteger reports = new AtomicInteger();
        Progress progress = new Progress() {
            @Override
            public void stage(String name) {}

            @Override
            public void fraction(double done, String detail) {
                if (reports.incrementAndGet() == 3) {
                    cancel.cancel();
                }
            }
        };
        Machine machine = ChipSketch.machine(wafer(), experiment(), 2);
        assertThrows(CancelledException.class, () -> machine.run(progress, cancel));
        assertEquals(3, reports.get());
    }
}
