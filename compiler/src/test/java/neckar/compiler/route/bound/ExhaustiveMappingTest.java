package neckar.compiler.route.bound;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import neckar.base.RunContext;
import neckar.base.SeededRandom;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.SmallNetworks;
import neckar.network.Connector;
import neckar.network.Network;
import neckar.network.Receptor;
import neckar.network.SelfConnections;
import neckar.network.SynapseDynamics;
import org.junit.jupiter.api.Test;

/** The bound never exceeds the loss of the best of all mappings of tiny networks, and often meets it. */
class ExhaustiveMappingTest {
    private static final int NETWORKS = 80;
    private static final SynapseDynamics PLASTIC = SynapseDynamics.tsodyksMarkram(0.5, 100, 0);

    @Test
    void noMappingLosesLessThanTheBound() {
        Map<LowerBound.Constraint, Integer> seen = new EnumMap<>(LowerBound.Constraint.class);
        Map<LowerBound.Constraint, Integer> tight = new EnumMap<>(LowerBound.Constraint.class);
        for (int seed = 0; seed < NETWORKS; seed++) {
            SeededRandom random = new SeededRandom(seed);
            Network network = network(random, seed);
            ExhaustiveMapping wafer = new ExhaustiveMapping(
                    random.nextInt(2) == 0 ? List.of(1, 2) : List.of(1),
                    random.nextInt(2) == 0 ? List.of(8, 6) : List.of(4, 2),
                    1 + random.nextInt(3),
                    random.nextInt(3) == 0 ? 15 * network.hardware().speedup() : 1e9,
                    random.nextInt(2) == 0 ? List.of(2) : List.of(2, 4));
            long best = wafer.leastLoss(network);
            LowerBound bound = bound(network, wafer);
            int number = seed;
            assertTrue(bound.lost() <= best, () -> bound + " exceeds " + best + " of network " + number);
            seen.merge(bound.constraint(), 1, Integer::sum);
            tight.merge(bound.constraint(), bound.lost() == best ? 1 : 0, Integer::sum);
        }
        for (LowerBound.Constraint constraint : LowerBound.Constraint.values()) {
            assertTrue(seen.getOrDefault(constraint, 0) >= 3, () -> constraint + " in " + seen);
            assertTrue(tight.getOrDefault(constraint, 0) >= 1, () -> constraint + " in " + tight);
        }
    }

    /** Two or three neurons that hear one another and up to two external sources, with synapses of all kinds. */
    private static Network network(SeededRandom random, int seed) {
        SmallNetworks networks = new SmallNetworks();
        int cells = networks.cells(2 + random.nextInt(2));
        int slow = networks.sources(1, 10);
        int fast = networks.sources(1, 20);
        double density = 0.3 + 0.7 * random.nextDouble();
        networks.random(cells, cells, Receptor.EXCITATORY, density / 2);
        networks.random(slow, cells, Receptor.EXCITATORY, density);
        networks.random(slow, cells, Receptor.EXCITATORY, density / 2);
        networks.random(fast, cells, Receptor.EXCITATORY, density);
        networks.random(fast, cells, Receptor.INHIBITORY, random.nextInt(2) * density / 2);
        networks.connect(
                slow,
                cells,
                Receptor.INHIBITORY,
                new Connector.FixedProbability(random.nextInt(2) * density / 2, SelfConnections.ALLOWED),
                PLASTIC);
        return networks.build(seed);
    }

    private static LowerBound bound(Network network, ExhaustiveMapping wafer) {
        int drivers = wafer.drivers().stream().mapToInt(Integer::intValue).max().orElseThrow();
        int chips = wafer.drivers().size();
        long denmems = wafer.denmems().subList(0, chips).stream()
                .mapToInt(Integer::intValue)
                .sum();
        WaferLimits limits = new WaferLimits(2L * drivers, drivers, wafer.addresses(), denmems, wafer.inputHz());
        int[] sizes = wafer.sizes().stream().mapToInt(Integer::intValue).toArray();
        RunContext context = RunContext.quiet(1);
        ConnectionTable table = ConnectionTable.build(network, context);
        LowerBounds.Sources senders = new LowerBounds.Sources() {
            @Override
            public int stream(int node) {
                return NO_STREAM;
            }

            @Override
            public double rateHz(int node) {
                return network.populations().get(network.populationOf(node)).rateHz()
                        * network.hardware().speedup();
            }
        };
        return new LowerBounds(table, limits, node -> sizes, senders).compute(context);
    }

    /** One driver tells 59 sources apart, whatever the number of cells behind it. */
    @Test
    void sourcesBeyondTheLinesOfAChipAreLost() {
        SmallNetworks networks = new SmallNetworks();
        int cells = networks.cells(1);
        networks.random(networks.sources(50, 10), cells, Receptor.EXCITATORY, 1);
        int twice = networks.sources(12, 10);
        networks.random(twice, cells, Receptor.EXCITATORY, 1);
        networks.random(twice, cells, Receptor.INHIBITORY, 1);
        Network network = networks.build(1);
        ExhaustiveMapping oneDriver = new ExhaustiveMapping(List.of(1), List.of(80), 59, 1e12, List.of(80));
        LowerBound bound = bound(network, oneDriver);
        assertEquals(0, bound.cells());
        assertEquals(3, bound.lost(), "62 sources of which 3 of one synapse each are not heard");
        assertEquals(LowerBound.Constraint.SOURCES, bound.constraint());
    }
}
