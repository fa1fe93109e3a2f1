package neckar.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Counts of drawn connections against their expectation; bounds of five standard deviations or more. */
class ConnectorStatisticsTest {
    private static final SelfConnections ALL = SelfConnections.ALLOWED;

    private static int[][] matrix(Connector connector, int pre, int post, int seeds) {
        int[][] counts = new int[pre][post];
        for (int seed = 0; seed < seeds; seed++) {
            Network network = Networks.connected(seed, pre, post, connector);
            network.projections().get(0).forEach(network, (i, j, weight, delay) -> counts[i][j]++);
        }
        return counts;
    }

    private static void assertEven(int[][] counts, double expected, double deviation) {
        for (int[] row : counts) {
            for (int count : row) {
                assertEquals(expected, count, 6 * deviation);
            }
        }
    }

    @Property(tries = 20)
    void fixedProbabilityHasBinomialCount(
            @ForAll @LongRange(min = 0) long seed, @ForAll @DoubleRange(min = 0.01, max = 0.99) double p) {
        Connector connector = new Connector.FixedProbability(p, ALL);
        int count =
                Networks.pairs(Networks.connected(seed, 300, 200, connector)).size();
        assertEquals(60_000 * p, count, 6 * Math.sqrt(60_000 * p * (1 - p)) + 1);
    }

    @Test
    void everyPairIsEquallyLikely() {
        int seeds = 2000;
        double deviation = Math.sqrt(seeds * 0.3 * 0.7);
        assertEven(matrix(new Connector.FixedProbability(0.3, ALL), 6, 5, seeds), 0.3 * seeds, deviation);
        assertEven(matrix(new Connector.FixedNumberPre(3, false, ALL), 10, 4, seeds), 0.3 * seeds, deviation);
        assertEven(matrix(new Connector.FixedNumberPre(3, true, ALL), 10, 4, seeds), 0.3 * seeds, deviation);
        assertEven(matrix(new Connector.FixedNumberPost(3, false, ALL), 4, 10, seeds), 0.3 * seeds, deviation);
        assertEven(matrix(new Connector.FixedNumberPost(3, true, ALL), 4, 10, seeds), 0.3 * seeds, deviation);
        assertEven(matrix(new Connector.FixedTotalNumber(12, false, ALL), 5, 8, seeds), 0.3 * seeds, deviation);
        assertEven(matrix(new Connector.FixedTotalNumber(12, true, ALL), 5, 8, seeds), 0.3 * seeds, deviation);
    }

    @Test
    void distanceDependentProbabilityFollowsItsExpression() {
        DistanceExpression expression = DistanceExpression.parse("exp(-d/2)", "here");
        int seeds = 2000;
        int[][] counts = matrix(new Connector.DistanceDependentProbability(expression, ALL, "here"), 5, 5, seeds);
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                double p = StrictMath.exp(-Math.abs(i - j) / 2.0);
                assertEquals(p * seeds, counts[i][j], 6 * Math.sqrt(seeds * p * (1 - p)) + 1e-9);
            }
        }
    }

    /** Above 65,536 candidates the pairs come from a cipher: its images must fill all parts of the range alike. */
    @Test
    void largePermutationsAreEven() {
        Network network = Networks.connected(5, 1000, 1000, new Connector.FixedTotalNumber(100_000, false, ALL));
        int[] byPre = new int[10];
        int[] byPost = new int[10];
        int[] odd = new int[1];
        network.projections().get(0).forEach(network, (pre, post, weight, delay) -> {
            byPre[pre / 100]++;
            byPost[post % 10]++;
            odd[0] += (pre + post) % 2;
        });
        for (int k = 0; k < 10; k++) {
            assertEquals(10_000, byPre[k], 600);
            assertEquals(10_000, byPost[k], 600);
        }
        assertEquals(50_000, odd[0], 1000);
    }

    @Test
    void expectedCountsAgreeWithDraws() {
        DistanceExpression near = DistanceExpression.parse("exp(-d/20)", "here");
        Connector[] connectors = {
            new Connector.AllToAll(SelfConnections.FORBIDDEN),
            new Connector.FixedProbability(0.2, SelfConnections.NO_MUTUAL),
            new Connector.FixedNumberPre(7, false, ALL),
            new Connector.FixedNumberPost(7, true, ALL),
            new Connector.FixedTotalNumber(500, true, ALL),
            new Connector.DistanceDependentProbability(near, ALL, "here"),
        };
        for (Connector connector : connectors) {
            Network network = Networks.connected(3, 100, 0, connector);
            double expected = network.expectedSynapses();
            int count = Networks.pairs(network).size();
            assertTrue(Math.abs(count - expected) < 6 * Math.sqrt(expected), connector.pynnName() + " " + count);
        }
    }
}
