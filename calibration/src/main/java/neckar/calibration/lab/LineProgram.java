package neckar.calibration.lab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import neckar.spec.bitstream.BitstreamWriter;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.CrossbarConfig;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.FpgaConfig;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.GbitLinkConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.config.MergerTreePreset;
import neckar.spec.config.RepeaterBlockConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.config.TestPortEvent;
import neckar.spec.config.TestPortReading;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.RepeaterBlockOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.experiment.PulseLabel;
import neckar.spec.experiment.StimulusEvents;
import neckar.spec.topology.L1Topology;
import neckar.spec.topology.WaferDescription;

/**
 * Registers of a wafer with some paths, and events for them: a label and its complement on each, so that every bit is seen in both
 * states, between two locking events. Not for several threads.
 */
final class LineProgram {
    /** Paths at the same time: each has a label of its own. */
    static final int MOST_PATHS = 31;

    /** The slowest generators that keep a line locked: 10 us. */
    private static final int LOCKING_CLOCKS = 1250;

    private static final long FIRST_TICK = 250;
    private static final long COMPLEMENT_TICK = 1250;
    private static final long TICKS_BETWEEN_PATHS = 25;
    /** End of the run in system ticks of 4 ns. */
    static final long END_TICK = 2400;

    /** Registers of one chip. */
    private static final class Chip {
        private final HicannConfig.Builder registers = HicannConfig.builder().mergers(MergerTreePreset.ONE_ON_ONE);
        private final CrossbarConfig.Builder crossbar = CrossbarConfig.builder();
        private GbitLinkConfig link = GbitLinkConfig.OFF;

        private Chip() {
            RepeaterBlockOnHicann.all().forEach(block -> registers.repeaterBlock(block, RepeaterBlockConfig.RUNNING));
        }

        private HicannConfig build() {
            return registers.crossbar(crossbar.build()).gbitLink(link).build();
        }
    }

    private final List<LinePath> paths;
    private final SortedMap<Integer, Chip> chips = new TreeMap<>();

    LineProgram(List<LinePath> paths) {
        this.paths = List.copyOf(paths);
        for (LinePath path : paths) {
            send(path);
            path.links().forEach(link -> connect(link, link == path.recording()));
            path.segments().forEach(segment -> chip(L1Topology.hicannOf(segment)));
        }
    }

    private Chip chip(int hicann) {
        return chips.computeIfAbsent(hicann, key -> new Chip());
    }

    private void send(LinePath path) {
        DncMergerOnHicann dnc = DncMergerOnHicann.of(L1Part.dncMergerOfSource(path.source()));
        Chip chip = chip(L1Part.hicann(path.source()));
        chip.link = chip.link.with(dnc.gbitChannel(), GbitDirection.TO_HICANN);
        chip.registers
                .dncMerger(dnc, new DncMergerConfig(MergerMode.MERGE, true, false))
                .repeater(dnc.hline(), RepeaterConfig.output(path.west(), !path.west()))
                .generator(
                        BackgroundGeneratorOnHicann.of(dnc.id()),
                        new BackgroundGeneratorConfig(true, false, LOCKING_CLOCKS - 1, 0, 1));
    }

    private void connect(int link, boolean records) {
        Chip chip = chip(L1Part.hicann(link));
        if (L1Part.isCrossbar(link)) {
            chip.crossbar.close(L1Part.crossbarOf(link));
            return;
        }
        int segment = L1Part.segmentOfRepeater(link);
        boolean right = L1Part.directionOfRepeater(link) == L1Topology.RIGHT_OR_BOTTOM;
        RepeaterMode mode = records ? RepeaterMode.INPUT : RepeaterMode.FORWARDING;
        RepeaterConfig setting = new RepeaterConfig(mode, !right, right, 0, 0);
        int line = L1Topology.lineOf(segment);
        if (L1Topology.isHorizontal(segment)) {
            chip.registers.repeater(HLineOnHicann.of(line), setting);
        } else {
            chip.registers.repeater(VLineOnHicann.of(line), setting);
        }
    }

    byte[] bitstream() {
        WaferConfig.Builder wafer = WaferConfig.builder(ChipProgram.PLL_MHZ);
        SortedMap<FpgaOnWafer, FpgaConfig> fpgas = new TreeMap<>(Comparator.comparingInt(FpgaOnWafer::id));
        chips.forEach((id, chip) -> {
            HicannOnWafer hicann = HicannOnWafer.of(id);
            wafer.hicann(hicann, chip.build());
            FpgaConfig links = fpgas.getOrDefault(hicann.fpga(), FpgaConfig.OFF);
            fpgas.put(hicann.fpga(), links.withLink(hicann.hsLink(), true));
        });
        fpgas.forEach(wafer::fpga);
        return BitstreamWriter.encode(wafer.build(), WaferDescription.DEFAULT, 1);
    }

    private static int label(int path) {
        return 1 + path % MOST_PATHS;
    }

    StimulusEvents events() {
        StimulusEvents.Builder events = new StimulusEvents.Builder();
        for (int p = 0; p < paths.size(); p++) {
            HicannOnWafer hicann = HicannOnWafer.of(L1Part.hicann(paths.get(p).source()));
            int merger = L1Part.dncMergerOfSource(paths.get(p).source());
            int[] labels = {label(p), ~label(p) & PulseLabel.MAX_ADDRESS};
            long[] ticks = {FIRST_TICK, COMPLEMENT_TICK};
            for (int k = 0; k < 2; k++) {
                events.add(
                        ticks[k] + p * TICKS_BETWEEN_PATHS,
                        hicann.fpga().id(),
                        PulseLabel.pack(hicann.hsLink().id(), merger, labels[k]));
            }
        }
        return events.build();
    }

    /** On which paths both labels have arrived. */
    boolean[] arrived(List<TestPortReading> readings) {
        Map<Integer, List<Integer>> heard = new HashMap<>();
        for (TestPortReading reading : readings) {
            int port = LineRouter.port(reading.block(), reading.port().id());
            heard.put(
                    LineRouter.portOnWafer(reading.hicann().id(), port),
                    reading.events().stream()
                            .map(TestPortEvent::address)
                            .filter(address -> address != 0)
                            .toList());
        }
        boolean[] arrived = new boolean[paths.size()];
        for (int p = 0; p < arrived.length; p++) {
            int port = LineRouter.port(L1Part.segmentOfRepeater(paths.get(p).recording()));
            List<Integer> expected = new ArrayList<>(List.of(label(p), ~label(p) & PulseLabel.MAX_ADDRESS));
            arrived[p] = expected.equals(heard.get(port));
        }
        return arrived;
    }
}
