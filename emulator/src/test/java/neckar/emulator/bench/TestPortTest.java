package neckar.emulator.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Locale;
import neckar.base.CancelFlag;
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
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.config.TestPortEvent;
import neckar.spec.config.TestPortReading;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.Direction;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.RepeaterBlockOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentFormat;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.PulseLabel;
import neckar.spec.experiment.StimulusEvents;
import neckar.spec.topology.WaferDescription;
import org.junit.jupiter.api.Test;

/** The route of hardware reference 2.8, recorded at the test port of the repeater that leads onto the northern chip. */
class TestPortTest {
    private static final HicannOnWafer SOUTH = HicannOnWafer.of(200);
    private static final HicannOnWafer NORTH = SOUTH.neighbour(Direction.NORTH).orElseThrow();
    private static final VLineOnHicann LINE = VLineOnHicann.of(34);
    private static final DncMergerOnHicann DNC = DncMergerOnHicann.of(0);

    private static byte[] bitstream() {
        HicannConfig south = HicannConfig.builder()
                .mergers(MergerTreePreset.ONE_ON_ONE)
                .dncMerger(DNC, new DncMergerConfig(MergerMode.MERGE, true, false))
                .gbitLink(GbitLinkConfig.OFF.with(DNC.gbitChannel(), GbitDirection.TO_HICANN))
                .generator(BackgroundGeneratorOnHicann.of(0), new BackgroundGeneratorConfig(true, false, 1249, 0, 1))
                .repeater(DNC.hline(), RepeaterConfig.output(false, true))
                .crossbar(CrossbarConfig.builder()
                        .close(CrossbarSwitchOnHicann.of(DNC.hline(), VLineOnHicann.of(32)))
                        .build())
                .build();
        HicannConfig north = HicannConfig.builder()
                .repeater(LINE, new RepeaterConfig(RepeaterMode.INPUT, true, false, 0, 0))
                .build();
        WaferConfig wafer = WaferConfig.builder(125)
                .hicann(SOUTH, south)
                .hicann(NORTH, north)
                .fpga(SOUTH.fpga(), FpgaConfig.OFF.withLink(SOUTH.hsLink(), true))
                .build();
        return BitstreamWriter.encode(wafer, WaferDescription.DEFAULT, 1);
    }

    private static byte[] experiment(int... addresses) {
        StimulusEvents.Builder events = new StimulusEvents.Builder();
        for (int i = 0; i < addresses.length; i++) {
            int label = PulseLabel.pack(SOUTH.hsLink().id(), DNC.id(), addresses[i]);
            events.add(500 + 250L * i, SOUTH.fpga().id(), label);
        }
        return ExperimentFormat.write(new Experiment(
                new ExperimentHeader(1e4, 125, 0, 2400), events.build(), List.of(), List.of(), List.of()));
    }

    private static WrittenWafer written(String defects) {
        String text =
                String.format(Locale.ROOT, "{\"format\": \"neckar-silicon/1\", \"base\": \"typical\"%s}", defects);
        return WaferOnBench.of(new Die("planted", text, 3, 0), EmulatorOptions.standard(1))
                .write(bitstream(), 1);
    }

    private static String at(HicannOnWafer chip, String list) {
        return String.format(Locale.ROOT, "{\"hicann\": {\"%d\": {%s}}}", chip.id(), list);
    }

    private static List<Integer> heard(WrittenWafer wafer, int... addresses) {
        List<TestPortReading> ports = wafer.testPorts(experiment(addresses), new CancelFlag());
        return ports.stream()
                .flatMap(port -> port.events().stream())
                .map(TestPortEvent::address)
                .toList();
    }

    @Test
    void aRepeaterInInputModeRecordsTheFirstThreeEventsAtItsPort() {
        List<TestPortReading> ports = written("").testPorts(experiment(5, 58, 7, 9), new CancelFlag());
        assertEquals(1, ports.size());
        TestPortReading port = ports.get(0);
        assertEquals(NORTH, port.hicann());
        assertEquals(RepeaterBlockOnHicann.BL, port.block());
        assertEquals(LINE.repeater().testPort(), port.port());
        assertEquals(
                List.of(5, 58, 7),
                port.events().stream().map(TestPortEvent::address).toList());
        int microsecond = port.events().get(1).time() - port.events().get(0).time();
        assertEquals(125, microsecond, 1, "events 1 us apart");
    }

    @Test
    void nothingPassesAMuteRepeaterWhoseRegisterHolds() {
        String parts = at(NORTH, "\"vrepeaters\": [34]");
        WrittenWafer mute = written(", \"mute\": " + parts);
        assertEquals(List.of(), heard(mute, 5));
        assertEquals(RepeaterMode.INPUT, mute.registers(NORTH).repeater(LINE).mode());
        WrittenWafer defective = written(", \"defects\": " + parts);
        assertEquals(List.of(), heard(defective, 5));
        assertEquals(
                RepeaterMode.IDLE, defective.registers(NORTH).repeater(LINE).mode());
    }

    @Test
    void aRepeaterHearsWhatItCannotPassOnToABrokenLine() {
        assertEquals(List.of(5), heard(written(", \"defects\": " + at(NORTH, "\"vbuses\": [34]")), 5));
        assertEquals(List.of(), heard(written(", \"defects\": " + at(SOUTH, "\"vbuses\": [32]")), 5));
    }
}
