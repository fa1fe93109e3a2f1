package neckar.spec.topology;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnReticle;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.RepeaterBlockOnHicann;
import neckar.spec.coord.Side;
import neckar.spec.coord.SynapseArrayOnHicann;
import neckar.spec.coord.SynapseColumnOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.SynapseSwitchRowOnHicann;
import neckar.spec.coord.SynapticInput;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.coord.VRepeaterOnHicann;
import org.junit.jupiter.api.Test;

/** Every level of defects and every rule derived from them. */
class AvailabilityTest {
    private static final HicannOnWafer CHIP = HicannOnWafer.at(16, 8).orElseThrow();

    private static Defects.Builder defects() {
        return Defects.builder();
    }

    private static Availability with(Defects.Builder defects) {
        return Availability.of(WaferDescription.DEFAULT, defects.build());
    }

    private static long usableSegments(Availability availability) {
        long usable = 0;
        for (int segment = 0; segment < L1Topology.SEGMENTS; segment++) {
            usable += availability.segment(segment) ? 1 : 0;
        }
        return usable;
    }

    /** Numbers of usable components of a chip: everything that Availability answers about. */
    private static List<Long> census(Availability availability, HicannOnWafer hicann) {
        return List.of(
                DenmemOnHicann.all().stream()
                        .filter(d -> availability.denmem(hicann, d))
                        .count(),
                DenmemOnHicann.all().stream()
                        .filter(d -> availability.synapticInput(hicann, d, SynapticInput.EXCITATORY)
                                && availability.synapticInput(hicann, d, SynapticInput.INHIBITORY))
                        .count(),
                SynapseArrayOnHicann.all().stream()
                        .filter(a -> availability.synapseArray(hicann, a))
                        .count(),
                SynapseDriverOnHicann.all().stream()
                        .filter(d -> availability.driver(hicann, d))
                        .count(),
                SynapseRowOnHicann.all().stream()
                        .filter(r -> availability.row(hicann, r))
                        .count(),
                SynapseOnHicann.all().stream()
                        .filter(s -> availability.synapse(hicann, s))
                        .count(),
                HLineOnHicann.all().stream()
                        .filter(l -> availability.hline(hicann, l))
                        .count(),
                VLineOnHicann.all().stream()
                        .filter(l -> availability.vline(hicann, l))
                        .count(),
                HLineOnHicann.all().stream()
                        .filter(l -> availability.hrepeater(hicann, l.repeater()))
                        .count(),
                VRepeaterOnHicann.all().stream()
                        .filter(r -> availability.vrepeater(hicann, r))
                        .count(),
                CrossbarSwitchOnHicann.all().stream()
                        .filter(s -> availability.crossbarSwitch(hicann, s))
                        .count(),
                SynapseSwitchRowOnHicann.all().stream()
                        .filter(r -> availability.synapseSwitchRow(hicann, r))
                        .count(),
                SynapseSwitchOnHicann.all().stream()
                        .filter(s -> availability.synapseSwitch(hicann, s))
                        .count(),
                MergerOnHicann.all().stream()
                        .filter(m -> availability.merger(hicann, m))
                        .count(),
                DncMergerOnHicann.all().stream()
                        .filter(m -> availability.dncMerger(hicann, m))
                        .count(),
                BackgroundGeneratorOnHicann.all().stream()
                        .filter(g -> availability.generator(hicann, g))
                        .count(),
                FgBlockOnHicann.all().stream()
                        .filter(b -> availability.fgBlock(hicann, b))
                        .count(),
                AnalogOutputOnHicann.all().stream()
                        .filter(o -> availability.analogOutput(hicann, o))
                        .count());
    }

    private static final List<Long> WHOLE =
            List.of(512L, 512L, 2L, 224L, 448L, 114_688L, 64L, 256L, 64L, 256L, 512L, 448L, 7168L, 15L, 8L, 8L, 4L, 2L);

