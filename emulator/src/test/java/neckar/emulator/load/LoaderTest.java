package neckar.emulator.load;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import neckar.base.InputException;
import neckar.emulator.kernel.ChipSketch;
import neckar.spec.config.AnalogOutputConfig;
import neckar.spec.config.AnalogSignal;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.DenmemConfig;
import neckar.spec.config.FpgaConfig;
import neckar.spec.config.FpgaGenerator;
import neckar.spec.config.QuadConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.HsLink;
import neckar.spec.coord.QuadOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.experiment.AdcRequest;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.PulseLabel;
import neckar.spec.experiment.StimulusEvents;
import org.junit.jupiter.api.Test;

class LoaderTest {
    private static final int CHIP = 324;
    private static final Experiment NOTHING = experiment(StimulusEvents.EMPTY, List.of());

    private static Experiment experiment(StimulusEvents events, List<AdcRequest> requests) {
        return new Experiment(new ExperimentHeader(1e4, 125, 0, 100), events, List.of(), requests, List.of());
    }

    private static WaferConfig wafer(ChipSketch sketch) {
        return ChipSketch.wafer(125, List.of(CHIP), List.of(sketch.build()));
    }

    private static LoadedWafer load(ChipSketch sketch) {
        return Loader.load(wafer(sketch), NOTHING, 1);
    }

    private static void assertRefused(ChipSketch sketch, String... words) {
        assertRefused(wafer(sketch), NOTHING, words);
    }

    private static void assertRefused(WaferConfig wafer, Experiment experiment, String... words) {
        InputException refused =
                assertThrows(InputException.class, () -> Loader.load(wafer, experiment, 1), String.join(" ", words));
        for (String word : words) {
            assertTrue(refused.getMessage().contains(word), refused.getMessage());
        }
    }

    @Test
    void denmemsJoinedBySwitchesAndFireInputsAreOneNeuron() {
        ChipSketch sketch = new ChipSketch().quadNeuron(4, 9);
        sketch.registers()
                .quad(QuadOnHicann.of(5), QuadConfig.JOINED)
                .denmem(DenmemOnHicann.at(9, 0), DenmemConfig.OFF.withFireInput(true));
        List<LoadedNeuron> neurons = load(sketch).chips().get(0).neurons();
        assertEquals(1, neurons.size());
        assertArrayEquals(
                new int[] {8, 9, 10, 11, 264, 265, 266, 267}, neurons.get(0).denmems());
        assertEquals(8, neurons.get(0).firing());
        assertEquals(9, neurons.get(0).address());
    }

    @Test
    void componentsThatNeitherFireNorAreObservedAreLeftOut() {
        ChipSketch sketch = new ChipSketch().single(300, 4);
        assertEquals(1, load(sketch).chips().get(0).neurons().size());
    }

    @Test
    void fireInputsOnBothSidesOfABorderAreRefused() {
        ChipSketch sketch = new ChipSketch().quadNeuron(4, 9);
        sketch.registers()
                .denmem(DenmemOnHicann.at(9, 0), DenmemConfig.OFF.withFireInput(true))
                .denmem(DenmemOnHicann.at(10, 0), DenmemConfig.OFF.withFireInput(true));
        assertRefused(sketch, "H324.N9", "both sides", "damage");
    }

    @Test
    void fireInputOutOfTheChipIsRefused() {
        ChipSketch sketch = new ChipSketch();
        sketch.registers().denmem(DenmemOnHicann.at(255, 1), DenmemConfig.OFF.withFireInput(true));
        assertRefused(sketch, "H324.N511", "out of the chip");
    }

    @Test
    void twoFiringDenmemsInANeuronAreRefused() {
        ChipSketch sketch = new ChipSketch().quadNeuron(4, 9);
        sketch.registers().denmem(DenmemOnHicann.at(9, 1), DenmemConfig.OFF.firing(3));
        assertRefused(sketch, "H324.N265", "second", "H324.N8");
    }

    @Test
    void sendingWithoutFiringIsRefused() {
        ChipSketch sketch = new ChipSketch();
        sketch.registers().denmem(DenmemOnHicann.of(7), new DenmemConfig(3, false, false, true, false, false));
        assertRefused(sketch, "H324.N7", "does not fire");
    }

    @Test
    void twoSwitchesOfAHalfRowAreRefused() {
        assertRefused(new ChipSketch().tap(1, 32).tap(1, 33), "H324.SSR1", "short", "VL32", "VL33");
    }

    @Test
    void aDriverFedFromBothChipsIsRefused() {
        // Driver 1 is a left one: own half-row and the right half-row of the western neighbour.
        WaferConfig wafer = ChipSketch.wafer(
                125,
                List.of(CHIP, CHIP + 1),
                List.of(
                        new ChipSketch().tap(1, 156).build(),
                        new ChipSketch().tap(1, 32).build()));
        assertRefused(wafer, NOTHING, "H325.SD1", "neighbour", "H324.VL156", "H325.VL32");
    }

