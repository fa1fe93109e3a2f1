package neckar.compiler.route.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import neckar.base.RunContext;
import neckar.base.SeededRandom;
import neckar.compiler.route.RoutingOptions;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.line.Line;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.Availability;
import neckar.spec.topology.L1Layers;
import neckar.spec.topology.L1Topology;
import neckar.spec.topology.WaferDescription;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jgrapht.alg.shortestpath.DijkstraShortestPath;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleDirectedWeightedGraph;

/** A single line with a single target takes a shortest path, as JGraphT finds it in a graph built from the topology. */
class ShortestPathTest {
    private static final int START = -1;
    private static final int TARGET = -2;

    @Property(tries = 8)
    void singleNetIsShortest(@ForAll long seed) {
        SeededRandom random = new SeededRandom(seed);
        HicannOnWafer source = HicannOnWafer.of(random.nextInt(HicannOnWafer.COUNT));
        HicannOnWafer target = HicannOnWafer.of(random.nextInt(HicannOnWafer.COUNT));
        Line line = LineSets.line(0, source, random.nextInt(8));
        DemandTable demand = DemandTable.builder(HicannOnWafer.COUNT)
                .add(target.id(), new int[] {0}, List.of(LineSets.curve(1)), 224)
                .build();
        Availability wafer =
                Availability.of(WaferDescription.DEFAULT, RandomLineSets.defects(seed, HicannOnWafer.COUNT, 2000));
        L1Routes routes = new GreedyRouter(RoutingOptions.standard())
                .route(List.of(line), demand, new L1Bus(wafer), RunContext.quiet(1));
        assertEquals(shortest(line, target.id(), wafer), routes.tree(0).size());
    }

    /** Segments on a shortest path, 0 without one. States: 2 segment + 1 when its crossbar switch is spent. */
    private static int shortest(Line line, int target, Availability wafer) {
        var graph = new SimpleDirectedWeightedGraph<Integer, DefaultWeightedEdge>(DefaultWeightedEdge.class);
        graph.addVertex(START);
        graph.addVertex(TARGET);
        int sending = L1Topology.sendingSegment(line.hicann(), line.sendingRepeater());
        int layer = L1Layers.layer(sending);
        L1Bus bus = new L1Bus(wafer);
        for (int index = 0; index < L1Layers.SEGMENTS_PER_LAYER; index++) {
            int segment = L1Layers.segment(layer, index);
            for (int state : List.of(2 * segment, 2 * segment + 1)) {
                for (int end = 0; end < 2; end++) {
                    boolean own = wafer.crossing(segment, end) && L1Topology.crossingRepeater(segment, end) == sending;
                    if (wafer.crossing(segment, end) && !own) {
                        add(graph, state, 2 * L1Topology.next(segment, end), 1);
                    }
                }
                if (!L1Topology.isHorizontal(segment) && feeds(bus, segment, target)) {
                    add(graph, state, TARGET, 0);
                }
            }
            for (int k = 0; k < L1Topology.crossbarCount(segment); k++) {
                int other = L1Topology.crossbarSegment(segment, k);
                if (wafer.crossbarSwitch(L1Topology.hicannOf(segment), L1Topology.crossbarSwitch(segment, k))) {
                    add(graph, 2 * segment, 2 * other + 1, 1);
                }
            }
        }
        List<Integer> roots = new ArrayList<>(List.of(sending));
        roots.add(L1Topology.sendingWestSegment(line.hicann(), line.sendingRepeater()));
        for (int root : roots) {
            if (root != L1Topology.NONE && wafer.segment(root) && wafer.repeater(sending)) {
                add(graph, START, 2 * root, 1);
            }
        }
        var path = DijkstraShortestPath.findPathBetween(graph, START, TARGET);
        return path == null ? 0 : (int) path.getWeight();
    }

    private static void add(
            SimpleDirectedWeightedGraph<Integer, DefaultWeightedEdge> graph, int from, int to, int weight) {
        graph.addVertex(from);
        graph.addVertex(to);
        DefaultWeightedEdge edge = graph.addEdge(from, to);
        if (edge != null) {
            graph.setEdgeWeight(edge, weight);
        }
    }

    private static boolean feeds(L1Bus bus, int segment, int hicann) {
        for (int k = 0; k < L1Topology.SYNAPSE_SWITCHES_PER_VLINE; k++) {
            int driver = L1Topology.driverOfSegment(segment, k);
            if (driver != L1Topology.NONE
                    && L1Topology.hicannOfDriver(driver) == hicann
                    && bus.feeds(segment, hicann, L1Topology.yOfDriver(driver))) {
                return true;
            }
        }
        return false;
    }
}