    /** The census of a whole chip with one number changed. */
    private static List<Long> except(int position, long number) {
        List<Long> census = new ArrayList<>(WHOLE);
        census.set(position, number);
        return census;
    }

    @Test
    void aWaferWithoutDefectsIsWhole() {
        Availability availability = Availability.of(WaferDescription.DEFAULT);
        assertEquals(WaferDescription.DEFAULT, availability.wafer());
        assertEquals(HicannOnWafer.all(), availability.hicanns());
        assertTrue(FpgaOnWafer.all().stream().allMatch(availability::fpga));
        assertTrue(HicannOnWafer.all().stream().allMatch(availability::hasLink));
        assertEquals(L1Topology.SEGMENTS, usableSegments(availability));
        assertEquals(WHOLE, census(availability, HicannOnWafer.of(0)));
        assertEquals(WHOLE, census(availability, HicannOnWafer.of(383)));
        for (int segment = 0; segment < L1Topology.SEGMENTS; segment++) {
            assertEquals(
                    L1Topology.next(segment, L1Topology.LEFT_OR_TOP) != L1Topology.NONE,
                    availability.crossing(segment, L1Topology.LEFT_OR_TOP));
        }
    }

    @Test
    void singleDenmemsTakeTheirInputsAlong() {
        Availability availability = with(defects().add(CHIP, DenmemOnHicann.of(17)));
        assertFalse(availability.denmem(CHIP, DenmemOnHicann.of(17)));
        assertFalse(availability.synapticInput(CHIP, DenmemOnHicann.of(17), SynapticInput.INHIBITORY));
        assertTrue(availability.denmem(CHIP, DenmemOnHicann.of(18)));
        assertTrue(availability.denmem(HicannOnWafer.of(CHIP.id() + 1), DenmemOnHicann.of(17)));
    }

    @Test
    void singleSynapticInputsLeaveTheDenmem() {
        DenmemOnHicann denmem = DenmemOnHicann.of(300);
        Availability availability = with(defects().add(CHIP, denmem.synapticInput(SynapticInput.EXCITATORY)));
        assertFalse(availability.synapticInput(CHIP, denmem, SynapticInput.EXCITATORY));
        assertTrue(availability.synapticInput(CHIP, denmem, SynapticInput.INHIBITORY));
        assertTrue(availability.denmem(CHIP, denmem));
        assertEquals(except(1, 511), census(availability, CHIP));
    }

    @Test
    void singleSynapsesRowsAndDriversTakeTheirPartsAlong() {
        SynapseOnHicann synapse = SynapseRowOnHicann.of(5).synapse(SynapseColumnOnHicann.of(200));
        Availability one = with(defects().add(CHIP, synapse));
        assertFalse(one.synapse(CHIP, synapse));
        assertFalse(one.synapse(CHIP.id(), 5, 200));
        assertEquals(except(5, 114_687), census(one, CHIP));

        Availability row = with(defects().add(CHIP, SynapseRowOnHicann.of(5)));
        assertTrue(row.driver(CHIP, SynapseDriverOnHicann.of(2)));
        assertEquals(List.of(224L, 447L, 114_432L), census(row, CHIP).subList(3, 6));

        Availability driver = with(defects().add(CHIP, SynapseDriverOnHicann.of(2)));
        assertFalse(driver.driver(CHIP, SynapseDriverOnHicann.of(2)));
        assertFalse(driver.driver(L1Topology.driver(CHIP.id(), 2)));
        assertFalse(driver.row(CHIP, SynapseRowOnHicann.of(4)));
        assertFalse(driver.row(CHIP, SynapseRowOnHicann.of(5)));
        assertEquals(List.of(223L, 446L, 114_176L), census(driver, CHIP).subList(3, 6));
    }

