package neckar.tests.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import neckar.compiler.emit.MappingTable;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.CrossingColumns;
import neckar.spec.experiment.DebugTrace;
import neckar.spec.experiment.ProbeKind;
import neckar.tests.workbench.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Times from a threshold crossing to the rise of a conductance elsewhere, to the cycle: a crossing sets its latch at the next edge k, its
 * frame starts at edge k + 2 + 2 n after n mergers, each repeater takes 4 ns and the driver 60 ns (emulator reference 2.3, 2.5, 2.6).
 */
class ArrivalTimeTest {
    private static final int TICKS_PER_NS = 63;
    private static final int PERIOD = 504;
    private static final int REPEATER = 4 * TICKS_PER_NS;
    private static final int DRIVER = 60 * TICKS_PER_NS;
    private static final double CLOCK_HZ = 63e9;

    private static Object sender(String label, int hicann, double restMv) {
        return Json.map(
                "label",
                label,
                "size",
                1,
                "cell_type",
                "IF_cond_exp",
                "parameters",
                Json.map("v_rest", restMv, "v_thresh", -50.0, "cm", 0.2),
                "placement",
                Json.map("hicanns", List.of(hicann), "neuron_size", 4),
                "record",
                List.of("spikes", Json.map("variable", "spikes", "probe", "debug")));
    }

    private static Object receiver(int hicann) {
        return Json.map(
                "label",
                "target",
                "size",
                1,
                "cell_type",
                "IF_cond_exp",
                "parameters",
                Json.map("v_rest", -65.0, "v_thresh", -30.0, "cm", 0.2),
                "placement",
                Json.map("hicanns", List.of(hicann), "neuron_size", 4),
                "record",
                List.of(Json.map("variable", "gsyn_exc", "probe", "debug")));
    }

    private static CompiledRun run(Path folder, Object receiver, Object... senders) throws IOException {
        List<Object> populations = new ArrayList<>(List.of(senders));
        List<Object> projections = new ArrayList<>();
        for (int i = 0; i < senders.length; i++) {
            projections.add(Json.map(
                    "pre",
                    "s" + i,
                    "post",
                    "target",
                    "weight",
                    0.004,
                    "connector",
                    Json.map("type", "AllToAllConnector")));
        }
        populations.add(receiver);
        return CompiledRun.of(
                Json.text(Json.map(
                        "format",
                        "neckar-network/1",
                        "duration_ms",
                        150,
                        "populations",
                        populations,
                        "projections",
                        projections)),
                folder);
    }

    /** Predicted arrivals of a sender's events at the target, and how many repeaters they pass. */
    private static long[] predicted(CompiledRun run, String sender, int repeaters) {
        MappingTable.Neuron neuron = run.neuron(sender, 0);
        int mergers = new LineWalk(run, neuron).mergers();
        assertEquals(2 + 2 * mergers, neuron.latencyCycles(), "the mapping table knows the latency");
        CrossingColumns crossings = run.recording().crossings();
        return LongStream.range(0, crossings.size())
                .filter(i -> crossings.hicann((int) i) == neuron.hicann())
                .map(i -> crossings.tick((int) i))
                .map(crossing -> endOfCycle(crossing) + (2 + 2L * mergers) * PERIOD)
                .map(frame -> frame + (long) repeaters * REPEATER + DRIVER)
                .toArray();
    }

    private static int repeaters(CompiledRun run, String sender) {
        DecodedNeuron target = run.decoded("target", 0);
        LineWalk walk = new LineWalk(run, run.neuron(sender, 0));
        return target.cells().stream()
                .flatMap(cell -> walk.repeatersTo(target.hicann().id(), cell.driver()).stream())
                .findFirst()
                .orElseThrow();
    }

    /** The conductance of the target at the end of each cycle. */
    private static DebugTrace conductance(CompiledRun run) {
        DebugTrace trace = run.recording().debugTraces().get(0);
        assertEquals(ProbeKind.G_X, trace.kind());
        assertEquals(PERIOD, trace.stepTicks(), "one value a cycle");
        return trace;
    }

    /** Compares with the ends of the cycles in which the predicted arrivals lie, inside the recorded window. */
    private static void assertSame(long[] predicted, CompiledRun run) {
        DebugTrace trace = conductance(run);
        long last = trace.startTicks() + (trace.size() - 1) * trace.stepTicks();
        List<Long> cycles = LongStream.of(predicted)
                .map(ArrivalTimeTest::endOfCycle)
                .filter(cycle -> cycle > trace.startTicks() && cycle <= last)
                .sorted()
                .boxed()
                .toList();
        List<Long> rises = LongStream.range(1, trace.size())
                .filter(i -> trace.value((int) i) > trace.value((int) i - 1))
                .map(i -> trace.startTicks() + i * trace.stepTicks())
                .boxed()
                .toList();
        assertTrue(cycles.size() >= 5, "enough events");
        assertEquals(cycles, rises);
    }

    private static long endOfCycle(long tick) {
        return -Math.floorDiv(-tick, PERIOD) * PERIOD;
    }

    @Test
    void chainOfTwoNeurons(@TempDir Path folder) throws IOException {
        CompiledRun run = run(folder, receiver(200), sender("s0", 200, -45));
        assertEquals(1, repeaters(run, "s0"), "on one chip only the sending repeater lies on the way");
        assertSame(predicted(run, "s0", 1), run);
    }

    @Test
    void convergentPair(@TempDir Path folder) throws IOException {
        int west = HicannOnWafer.at(10, 7).orElseThrow().id();
        CompiledRun run = run(folder, receiver(west + 2), sender("s0", west, -45), sender("s1", west + 5, -40));
        long[] first = predicted(run, "s0", repeaters(run, "s0"));
        long[] second = predicted(run, "s1", repeaters(run, "s1"));
        assertTrue(repeaters(run, "s0") >= 3 && repeaters(run, "s1") >= 3, "one repeater for each border");
        assertSame(
                LongStream.concat(LongStream.of(first), LongStream.of(second)).toArray(), run);
    }

    @Test
    void routeOverTenChips(@TempDir Path folder) throws IOException {
        int first = HicannOnWafer.at(0, 7).orElseThrow().id();
        int last = HicannOnWafer.at(9, 7).orElseThrow().id();
        CompiledRun run = run(folder, receiver(last), sender("s0", first, -45));
        int repeaters = repeaters(run, "s0");
        assertTrue(repeaters >= 9, "ten chips in a row have nine borders: " + repeaters);
        assertSame(predicted(run, "s0", repeaters), run);
        assertArrivesWithinTicks(predicted(run, "s0", repeaters), run);
    }

    /** Between the ends of steps the size of the rise tells the time: g = dg exp(-(end - arrival) / tau). */
    private static void assertArrivesWithinTicks(long[] predicted, CompiledRun run) {
        DecodedNeuron target = run.decoded("target", 0);
        DecodedNeuron.Cell cell = target.cells().get(0);
        double tauTicks = CLOCK_HZ * target.value(neckar.spec.config.DenmemParameter.V_SYNTCX);
        DebugTrace trace = conductance(run);
        for (long arrival : predicted) {
            int i = (int) ((endOfCycle(arrival) - trace.startTicks()) / PERIOD);
            if (i < 1 || i >= trace.size()) {
                continue;
            }
            double rise = trace.value(i) - trace.value(i - 1) * Math.exp(-PERIOD / tauTicks);
            double before = tauTicks * Math.log(cell.siemens() / rise);
            double end = trace.startTicks() + (double) i * PERIOD;
            assertEquals((double) arrival, end - before, 2, "ticks of 1/63 ns");
        }
    }
}
