package neckar.compiler.partition;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class SpectralPartitionerTest {

    private static Partition partition(ConnectionTable table) {
        return new SpectralPartitioner().partition(table, SmallNetworks.run(1));
    }

    private static double cost(ConnectionTable table) {
        return OrderCost.of(table, partition(table).order());
    }

    private static double fileCost(ConnectionTable table) {
        return OrderCost.of(table, IntStream.range(0, table.nodes()).toArray());
    }

    @Property(tries = 12)
    void orderIsAPermutationThatNeverCostsMoreThanFileOrder(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 20) int degree,
            @ForAll @IntRange(min = 0, max = 3) int kind,
            @ForAll boolean shuffled) {
        ConnectionTable table =
                switch (kind) {
                    case 0 -> LocalTables.clusters(9, 70, degree, seed, shuffled);
                    case 1 -> LocalTables.ring(600, degree, 8, seed, shuffled);
                    case 2 -> LocalTables.chain(10, 60, degree, seed, shuffled);
                    default -> LocalTables.random(500, degree, seed);
                };
        int[] order = partition(table).order();
        assertArrayEquals(
                IntStream.range(0, table.nodes()).toArray(),
                Arrays.stream(order).sorted().toArray());
        assertTrue(OrderCost.of(table, order) <= fileCost(table));
    }

    @Property(tries = 2)
    void localNetworksAreFoundAgainWhateverTheNumbers(@ForAll @IntRange(min = 1, max = 1000) int seed) {
        double clusters = cost(LocalTables.clusters(30, 118, 40, seed, true))
                / fileCost(LocalTables.clusters(30, 118, 40, seed, false));
        double ring = cost(LocalTables.ring(4000, 40, 50, seed, true))
                / fileCost(LocalTables.ring(4000, 40, 50, seed, false));
        double chain = cost(LocalTables.chain(40, 100, 40, seed, true))
                / fileCost(LocalTables.chain(40, 100, 40, seed, false));
        assertTrue(clusters < 1.1, "clusters " + clusters);
        assertTrue(ring < 1.15, "ring " + ring);
        assertTrue(chain < 1.1, "chain " + chain);
    }

    @Property(tries = 2)
    void aShuffledGridCostsLessThanItsRows(@ForAll @IntRange(min = 1, max = 1000) int seed) {
        assertTrue(cost(LocalTables.grid(64, 30, 3, seed, true)) < fileCost(LocalTables.grid(64, 30, 3, seed, false)));
    }

    @Property(tries = 2)
    void networksWithoutStructureKeepTheOrderOfTheFile(
            @ForAll @IntRange(min = 1, max = 1000) int seed, @ForAll @IntRange(min = 5, max = 60) int degree) {
        assertEquals(
                "file order", partition(LocalTables.random(3000, degree, seed)).method());
    }

    @Example
    void threadsDoNotChangeTheOrder() {
        ConnectionTable table = LocalTables.ring(3000, 20, 40, 3, true);
        int[] one =
                new SpectralPartitioner().partition(table, SmallNetworks.run(1)).order();
        int[] five =
                new SpectralPartitioner().partition(table, SmallNetworks.run(5)).order();
        assertArrayEquals(one, five);
    }
}