    @Test
    void chainsNeedExactlyOnePrimary() {
        assertRefused(new ChipSketch().driver(1, false, false, 0, 0), "H324.SD1", "takes no line");
        assertRefused(
                new ChipSketch().driver(17, true, true, 0, 0).driver(15, true, false, 0, 0), "H324.SD17", "shorts");
        assertRefused(new ChipSketch().driver(1, true, true, 0, 0), "H324.SD1", "outward");
    }

    @Test
    void longChainsAreAllowedWithAWarning() {
        ChipSketch sketch = new ChipSketch()
                .driver(17, true, true, 0, 0)
                .driver(15, false, true, 0, 0)
                .driver(13, false, true, 0, 0)
                .driver(11, false, false, 0, 0);
        List<String> warnings = load(sketch).warnings();
        assertTrue(warnings.get(0).contains("chain of 4"), warnings.toString());
    }

    @Test
    void twoRepeatersOnOneLineAreRefused() {
        // Line 62 goes on as line 0 of the eastern chip, whose repeater drives west into it.
        ChipSketch sender = new ChipSketch().sender(0, 0, false, true);
        ChipSketch opposite = new ChipSketch();
        opposite.registers().repeater(HLineOnHicann.of(0), RepeaterConfig.FORWARD_LEFT_OR_TOP);
        WaferConfig wafer = ChipSketch.wafer(125, List.of(CHIP, CHIP + 1), List.of(sender.build(), opposite.build()));
        assertRefused(wafer, NOTHING, "H324.HL62", "two repeaters");
    }

    @Test
    void twoSendersJoinedByACrossbarAreRefused() {
        // Lines 62 and 63 share the crossbars of vertical line 32; line 63 is driven from the east.
        ChipSketch sketch =
                new ChipSketch().sender(0, 0, false, true).cross(62, 32).cross(63, 32);
        sketch.registers().repeater(HLineOnHicann.of(63), RepeaterConfig.FORWARD_LEFT_OR_TOP);
        assertRefused(sketch, "two repeaters");
    }

    @Test
    void repeatersThatFeedEachOtherAreRefused() {
        // A square of four chips: east on line h, south, west, north, back to the start.
        int x = 20;
        int y = 8;
        ChipSketch[] sketches = {new ChipSketch(), new ChipSketch(), new ChipSketch(), new ChipSketch()};
        int[] chips = {at(x, y), at(x + 1, y), at(x + 1, y + 1), at(x, y + 1)};
        // h = 2 on (x, y) -> 4 on (x + 1, y); crossbar to v = 29 (31 - 4/2); south: v - 2 = 27 there.
        sketches[0].cross(2, 30);
        sketches[1].registers().repeater(HLineOnHicann.of(4), RepeaterConfig.FORWARD_RIGHT_OR_BOTTOM);
        sketches[1].cross(4, 29);
        // v 29 on the upper chip, odd and left: repeater on the lower chip at the top, line 27.
        sketches[2].registers().repeater(VLineOnHicann.of(27), RepeaterConfig.FORWARD_RIGHT_OR_BOTTOM);
        sketches[2].cross(8, 27);
        // h = 8 on (x + 1, y + 1) continues west as 6; its repeater is the one of line 8 at the left border.
        sketches[2].registers().repeater(HLineOnHicann.of(8), RepeaterConfig.FORWARD_LEFT_OR_TOP);
        sketches[3].cross(6, 28);
        // v 28 on the lower chip continues north as 30 on the upper one, whose bottom repeater drives up.
        sketches[0].registers().repeater(VLineOnHicann.of(30), RepeaterConfig.FORWARD_LEFT_OR_TOP);
        WaferConfig.Builder wafer = WaferConfig.builder(125);
        for (int i = 0; i < 4; i++) {
            wafer.hicann(HicannOnWafer.of(chips[i]), sketches[i].build());
        }
        assertRefused(wafer.build(), NOTHING, "circle");
    }

    private static int at(int x, int y) {
        return HicannOnWafer.at(x, y).orElseThrow().id();
    }

    @Test
    void lineWithoutLockingGeneratorIsReported() {
        ChipSketch sketch = new ChipSketch()
                .quadNeuron(0, 5)
                .sender(0, 0, false, true)
                .cross(62, 32)
                .tap(1, 32)
                .driver(1, 2, 2);
        assertTrue(load(sketch).routes().get(0).locked());
        sketch.registers()
                .generator(BackgroundGeneratorOnHicann.of(0), new BackgroundGeneratorConfig(true, false, 1250, 0, 1));
        assertFalse(load(sketch).routes().get(0).locked(), "10.008 us between events");
        assertTrue(load(sketch).warnings().get(0).contains("locks"));
        sketch.registers()
                .generator(BackgroundGeneratorOnHicann.of(0), new BackgroundGeneratorConfig(true, false, 124, 3, 1));
        assertFalse(load(sketch).routes().get(0).locked(), "address 3");
        sketch.registers()
                .generator(BackgroundGeneratorOnHicann.of(0), new BackgroundGeneratorConfig(true, true, 60000, 3, 1));
        assertTrue(load(sketch).routes().get(0).locked(), "random");
    }

