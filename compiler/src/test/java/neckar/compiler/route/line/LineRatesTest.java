package neckar.compiler.route.line;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import neckar.base.SeededRandom;
import neckar.compiler.partition.SmallNetworks;
import neckar.network.Network;
import neckar.network.Receptor;
import neckar.spec.topology.Availability;
import neckar.spec.topology.WaferDescription;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LineRatesTest {
    private static final Availability WHOLE = Availability.of(WaferDescription.DEFAULT);

    /** 0.8 of half of 125 MHz, less 1 MHz of locking events. */
    private static final double LIMIT_HZ = 49e6;

    private static final double SPEEDUP = 10_000;

    private static LinePlan plan(Network network, int threads) {
        return LinePlannerTest.plan(network, WHOLE, OptionalInt.of(8), 2, threads);
    }

    private static double hz(Network network, Line line) {
        double hz = 0;
        for (int node : line.nodes()) {
            hz += network.populations().get(network.populationOf(node)).rateHz() * SPEEDUP;
        }
        return hz;
    }

    private static Network uniform(double rateHz) {
        SmallNetworks small = new SmallNetworks();
        int a = small.cellsAt(rateHz, 64);
        return small.random(a, a, Receptor.EXCITATORY, 0.3).build(1);
    }

    private static Network mixed(int populations, int percent, long seed) {
        SeededRandom random = new SeededRandom(seed);
        SmallNetworks small = new SmallNetworks();
        for (int p = 0; p < populations; p++) {
            small.cellsAt(1 + random.nextInt(600), 1 + random.nextInt(70));
        }
        for (int p = 0; p < populations; p++) {
            Receptor receptor = p % 3 == 2 ? Receptor.INHIBITORY : Receptor.EXCITATORY;
            small.random(p, random.nextInt(populations), receptor, percent / 100.0);
            small.random(p, p, receptor, percent / 100.0);
        }
        return small.build(seed);
    }

    @Test
    void fastNeuronsGetMoreLines() {
        int[] lines = new int[4];
        double[] rates = {20, 90, 250, 600};
        for (int i = 0; i < rates.length; i++) {
            Network network = uniform(rates[i]);
            LinePlan plan = plan(network, 1);
            lines[i] = plan.lines().size();
            assertTrue(plan.lines().stream().allMatch(line -> hz(network, line) <= LIMIT_HZ));
        }
        assertArrayEquals(new int[] {2, 2, 4, 8}, lines);
    }

    /** Of neurons of 8 denmems a block holds 8, and 8 times 600 Hz fit onto one line: there always is a way. */
    @Property(tries = 12)
    void noLineCarriesMoreThanItsLimit(
            @ForAll @IntRange(min = 1, max = 7) int populations,
            @ForAll @IntRange(min = 5, max = 70) int percent,
            @ForAll long seed) {
        Network network = mixed(populations, percent, seed);
        LinePlan plan = plan(network, 2);
        LinePlannerTest.assertLegal(plan, WHOLE);
        for (Line line : plan.lines()) {
            assertTrue(hz(network, line) <= LIMIT_HZ, line.nodes().length + " neurons, " + hz(network, line));
        }
        for (int node = 0; node < network.nodeCount(); node++) {
            assertTrue(plan.lineOf(node) != LinePlan.NO_LINE);
        }
    }

    @Test
    void ratesWithinTheLimitsChangeNothing() {
        assertSame(plan(uniform(1), 1), plan(uniform(76), 1));
    }

    @Test
    void planIsTheSameForAnyNumberOfThreads() {
        Network network = mixed(8, 40, 5);
        assertSame(plan(network, 1), plan(network, 7));
    }

    /** A single neuron that no line can carry still has an address, and the lines of the others stay within the limit. */
    @Test
    void aNeuronThatIsTooFastForAnyLineIsAlone() {
        SmallNetworks small = new SmallNetworks();
        int fast = small.cellsAt(9_000, 1);
        int slow = small.cellsAt(20, 40);
        Network network = small.random(fast, slow, Receptor.EXCITATORY, 1)
                .random(slow, slow, Receptor.EXCITATORY, 0.2)
                .build(1);
        LinePlan plan = plan(network, 1);
        LinePlannerTest.assertLegal(plan, WHOLE);
        Line line = plan.line(plan.lineOf(0));
        assertEquals(9_000 * SPEEDUP, hz(network, line));
        assertEquals(1, line.nodes().length);
    }

    private static void assertSame(LinePlan one, LinePlan other) {
        assertEquals(one.lines().size(), other.lines().size());
        for (Line line : one.lines()) {
            Line twin = other.line(line.id());
            assertArrayEquals(line.nodes(), twin.nodes());
            assertArrayEquals(line.addresses(), twin.addresses());
            assertEquals(line.dncMerger(), twin.dncMerger());
            for (int node : line.nodes()) {
                assertEquals(one.placement().column(node), other.placement().column(node));
            }
        }
    }
}
