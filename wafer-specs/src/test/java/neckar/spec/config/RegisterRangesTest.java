package neckar.spec.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.IntConsumer;
import neckar.spec.coord.HsLink;
import org.junit.jupiter.api.Test;

/** Each field takes exactly what its register can hold. */
class RegisterRangesTest {
    @Test
    void repeater() {
        range(0, 3, v -> new RepeaterConfig(RepeaterMode.IDLE, false, false, v, 0));
        range(0, 3, v -> new RepeaterConfig(RepeaterMode.IDLE, false, false, 0, v));
    }

    @Test
    void repeaterDirectionsFitTheMode() {
        int[][] legalDirections = {{0}, {1}, {1, 2}, {1}, {0}};
        for (RepeaterMode mode : RepeaterMode.values()) {
            int[] legal = legalDirections[List.of(RepeaterMode.values()).indexOf(mode)];
            for (int directions = 0; directions <= 2; directions++) {
                boolean first = directions > 0;
                boolean second = directions > 1;
                if (contains(legal, directions)) {
                    assertEquals(mode, new RepeaterConfig(mode, first, second, 0, 0).mode());
                } else {
                    assertThrows(IllegalArgumentException.class, () -> new RepeaterConfig(mode, first, second, 0, 0));
                }
            }
        }
    }

    @Test
    void repeaterBlock() {
        List<TestPortEvent> events = RepeaterBlockConfig.DEFAULT.testData();
        range(0, 3, v -> new RepeaterBlockConfig(v, 0, true, true, 0, events, SramTiming.DEFAULT));
        range(0, 3, v -> new RepeaterBlockConfig(0, v, true, true, 0, events, SramTiming.DEFAULT));
        range(0, 3, v -> new RepeaterBlockConfig(0, 0, true, true, v, events, SramTiming.DEFAULT));
        range(0, 63, v -> new TestPortEvent(v, 0));
        range(0, 1023, v -> new TestPortEvent(0, v));
        assertThrows(
                IllegalArgumentException.class,
                () -> new RepeaterBlockConfig(0, 0, true, true, 0, events.subList(0, 5), SramTiming.DEFAULT));
    }

    @Test
    void sramTiming() {
        range(1, 255, v -> new SramTiming(v, 0, 0));
        range(0, 15, v -> new SramTiming(1, v, 0));
        range(0, 15, v -> new SramTiming(1, 0, v));
    }

    @Test
    void backgroundGenerator() {
        range(0, 65535, v -> new BackgroundGeneratorConfig(true, false, v, 0, 0));
        range(0, 63, v -> new BackgroundGeneratorConfig(true, false, 0, v, 0));
        range(0, 65535, v -> new BackgroundGeneratorConfig(true, false, 0, 0, v));
        range(2, 65536, BackgroundGeneratorConfig::regularPeriod);
        range(4, 32768, BackgroundGeneratorConfig::randomPeriod);
    }

    @Test
    void denmem() {
        range(0, 63, v -> new DenmemConfig(v, false, false, false, false, false));
    }

    @Test
    void synapseDriver() {
        range(
                0,
                7,
                v -> new SynapseDriverConfig(
                        true, true, true, true, StpMode.DEPRESSION, v, RowConfig.OFF, RowConfig.OFF));
        range(0, 3, v -> new RowConfig(true, true, v, 0, 0, 0, 0));
        range(0, 3, v -> new RowConfig(true, true, 0, v, 0, 0, 0));
        range(0, 3, v -> new RowConfig(true, true, 0, 0, v, 0, 0));
        range(0, 15, v -> new RowConfig(true, true, 0, 0, 0, v, 0));
        range(0, 15, v -> new RowConfig(true, true, 0, 0, 0, 0, v));
        range(0, 30, RowConfig.OFF::withDivisor);
        range(0, 3, SharedParameter::gmax);
    }

    @Test
    void rowsOfADriver() {
        RowConfig lower = new RowConfig(true, false, 2, 3, 1, 5, 6);
        SynapseDriverConfig driver = SynapseDriverConfig.OFF.withRows(RowConfig.OFF, lower);
        assertEquals(RowConfig.OFF, driver.row(0));
        assertEquals(lower, driver.row(1));
        assertEquals(2, lower.decoder(0));
        assertEquals(3, lower.decoder(1));
        assertEquals(11, lower.divisor());
    }

