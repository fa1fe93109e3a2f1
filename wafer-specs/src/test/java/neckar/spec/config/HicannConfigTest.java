package neckar.spec.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** A chip's configuration as a value: builders, equality, combinations that registers cannot hold. */
class HicannConfigTest {
    private static final DenmemConfig ANALOG = DenmemConfig.OFF.withAnalogOut(true);
    private static final DenmemConfig CURRENT = DenmemConfig.OFF.withCurrentInput(true);

    @Provide
    Arbitrary<HicannConfig> hicanns() {
        return RandomConfigs.hicanns();
    }

    @Property(tries = 12, shrinking = ShrinkingMode.OFF)
    void rebuiltConfigurationIsEqual(@ForAll("hicanns") HicannConfig config) {
        HicannConfig rebuilt = config.toBuilder().build();
        assertEquals(config, rebuilt);
        assertEquals(config.hashCode(), rebuilt.hashCode());
    }

    @Test
    void changeInABuilderLeavesTheOriginalAsItWas() {
        HLineOnHicann line = HLineOnHicann.of(62);
        HicannConfig changed = HicannConfig.IDLE.toBuilder()
                .repeater(line, RepeaterConfig.output(true, true))
                .build();
        assertEquals(RepeaterConfig.IDLE, HicannConfig.IDLE.repeater(line));
        assertEquals(RepeaterMode.OUTPUT, changed.repeater(line).mode());
        assertNotEquals(HicannConfig.IDLE, changed);
    }

    @Test
    void idleChipHasNoClosedSwitchAndNoActiveCircuit() {
        HicannConfig idle = HicannConfig.IDLE;
        assertEquals(List.of(), idle.crossbar().closed());
        assertEquals(List.of(), idle.synapseSwitches().closed());
        VLineOnHicann.all().forEach(line -> assertEquals(RepeaterConfig.IDLE, idle.repeater(line)));
        DenmemOnHicann.all().forEach(denmem -> assertEquals(DenmemConfig.OFF, idle.denmem(denmem)));
        SynapseDriverOnHicann.all().forEach(driver -> assertEquals(SynapseDriverConfig.OFF, idle.driver(driver)));
        DncMergerOnHicann.all().forEach(merger -> assertEquals(DncMergerConfig.TRANSIT, idle.dncMerger(merger)));
        assertSame(SynapseArray.UNUSED, idle.synapses());
    }

    @Test
    void currentInputsOfOneRowExcludeEachOther() {
        HicannConfig.Builder chip = HicannConfig.builder()
                .denmem(DenmemOnHicann.at(6, 1), CURRENT)
                .denmem(DenmemOnHicann.at(7, 1), CURRENT);
        assertRefused(chip::build, "current inputs");
        HicannConfig.builder()
                .denmem(DenmemOnHicann.at(6, 0), CURRENT)
                .denmem(DenmemOnHicann.at(7, 1), CURRENT)
                .denmem(DenmemOnHicann.at(8, 1), CURRENT)
                .build();
    }

    @Test
    void currentInputExcludesTheAnalogOutputOfTheOtherDenmemOfItsRow() {
        HicannConfig.Builder chip =
                HicannConfig.builder().denmem(DenmemOnHicann.at(6, 0), CURRENT).denmem(DenmemOnHicann.at(7, 0), ANALOG);
        assertRefused(chip::build, "denmems 6 and 7");
    }

    @Test
    void loopbackOfBothMergersOfAPairIsRefused() {
        DncMergerConfig loopback = new DncMergerConfig(MergerMode.MERGE, true, true);
        HicannConfig.Builder chip = HicannConfig.builder()
                .dncMerger(DncMergerOnHicann.of(4), loopback)
                .dncMerger(DncMergerOnHicann.of(5), loopback);
        assertRefused(chip::build, "DNC mergers 4 and 5");
        chip.dncMerger(DncMergerOnHicann.of(5), DncMergerConfig.TRANSIT).build();
    }

    @Test
    void firingLineIsShownOnOutput0Only() {
        AnalogOutputConfig firingLine = AnalogOutputConfig.showing(AnalogSignal.FIRING_LINE);
        HicannConfig.builder()
                .analogOutput(AnalogOutputOnHicann.of(0), firingLine)
                .build();
        HicannConfig.Builder chip = HicannConfig.builder().analogOutput(AnalogOutputOnHicann.of(1), firingLine);
        assertRefused(chip::build, "firing line");
    }

    @Test
    void closedSwitchesAreListedInOrder() {
        List<CrossbarSwitchOnHicann> crossbars =
                List.of(CrossbarSwitchOnHicann.of(0), CrossbarSwitchOnHicann.of(63), CrossbarSwitchOnHicann.of(511));
        CrossbarConfig.Builder crossbar = CrossbarConfig.builder();
        crossbars.forEach(crossbar::close);
        crossbar.close(CrossbarSwitchOnHicann.of(64)).set(CrossbarSwitchOnHicann.of(64), false);
        assertEquals(crossbars, crossbar.build().closed());

        List<SynapseSwitchOnHicann> synapses = List.of(SynapseSwitchOnHicann.of(127), SynapseSwitchOnHicann.of(7167));
        SynapseSwitchConfig.Builder switches = SynapseSwitchConfig.builder();
        synapses.forEach(switches::close);
        SynapseSwitchConfig built = switches.build();
        assertEquals(synapses, built.closed());
        assertEquals(built, built.toBuilder().build());
        assertTrue(built.isClosed(synapses.get(1)));
    }

    @Test
    void builderOfSwitchesDoesNotChangeWhatItBuilt() {
        CrossbarConfig.Builder builder = CrossbarConfig.builder().close(CrossbarSwitchOnHicann.of(3));
        CrossbarConfig first = builder.build();
        builder.close(CrossbarSwitchOnHicann.of(4));
        assertEquals(List.of(CrossbarSwitchOnHicann.of(3)), first.closed());
    }

    @Test
    void waferKeepsChipsInOrderAndRefusesOtherClocks() {
        WaferConfig wafer = WaferConfig.builder(250)
                .hicann(HicannOnWafer.of(300), HicannConfig.IDLE)
                .hicann(HicannOnWafer.of(2), HicannConfig.IDLE)
                .fpga(FpgaOnWafer.of(4), FpgaConfig.OFF)
                .build();
        assertEquals(HicannOnWafer.of(2), wafer.hicanns().firstKey());
        assertEquals(wafer, wafer.toBuilder().build());
        assertThrows(UnsupportedOperationException.class, () -> wafer.hicanns().clear());
        for (int pll : new int[] {0, 75, 110, 275}) {
            assertRefused(() -> new WaferConfig(pll, wafer.hicanns(), wafer.fpgas()), "PLL");
        }
    }

    private static void assertRefused(Executable action, String part) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, action);
        assertTrue(String.valueOf(e.getMessage()).contains(part), e::toString);
    }
}
