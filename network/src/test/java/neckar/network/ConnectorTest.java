package neckar.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import neckar.base.InputException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ConnectorTest {
    private static final SelfConnections ALL = SelfConnections.ALLOWED;
    private static final SelfConnections NONE = SelfConnections.FORBIDDEN;
    private static final SelfConnections NO_MUTUAL = SelfConnections.NO_MUTUAL;

    private static List<String> sorted(List<String> pairs) {
        List<String> result = new ArrayList<>(pairs);
        Collections.sort(result);
        return result;
    }

    @Test
    void allToAllLeavesOutWhatIsExcluded() {
        assertEquals(
                List.of("0->0", "0->1", "1->0", "1->1"),
                Networks.pairs(Networks.connected(1, 2, 0, new Connector.AllToAll(ALL))));
        assertEquals(
                List.of("0->1", "1->0"), Networks.pairs(Networks.connected(1, 2, 0, new Connector.AllToAll(NONE))));
        assertEquals(
                List.of("1->0", "2->0", "2->1"),
                Networks.pairs(Networks.connected(1, 3, 0, new Connector.AllToAll(NO_MUTUAL))));
    }

    @Test
    void exclusionsDoNotConcernDifferentPopulations() {
        assertEquals(
                4,
                Networks.pairs(Networks.connected(1, 2, 2, new Connector.AllToAll(NONE)))
                        .size());
        Connector each = new Connector.FixedNumberPre(2, false, NONE);
        assertEquals(4, new HashSet<>(Networks.pairs(Networks.connected(1, 2, 2, each))).size());
    }

    @Test
    void oneToOneLeavesSurplusCellsAlone() {
        assertEquals(List.of("0->0", "1->1"), Networks.pairs(Networks.connected(1, 2, 5, new Connector.OneToOne())));
        assertEquals(List.of("0->0", "1->1"), Networks.pairs(Networks.connected(1, 5, 2, new Connector.OneToOne())));
    }

    @Test
    void probabilitiesZeroAndOneAreExact() {
        assertEquals(
                0,
                Networks.pairs(Networks.connected(1, 9, 9, new Connector.FixedProbability(0, ALL)))
                        .size());
        assertEquals(
                81,
                Networks.pairs(Networks.connected(1, 9, 9, new Connector.FixedProbability(1, ALL)))
                        .size());
        assertEquals(
                0,
                Networks.pairs(Networks.connected(1, 9, 9, new Connector.FixedProbability(1e-300, ALL)))
                        .size());
    }

    @Property(tries = 100)
    void fixedNumberPreGivesEachTargetItsNumber(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 9) int pre,
            @ForAll @IntRange(min = 1, max = 9) int post,
            @ForAll @IntRange(min = 0, max = 20) int n,
            @ForAll boolean replace) {
        int[] counts = new int[post];
        Network network = Networks.connected(seed, pre, post, new Connector.FixedNumberPre(n, replace, ALL));
        network.projections().get(0).forEach(network, (i, j, weight, delay) -> counts[j]++);
        for (int count : counts) {
            assertEquals(n, count);
        }
        if (!replace) {
            assertMultiplicity(Networks.pairs(network), n / pre, (n + pre - 1) / pre);
        }
    }

    @Property(tries = 100)
    void fixedNumberPostGivesEachSourceItsNumber(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 9) int size,
            @ForAll @IntRange(min = 0, max = 20) int n,
            @ForAll boolean replace) {
        int[] counts = new int[size];
        Network network = Networks.connected(seed, size, 0, new Connector.FixedNumberPost(n, replace, NONE));
        network.projections().get(0).forEach(network, (i, j, weight, delay) -> {
            assertTrue(i != j);
            counts[i]++;
        });
        for (int count : counts) {
            assertEquals(n, count);
        }
        if (!replace) {
            assertMultiplicity(Networks.pairs(network), n / (size - 1), (n + size - 2) / (size - 1));
        }
    }

    @Property(tries = 100)
    void fixedTotalNumberWithoutReplacementRepeatsNoPairTooEarly(
            @ForAll long seed,
            @ForAll @IntRange(min = 2, max = 12) int size,
            @ForAll @IntRange(min = 0, max = 300) int n) {
        Network network = Networks.connected(seed, size, 0, new Connector.FixedTotalNumber(n, false, NONE));
        List<String> pairs = Networks.pairs(network);
        int candidates = size * (size - 1);
        assertEquals(n, pairs.size());
        assertMultiplicity(pairs, n / candidates, (n + candidates - 1) / candidates);
    }

    @Test
    void largePermutationsNeverRepeat() {
        Connector connector = new Connector.FixedTotalNumber(200_000, false, ALL);
        List<String> pairs = Networks.pairs(Networks.connected(1, 1000, 301, connector));
        assertEquals(200_000, new HashSet<>(pairs).size());
    }

    private static void assertMultiplicity(List<String> pairs, int fewest, int most) {
        List<String> sorted = sorted(pairs);
        for (int begin = 0; begin < sorted.size(); ) {
            int end = begin;
            while (end < sorted.size() && sorted.get(end).equals(sorted.get(begin))) {
                end++;
            }
            int count = end - begin;
            assertTrue(count >= Math.max(1, fewest) && count <= most, () -> count + " not in " + fewest + ".." + most);
            begin = end;
        }
    }

    @Test
    void candidatesAreNumberedRowByRow() {
        for (SelfConnections kind : SelfConnections.values()) {
            CandidatePairs pairs = new CandidatePairs(7, 7, kind);
            long candidate = 0;
            for (int pre = 0; pre < 7; pre++) {
                for (int k = 0; k < pairs.rowLength(pre); k++, candidate++) {
                    assertEquals(pre, pairs.preOf(candidate));
                    assertEquals(pairs.post(pre, k), pairs.postOf(candidate, pre));
                }
            }
            assertEquals(pairs.count(), candidate);
            int inColumns = 0;
            for (int post = 0; post < 7; post++) {
                for (int k = 0; k < pairs.columnLength(post); k++, inColumns++) {
                    int pre = pairs.pre(post, k);
                    assertTrue(kind == ALL || (kind == NONE ? pre != post : pre > post));
                }
            }
            assertEquals(pairs.count(), inColumns);
        }
        CandidatePairs large = new CandidatePairs(196_608, 196_608, NO_MUTUAL);
        assertEquals(196_607, large.preOf(large.count() - 1));
        assertEquals(196_606, large.postOf(large.count() - 1, 196_607));
    }

    @Test
    void listedConnectionsKeepTheirValues() {
        Connector list = new Connector.FromList(new ListedConnections(
                new int[] {1, 0}, new int[] {0, 1}, new double[] {0.5, Double.NaN}, new double[] {2, Double.NaN}));
        assertEquals(List.of("1->0 0.5 2.0", "0->1 0.01 1.0"), Networks.synapses(Networks.connected(1, 2, 0, list)));
    }

    @Test
    void negativeDrawnWeightIsRefusedWithPlace() {
        ValueField weight = new ValueField.Drawn(new Distribution.Normal(0, 1));
        Network network = Networks.connected(1, 10, 10, new Connector.AllToAll(ALL), weight);
        InputException error = assertThrows(InputException.class, () -> Networks.pairs(network));
        assertEquals("test", error.place());
        assertTrue(error.advice().contains("normal_clipped"));
    }

    @Test
    void distanceDecidesAboutConnections() {
        DistanceExpression near = DistanceExpression.parse("d <= 1", "here");
        Connector connector = new Connector.DistanceDependentProbability(near, NONE, "here");
        assertEquals(List.of("0->1", "1->0", "1->2", "2->1"), Networks.pairs(Networks.connected(1, 3, 0, connector)));
    }

    @Test
    void negativeProbabilityIsRefusedWithDistance() {
        DistanceExpression dip = DistanceExpression.parse("abs(d - 1) - 0.5", "here");
        Connector connector = new Connector.DistanceDependentProbability(dip, ALL, "here");
        InputException error =
                assertThrows(InputException.class, () -> Networks.pairs(Networks.connected(1, 3, 0, connector)));
        assertTrue(error.what().contains("at distance 1.0"), error.what());
    }
}