    @Test
    void aBadArrayTakesItsDriversAlong() {
        Availability availability = with(defects().add(CHIP, SynapseArrayOnHicann.of(1)));
        assertTrue(availability.driver(CHIP, SynapseDriverOnHicann.of(111)));
        assertFalse(availability.driver(CHIP, SynapseDriverOnHicann.of(112)));
        assertEquals(
                List.of(1L, 112L, 224L, 57_344L), census(availability, CHIP).subList(2, 6));
        assertTrue(availability.denmem(CHIP, DenmemOnHicann.at(0, 1)));
    }

    @Test
    void versionFourLacksTheDriversNextToTheNeurons() {
        WaferDescription four = new WaferDescription("four", 4, false, SwitchLimits.DEFAULT);
        Availability availability = Availability.of(four);
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            boolean expected = driver.id() < 110 || driver.id() > 113;
            assertEquals(expected, four.hasDriver(driver));
            assertEquals(expected, availability.driver(CHIP, driver));
        }
        assertEquals(220, four.driversPerHicann());
        assertEquals(224, WaferDescription.DEFAULT.driversPerHicann());
    }

    @Test
    void aBadLinkLeavesTransitOnly() {
        Availability availability = with(defects().add(CHIP.fpga(), CHIP.hsLink()));
        assertTrue(availability.hasHicann(CHIP));
        assertFalse(availability.hasLink(CHIP));
        List<Long> expected = new ArrayList<>(WHOLE);
        expected.set(0, 0L);
        expected.set(1, 0L);
        expected.set(14, 0L);
        assertEquals(expected, census(availability, CHIP));
        assertEquals(L1Topology.SEGMENTS, usableSegments(availability));
        for (HicannOnReticle position : HicannOnReticle.all()) {
            HicannOnWafer other = CHIP.reticle().hicann(position);
            assertEquals(!other.equals(CHIP), availability.hasLink(other));
        }
    }

    @Test
    void aMissingChipTakesHalfOfTheCrossingLinesOfItsNeighbours() {
        Availability availability = with(defects().add(CHIP));
        assertFalse(availability.hasHicann(CHIP));
        assertFalse(availability.hasLink(CHIP));
        assertTrue(census(availability, CHIP).stream().allMatch(number -> number == 0));
        assertFalse(availability.synapse(CHIP.id(), 0, 0));
        // The missing chip holds the repeaters of its even lines to the west and of its odd lines to the east.
        HicannOnWafer west = CHIP.west().orElseThrow();
        HicannOnWafer east = CHIP.east().orElseThrow();
        for (HLineOnHicann line : HLineOnHicann.all()) {
            assertEquals(!line.repeaterOnLeft(), availability.hline(west, line.west()));
            assertEquals(line.repeaterOnLeft(), availability.hline(east, line.east()));
        }
        HicannOnWafer north = CHIP.north().orElseThrow();
        HicannOnWafer south = CHIP.south().orElseThrow();
        for (VLineOnHicann line : VLineOnHicann.all()) {
            assertEquals(!line.repeaterOnTop(), availability.vline(north, line.north()));
            assertEquals(line.repeaterOnTop(), availability.vline(south, line.south()));
        }
        assertEquals(L1Topology.SEGMENTS - 320 - 320, usableSegments(availability));
        assertEquals(64L, census(availability, west).get(8));
    }

    @Test
    void fpgasAndFloatingGateBlocksTakeTheirChipsAlong() {
        Availability fpga = with(defects().add(CHIP.fpga()));
        assertFalse(fpga.fpga(CHIP.fpga()));
        for (HicannOnWafer hicann : HicannOnWafer.all()) {
            assertEquals(!hicann.fpga().equals(CHIP.fpga()), fpga.hasHicann(hicann));
            assertEquals(!hicann.fpga().equals(CHIP.fpga()), fpga.hasLink(hicann));
        }
        Availability block = with(defects().add(CHIP, FgBlockOnHicann.of(2)));
        assertFalse(block.hasHicann(CHIP));
        assertEquals(383, block.hicanns().size());
        assertFalse(block.fgBlock(CHIP, FgBlockOnHicann.of(0)));
        assertTrue(block.fgBlock(CHIP.east().orElseThrow(), FgBlockOnHicann.of(2)));
    }

    @Test
    void aBadRepeaterTakesTheSegmentsOnBothSides() {
        HLineOnHicann line = HLineOnHicann.of(7);
        Availability availability = with(defects().add(CHIP, line.repeater()));
        assertFalse(availability.hrepeater(CHIP, line.repeater()));
        assertFalse(availability.hline(CHIP, line));
        assertFalse(availability.hline(CHIP.east().orElseThrow(), line.east()));
        assertTrue(availability.hline(CHIP.west().orElseThrow(), line.west()));
        assertEquals(L1Topology.SEGMENTS - 2, usableSegments(availability));
        int segment = L1Topology.hSegment(CHIP.id(), 7);
        assertFalse(availability.repeater(segment));
        assertFalse(availability.crossing(segment, L1Topology.LEFT_OR_TOP));
        assertFalse(availability.crossing(segment, L1Topology.RIGHT_OR_BOTTOM));
        // The crossbar and synapse switches of unusable lines are unusable.
        line.crossbarSwitches().forEach(position -> assertFalse(availability.crossbarSwitch(CHIP, position)));
        assertEquals(504, census(availability, CHIP).get(10));
        assertEquals(63, census(availability, CHIP).get(8));

        VLineOnHicann vertical = VLineOnHicann.of(34);
        Availability vertically = with(defects().add(CHIP, vertical.repeater()));
        assertFalse(vertically.vrepeater(CHIP, vertical.repeater()));
        assertFalse(vertically.vline(CHIP, vertical));
        assertFalse(vertically.vline(CHIP.south().orElseThrow(), vertical.south()));
        assertTrue(vertically.vline(CHIP.north().orElseThrow(), vertical.north()));
        assertEquals(7168 - 28, census(vertically, CHIP).get(12));
        assertEquals(510, census(vertically, CHIP).get(10));
    }

    @Test
    void twoBadRepeatersCondemnTheirBlock() {
        for (RepeaterBlockOnHicann block : RepeaterBlockOnHicann.all()) {
            Defects.Builder one = defects();
            Defects.Builder two = defects();
            if (block.isHorizontal()) {
                one.add(CHIP, block.hrepeaters().get(3));
                two.add(CHIP, block.hrepeaters().get(3))
                        .add(CHIP, block.hrepeaters().get(9));
            } else {
                one.add(CHIP, block.vrepeaters().get(3));
                two.add(CHIP, block.vrepeaters().get(3))
                        .add(CHIP, block.vrepeaters().get(9));
            }
            assertEquals(L1Topology.SEGMENTS - 2, usableSegments(with(one)));
            Availability condemned = with(two);
            assertEquals(L1Topology.SEGMENTS - 2L * block.repeaterCount(), usableSegments(condemned));
            block.hrepeaters().forEach(repeater -> assertFalse(condemned.hrepeater(CHIP, repeater)));
            block.vrepeaters().forEach(repeater -> assertFalse(condemned.vrepeater(CHIP, repeater)));
        }
        // Two bad repeaters of different blocks or chips condemn no block.
        Availability apart = with(defects()
                .add(CHIP, HLineOnHicann.of(0).repeater())
                .add(CHIP, HLineOnHicann.of(1).repeater())
                .add(CHIP.south().orElseThrow(), HLineOnHicann.of(2).repeater()));
        assertEquals(L1Topology.SEGMENTS - 6, usableSegments(apart));
    }

    @Test
    void busesSwitchesAndHalfRows() {
        Availability hbus = with(defects().add(CHIP, HLineOnHicann.of(9)));
        assertFalse(hbus.hline(CHIP, HLineOnHicann.of(9)));
        assertTrue(hbus.hrepeater(CHIP, HLineOnHicann.of(9).repeater()));
        assertEquals(L1Topology.SEGMENTS - 1, usableSegments(hbus));
        Availability vbus = with(defects().add(CHIP, VLineOnHicann.of(9)));
        assertFalse(vbus.vline(CHIP, VLineOnHicann.of(9)));
        assertEquals(L1Topology.SEGMENTS - 1, usableSegments(vbus));

        CrossbarSwitchOnHicann crossbar = CrossbarSwitchOnHicann.of(497);
        Availability noCrossbar = with(defects().add(CHIP, crossbar));
        assertFalse(noCrossbar.crossbarSwitch(CHIP, crossbar));
        assertFalse(noCrossbar.crossbarSwitch(CHIP.id(), 497));
        assertEquals(except(10, 511), census(noCrossbar, CHIP));

        SynapseSwitchOnHicann synapseSwitch = SynapseSwitchOnHicann.of(77);
        Availability noSwitch = with(defects().add(CHIP, synapseSwitch));
        assertFalse(noSwitch.synapseSwitch(CHIP, synapseSwitch));
        assertEquals(except(12, 7167), census(noSwitch, CHIP));

        SynapseSwitchRowOnHicann row = SynapseSwitchRowOnHicann.at(110, Side.LEFT);
        Availability noRow = with(defects().add(CHIP, row));
        assertFalse(noRow.synapseSwitchRow(CHIP, row));
        row.switches().forEach(position -> assertFalse(noRow.synapseSwitch(CHIP, position)));
        assertEquals(7168 - 16, census(noRow, CHIP).get(12));
        assertTrue(noRow.driver(CHIP, row.driver()));
    }

    @Test
    void mergersGeneratorsAndOutputs() {
        for (MergerOnHicann merger : MergerOnHicann.all()) {
            Availability availability = with(defects().add(CHIP, merger));
            assertFalse(availability.merger(CHIP, merger));
            assertEquals(except(13, 14), census(availability, CHIP));
        }
        assertEquals(except(14, 7), census(with(defects().add(CHIP, DncMergerOnHicann.of(3))), CHIP));
        assertEquals(except(15, 7), census(with(defects().add(CHIP, BackgroundGeneratorOnHicann.of(2))), CHIP));
        assertEquals(except(17, 1), census(with(defects().add(CHIP, AnalogOutputOnHicann.of(1))), CHIP));
    }

    @Test
    void theBorderRuleTakesHalfOfTheLinesOfTheStatedChips() {
        WaferDescription bordered = new WaferDescription("bordered", 2, true, SwitchLimits.DEFAULT);
        Availability availability = Availability.of(bordered);
        // Chip 0: a reticle without FPGA in the west, so the lines with right-hand repeater are lost.
        for (HLineOnHicann line : HLineOnHicann.all()) {
            assertEquals(line.repeaterOnLeft(), availability.hline(HicannOnWafer.of(0), line));
            assertEquals(!line.repeaterOnLeft(), availability.hline(HicannOnWafer.of(383), line));
        }
        for (VLineOnHicann line : VLineOnHicann.all()) {
            assertTrue(availability.vline(HicannOnWafer.of(0), line));
            assertEquals(line.repeaterOnTop(), availability.vline(HicannOnWafer.of(24), line));
            assertEquals(!line.repeaterOnTop(), availability.vline(HicannOnWafer.of(359), line));
        }
        assertEquals(L1Topology.SEGMENTS - 16 * 32 - 32 * 128, usableSegments(availability));
        // The lost lines are those whose next repeater outwards would be on a chip that does not exist.
        for (int segment = 0; segment < L1Topology.SEGMENTS; segment++) {
            if (!availability.segment(segment)) {
                int outwards = 1 - L1Topology.repeaterEnd(segment);
                assertEquals(L1Topology.NONE, L1Topology.next(segment, outwards));
            }
        }
    }
}
