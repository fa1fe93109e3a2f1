package neckar.compiler.route.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Set;
import neckar.base.SeededRandom;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.Availability;
import neckar.spec.topology.WaferDescription;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Trees grown over random prices and blocked segments: each segment once, neighbours only, crossbar limits kept. */
class LayerSearchTest {
    private static final LayerGraph GRAPH = new L1Bus(Availability.of(WaferDescription.DEFAULT)).layer(0, new BitSet());

    @Property(tries = 100)
    void growsLegalTrees(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 384) int sinks,
            @ForAll @IntRange(min = 1, max = 4000) int spread,
            @ForAll @IntRange(min = 0, max = 40) int blockedPercent) {
        SeededRandom random = new SeededRandom(seed);
        Net net = net(random, sinks);
        int[] costs = new int[GRAPH.size()];
        for (int segment = 0; segment < costs.length; segment++) {
            boolean blocked = random.nextInt(100) < blockedPercent;
            costs[segment] = blocked ? LayerSearch.BLOCKED : LayerSearch.BASE_COST + random.nextInt(spread);
        }
        new LayerSearch(GRAPH).extend(net, costs, (hicann, side, driverClass) -> (7919 * hicann + 31 * side) % 97);
        check(net, costs);
    }

    private static Net net(SeededRandom random, int sinks) {
        int[] chips = new int[HicannOnWafer.COUNT];
        for (int i = 0; i < chips.length; i++) {
            int other = random.nextInt(i + 1);
            chips[i] = chips[other];
            chips[other] = i;
        }
        int root = random.nextInt(GRAPH.size());
        while (GRAPH.vertical[root]) {
            root = random.nextInt(GRAPH.size());
        }
        int[] drivers = new int[sinks];
        double[][] values = new double[sinks][];
        for (int i = 0; i < sinks; i++) {
            drivers[i] = 1;
            values[i] = new double[] {1};
        }
        Net net = new Net(0, new int[] {root}, Arrays.copyOf(chips, sinks), drivers, values);
        net.neighbourFeeding = random.nextInt(2) == 0;
        net.want(1);
        return net;
    }

    private static void check(Net net, int[] costs) {
        Set<Integer> seen = new HashSet<>();
        int[] crossbars = new int[net.size];
        for (int i = 0; i < net.size; i++) {
            int segment = net.segments[i];
            assertTrue(seen.add(segment), "each segment once");
            assertTrue(costs[segment] != LayerSearch.BLOCKED, "no blocked segment");
            int parent = net.parents[i];
            if (parent == Net.ROOT) {
                assertEquals(net.roots[0], segment);
                continue;
            }
            assertTrue(isArc(net.segments[parent], segment), "parents are neighbours");
            if (GRAPH.vertical[net.segments[parent]] != GRAPH.vertical[segment]) {
                crossbars[i]++;
                crossbars[parent]++;
            }
        }
        for (int i = 0; i < net.size; i++) {
            assertTrue(crossbars[i] <= GRAPH.crossbarLimit(net.segments[i]), "crossbar limit");
        }
    }

    private static boolean isArc(int from, int to) {
        for (int arc = GRAPH.firstArc[from]; arc < GRAPH.firstArc[from + 1]; arc++) {
            if (GRAPH.head[arc] == to) {
                return true;
            }
        }
        return false;
    }
}