    @Test
    void cellsAreListedByDriverAndAddress() {
        ChipSketch sketch = new ChipSketch()
                .quadNeuron(5, 38)
                .driver(1, 2, 3)
                .synapse(2, 10, 15, 5)
                .synapse(2, 11, 7, 5)
                .synapse(3, 10, 3, 5)
                .synapse(2, 12, 9, 5);
        SynapseTable table = load(sketch).chips().get(0).synapses();
        int even = 64 + 2 * 16 + 5;
        int odd = 64 + 3 * 16 + 5;
        assertEquals(2, table.starts()[even + 1] - table.starts()[even]);
        assertEquals(1, table.starts()[odd + 1] - table.starts()[odd]);
        assertEquals(3, table.size(), "column 12 belongs to no neuron");
        int first = table.starts()[even];
        assertEquals(2, table.row(first));
        assertTrue(table.excitatory(first) && !table.inhibitory(first));
        assertEquals(3, table.weight(first + 1));
        assertTrue(table.inhibitory(first + 1));
        assertEquals(1L << 37 | 1L << 53, table.decoded(1));
    }

    @Test
    void cellsThatAreOffByConventionAnswerToTheirAddressWhenItIsSent() {
        ChipSketch sketch = new ChipSketch().quadNeuron(5, 33).driver(1, 2, 2);
        SynapseTable table = load(sketch).chips().get(0).synapses();
        int list = 64 + 33;
        assertEquals(4, table.starts()[list + 1] - table.starts()[list], "two rows of two columns");
        assertEquals(0, table.weight(0));
    }

    @Test
    void clocksMustAgree() {
        WaferConfig wafer = ChipSketch.wafer(100, List.of(CHIP), List.of(new ChipSketch().build()));
        assertRefused(wafer, NOTHING, "clock", "100 MHz");
    }

    @Test
    void stimulusToAChipWithoutLinkIsRefused() {
        HicannOnWafer hicann = HicannOnWafer.of(CHIP);
        StimulusEvents events = new StimulusEvents.Builder()
                .add(60, hicann.fpga().id(), PulseLabel.pack(hicann.hsLink().id(), 0, 5))
                .build();
        WaferConfig unlinked = WaferConfig.builder(125)
                .hicann(hicann, new ChipSketch().build())
                .build();
        assertRefused(unlinked, experiment(events, List.of()), "H324", "not connected");
        assertEquals(
                1,
                Loader.load(wafer(new ChipSketch()), experiment(events, List.of()), 1)
                        .chips()
                        .size());
    }

    @Test
    void fpgaGeneratorIsRefused() {
        HicannOnWafer hicann = HicannOnWafer.of(CHIP);
        WaferConfig wafer = WaferConfig.builder(125)
                .hicann(hicann, new ChipSketch().build())
                .fpga(
                        hicann.fpga(),
                        new FpgaConfig(
                                Collections.nCopies(HsLink.COUNT, true), new FpgaGenerator(true, 1, 1, HsLink.of(0))))
                .build();
        assertRefused(wafer, NOTHING, "FPGA 32", "generator");
    }

    @Test
    void readoutMustShowWhatIsAskedFor() {
        DenmemOnHicann denmem = DenmemOnHicann.of(14);
        AdcRequest request = new AdcRequest(HicannOnWafer.of(CHIP), AnalogOutputOnHicann.of(0), denmem, 0, 100);
        Experiment experiment = experiment(StimulusEvents.EMPTY, List.of(request));
        ChipSketch sketch = new ChipSketch().quadNeuron(7, 3);
        assertRefused(wafer(sketch), experiment, "H324.N14", "does not show");
        sketch.registers()
                .analogOutput(AnalogOutputOnHicann.of(0), AnalogOutputConfig.showing(AnalogSignal.MEMBRANE_TOP_EVEN));
        assertRefused(wafer(sketch), experiment, "H324.N14", "bus");
        sketch.registers().denmem(denmem, sketch.registers().denmem(denmem).withAnalogOut(true));
        assertEquals(0, Loader.load(wafer(sketch), experiment, 1).warnings().size());
        sketch.registers().denmem(DenmemOnHicann.of(20), DenmemConfig.OFF.withAnalogOut(true));
        assertRefused(wafer(sketch), experiment, "N20", "bus");
    }
}
