package neckar.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import neckar.base.InputException;
import neckar.base.Parallel;
import neckar.base.SeededRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class DrawsTest {
    private static final ValueField WEIGHT = new ValueField.Drawn(new Distribution.Lognormal(-5, 0.5));

    private static Connector connector(int kind) {
        SelfConnections all = SelfConnections.ALLOWED;
        return switch (kind) {
            case 0 -> new Connector.FixedProbability(0.3, all);
            case 1 -> new Connector.FixedNumberPre(3, false, all);
            case 2 -> new Connector.FixedNumberPost(3, true, all);
            case 3 -> new Connector.FixedTotalNumber(20, false, all);
            default ->
                new Connector.DistanceDependentProbability(DistanceExpression.parse("exp(-d)", "here"), all, "here");
        };
    }

    @Property(tries = 100)
    void eachPassGivesTheSameSynapses(@ForAll long seed, @ForAll @IntRange(max = 4) int kind) {
        Network network = Networks.connected(seed, 12, 9, connector(kind), WEIGHT);
        assertEquals(Networks.synapses(network), Networks.synapses(network));
        Network again = Networks.connected(seed, 12, 9, connector(kind), WEIGHT);
        assertEquals(Networks.synapses(network), Networks.synapses(again));
        assertNotEquals(Networks.synapses(network), Networks.synapses(network.withSeed(seed + 1)));
    }

    @Test
    void passesOnSeveralThreadsGiveTheSameSynapses() {
        Network network = Networks.connected(1, 50, 40, connector(0), WEIGHT);
        List<String> expected = Networks.synapses(network);
        boolean[] same = new boolean[16];
        Parallel.forRange(
                same.length, 4, i -> same[i] = Networks.synapses(network).equals(expected));
        for (boolean each : same) {
            assertTrue(each);
        }
    }

    @Test
    void drawsDoNotDependOnLabels() {
        Population one = Networks.population(0, "one", 5, CellType.IF_COND_EXP, Map.of("tau_m", WEIGHT));
        Population two = Networks.population(0, "two", 5, CellType.IF_COND_EXP, Map.of("tau_m", WEIGHT));
        assertArrayEquals(
                Networks.network(3, List.of(one), List.of())
                        .populations()
                        .get(0)
                        .values("tau_m"),
                Networks.network(3, List.of(two), List.of())
                        .populations()
                        .get(0)
                        .values("tau_m"));
    }

    @Test
    void parametersAndPopulationsDrawIndependently() {
        Map<String, ValueField> drawn = Map.of("tau_m", WEIGHT, "cm", WEIGHT);
        Network network = Networks.network(
                3,
                List.of(
                        Networks.population(0, "a", 5, CellType.IF_COND_EXP, drawn),
                        Networks.population(1, "b", 5, CellType.IF_COND_EXP, drawn)),
                List.of());
        double[] tauM = network.populations().get(0).values("tau_m");
        assertFalse(Arrays.equals(tauM, network.populations().get(0).values("cm")));
        assertFalse(Arrays.equals(tauM, network.populations().get(1).values("tau_m")));
        assertEquals(tauM[3], network.populations().get(0).value("tau_m", 3));
    }

    @Test
    void absentParametersHaveDefaults() {
        Population cells = Networks.cells(0, "a", 2);
        assertArrayEquals(new double[] {-65, -65}, cells.values("v_rest"));
        assertThrows(IllegalStateException.class, () -> cells.values("v_spike"));
    }

    @Test
    void distributionsHaveTheirMeanAndLimits() {
        Distribution[] all = {
            new Distribution.Normal(3, 2),
            new Distribution.NormalClipped(3, 2, 2, 4),
            new Distribution.Uniform(1, 5),
            new Distribution.Lognormal(0.5, 0.3),
        };
        for (Distribution distribution : all) {
            SeededRandom random = new SeededRandom(11);
            double[] values = new double[100_000];
            Arrays.setAll(values, i -> distribution.draw(random));
            assertEquals(distribution.mean(), Arrays.stream(values).average().orElseThrow(), 0.03);
            if (distribution instanceof Distribution.NormalClipped) {
                assertTrue(Arrays.stream(values).allMatch(value -> value >= 2 && value <= 4));
            }
        }
    }

    @Test
    void hopelessClippingIsRefused() {
        Distribution hopeless = new Distribution.NormalClipped(0, 1, 100, 101);
        assertThrows(InputException.class, () -> hopeless.draw(new SeededRandom(1)));
    }

    @Test
    void nodesNumberAllPopulations() {
        Network network = Networks.network(
                1,
                List.of(
                        Networks.cells(0, "a", 3),
                        Networks.population(1, "s", 2, CellType.SPIKE_SOURCE_POISSON, Map.of()),
                        Networks.cells(2, "b", 4)),
                List.of());
        assertEquals(9, network.nodeCount());
        assertEquals(7, network.neuronCount());
        assertEquals(2, network.sourceCount());
        for (int node = 0; node < 9; node++) {
            assertEquals(node, network.nodeOf(network.populationOf(node), network.indexOf(node)));
        }
        assertEquals(2, network.populationOf(5));
        assertEquals(1, network.population("s").orElseThrow().position());
    }
}
