package neckar.emulator.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertIterableEquals;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.emulator.load.Loader;
import neckar.emulator.oracle.RandomCase;
import neckar.emulator.oracle.RandomDefects;
import neckar.emulator.oracle.WaferOracle;
import neckar.emulator.silicon.PlantedDefects;
import neckar.emulator.silicon.SiliconTable;
import neckar.emulator.silicon.Variation;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.CounterTable;
import neckar.spec.experiment.DebugTrace;
import neckar.spec.experiment.Recording;
import neckar.spec.experiment.RecordingFormat;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.constraints.IntRange;

/**
 * The kernel and the oracle make the same bytes of random configurations: spikes, crossings, ADC and debug traces, every
 * counter, on dies without and with mismatch, noise and faulty lines.
 */
class OracleTest {
    @Property(tries = 70, shrinking = ShrinkingMode.OFF)
    void digitalPartEqualsTheOracle(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int chips) {
        compare(RandomCase.draw(seed, chips, 2, true), seed);
    }

    @Property(tries = 70, shrinking = ShrinkingMode.OFF)
    void membranesEqualTheOracle(@ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int chips) {
        compare(RandomCase.draw(seed, chips, 2, false), seed);
    }

    @Property(tries = 70, shrinking = ShrinkingMode.OFF)
    void brokenPartsEqualTheOracle(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 3) int chips, @ForAll boolean prescribe) {
        compareBroken(seed, chips, 2, prescribe);
    }

    /** Long enough for a current stimulus to end or to begin anew. */
    @Property(tries = 15, shrinking = ShrinkingMode.OFF)
    void wholeStimuliEqualTheOracle(@ForAll long seed) {
        compare(RandomCase.draw(seed, 1, 6, false), seed);
    }

    @Tag("slow")
    @Property(tries = 1000, shrinking = ShrinkingMode.OFF)
    void longerRunsWithBrokenPartsEqualTheOracle(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int chips, @ForAll boolean prescribe) {
        compareBroken(seed, chips, 12, prescribe);
    }

    @Tag("slow")
    @Property(tries = 2000, shrinking = ShrinkingMode.OFF)
    void longerRunsEqualTheOracle(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 5) int chips, @ForAll boolean prescribe) {
        compare(RandomCase.draw(seed, chips, 12, prescribe), seed);
    }

    /** Whole chips break only where no crossing times are prescribed for them. */
    private static void compareBroken(long seed, int chips, int microseconds, boolean prescribe) {
        RandomCase drawn = RandomCase.draw(seed, chips, microseconds, prescribe);
        compare(drawn, seed, RandomDefects.draw(drawn.wafer(), !prescribe, seed));
    }

    private static void compare(RandomCase drawn, long seed) {
        compare(drawn, seed, PlantedDefects.NONE);
    }

    private static void compare(RandomCase drawn, long seed, PlantedDefects defects) {
        int threads = 1 + (int) (seed & 1);
        int window = 1 + (int) (seed >> 1 & 7);
        boolean watched = (seed >> 4 & 1) != 0;
        KernelSettings settings =
                new KernelSettings(threads, drawn.stepCycles(), 0, window, drawn.parameters(), watched);
        SiliconTable table = table((int) Math.floorMod(seed, 5L));
        SiliconChoice silicon = new SiliconChoice(table.withDefects(defects), seed, 1);
        Machine machine = MachineBuilder.build(
                silicon.made(
                        Loader.load(drawn.wafer(), drawn.experiment(), threads),
                        drawn.wafer(),
                        drawn.experiment(),
                        threads),
                drawn.experiment(),
                silicon,
                settings,
                drawn.prescribed());
        if ((seed & 2) != 0) {
            machine.checkHops();
        }
        Recording kernel = machine.run(Progress.NONE, new CancelFlag());
        WaferOracle oracle = new WaferOracle(
                drawn.wafer(),
                drawn.experiment(),
                drawn.parameters(),
                silicon.silicon(),
                drawn.stepCycles(),
                drawn.prescribed());
        Recording expected = oracle.run();
        assertIterableEquals(lines(expected), lines(kernel));
        assertArrayEquals(RecordingFormat.write(expected), RecordingFormat.write(kernel));
    }

    /** An ideal die, typical ones with and without noise, and one whose lines lose events and couple into each other. */
    private static SiliconTable table(int kind) {
        return switch (kind) {
            case 0 -> SiliconTable.ideal();
            case 1 -> withoutNoise();
            case 2 -> SiliconTable.bad();
            case 3 ->
                SiliconTable.typical()
                        .withSigma(Map.of(
                                Variation.L1_LOSS, 0.1, Variation.L1_CROSSTALK, 0.5, Variation.FG_CROSSTALK, 0.01));
            default -> SiliconTable.typical();
        };
    }

    /** A typical die whose components differ but do not change in time. */
    private static SiliconTable withoutNoise() {
        Map<Variation, Double> silent = new EnumMap<>(Variation.class);
        silent.put(Variation.MEMBRANE_NOISE, 0.0);
        silent.put(Variation.EVENT_NOISE, 0.0);
        silent.put(Variation.RECORDER_JITTER, 0.0);
        silent.put(Variation.COMPARATOR_JITTER, 0.0);
        silent.put(Variation.ADC_NOISE, 0.0);
        return SiliconTable.typical().withSigma(silent);
    }

    /** A recording as text, so that a difference can be read. */
    private static List<String> lines(Recording recording) {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < recording.spikes().size(); i++) {
            lines.add("spike " + recording.spikes().tick(i) + " H"
                    + recording.spikes().hicann(i) + " " + recording.spikes().merger(i) + " "
                    + recording.spikes().address(i));
        }
        for (int i = 0; i < recording.crossings().size(); i++) {
            lines.add("crossing " + recording.crossings().tick(i) + " H"
                    + recording.crossings().hicann(i) + " "
                    + recording.crossings().denmem(i));
        }
        CounterTable counters = recording.counters();
        for (int hicann : counters.hicanns()) {
            for (String name : counters.names()) {
                lines.add("H" + hicann + " " + name + " " + counters.of(hicann, name));
            }
        }
        for (AdcTrace trace : recording.adcTraces()) {
            lines.add("ADC " + trace);
        }
        for (DebugTrace trace : recording.debugTraces()) {
            lines.add("trace " + trace);
        }
        return lines;
    }
}