    @Test
    void synapseController() {
        range(0, 223, v -> SynapseControl.start(SynapseCommand.WRITE, v, 0));
        range(0, 7, v -> SynapseControl.start(SynapseCommand.WRITE, 0, v));
        range(0, 3, SynapseTiming.DEFAULT::withDllReleased);
        CorrelationPattern none = CorrelationPattern.NONE;
        range(0, 15, v -> new SynapseTiming(none, none, v, 0, 0, 0, 0, 0));
        range(0, 15, v -> new SynapseTiming(none, none, 0, v, 0, 0, 0, 0));
        range(0, 15, v -> new SynapseTiming(none, none, 0, 0, v, 0, 0, 0));
        range(0, 15, v -> new SynapseTiming(none, none, 0, 0, 0, 0, v, 0));
        range(0, 3, v -> new SynapseTiming(none, none, 0, 0, 0, 0, 0, v));
        range(0, 15, v -> StdpLut.of(w -> v, w -> w, w -> w));
    }

    @Test
    void accessTimesOfASynapseController() {
        SynapseTiming timing = SynapseTiming.DEFAULT;
        assertEquals(34, timing.openRowCycles());
        assertEquals(18, timing.readCycles());
        assertEquals(6, timing.writeCycles());
        assertEquals(21, timing.resetCorrelationCycles());
    }

    @Test
    void floatingGateControl() {
        range(0, 255, v -> new FgControlConfig(v, 0, 0, 0, 0, 0, 0, 0, false, false));
        range(0, 63, v -> new FgControlConfig(0, v, 0, 0, 0, 0, 0, 0, false, false));
        range(0, 63, v -> new FgControlConfig(0, 0, v, 0, 0, 0, 0, 0, false, false));
        range(0, 63, v -> new FgControlConfig(0, 0, 0, v, 0, 0, 0, 0, false, false));
        range(0, 63, v -> new FgControlConfig(0, 0, 0, 0, v, 0, 0, 0, false, false));
        range(0, 15, v -> new FgControlConfig(0, 0, 0, 0, 0, v, 0, 0, false, false));
        range(0, 15, v -> new FgControlConfig(0, 0, 0, 0, 0, 0, v, 0, false, false));
        range(0, 15, v -> new FgControlConfig(0, 0, 0, 0, 0, 0, 0, v, false, false));
    }

    @Test
    void membraneClasses() {
        assertEquals(AnalogSignal.MEMBRANE_TOP_EVEN, AnalogSignal.membrane(0, 0));
        assertEquals(AnalogSignal.MEMBRANE_TOP_ODD, AnalogSignal.membrane(0, 1));
        assertEquals(AnalogSignal.MEMBRANE_BOTTOM_EVEN, AnalogSignal.membrane(1, 0));
        assertEquals(AnalogSignal.MEMBRANE_BOTTOM_ODD, AnalogSignal.membrane(1, 1));
    }

    @Test
    void speedDivisors() {
        assertEquals(1, SpeedMode.FAST.leakDivisor());
        assertEquals(3, SpeedMode.NORMAL.leakDivisor());
        assertEquals(27, SpeedMode.SLOW.leakDivisor());
        assertEquals(8, SpeedMode.FAST.adaptationTimeDivisor());
        assertEquals(32, SpeedMode.NORMAL.adaptationTimeDivisor());
        assertEquals(160, SpeedMode.SLOW.adaptationTimeDivisor());
    }

    @Test
    void fpgaGenerator() {
        range(0, 0xffffff, v -> new FpgaGenerator(true, v, 0, HsLink.of(0)));
        range(0, 0x3fff, v -> new FpgaGenerator(true, 0, v, HsLink.of(0)));
    }

    /** Both ends are taken, their neighbours are refused with the value and the range. */
    private static void range(int min, int max, IntConsumer make) {
        make.accept(min);
        make.accept(max);
        for (int wrong : new int[] {min - 1, max + 1}) {
            IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> make.accept(wrong));
            String range = wrong + " is not in " + min + ".." + max;
            assertTrue(String.valueOf(e.getMessage()).contains(range), e::toString);
        }
    }

    private static boolean contains(int[] values, int value) {
        for (int candidate : values) {
            if (candidate == value) {
                return true;
            }
        }
        return false;
    }

    @Test
    void meanIntervalsOfGeneratorsComeBack() {
        for (int clocks : new int[] {4, 125, 1250, 32768}) {
            int random = BackgroundGeneratorConfig.randomPeriod(clocks);
            double mean = new BackgroundGeneratorConfig(true, true, random, 0, 1).meanIntervalClocks();
            assertTrue(mean <= clocks && mean > 0.6 * clocks, clocks + ": " + mean);
            int regular = BackgroundGeneratorConfig.regularPeriod(clocks);
            assertEquals(clocks, new BackgroundGeneratorConfig(true, false, regular, 0, 1).meanIntervalClocks());
        }
    }
}
