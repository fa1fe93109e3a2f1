package neckar.compiler.route.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import neckar.base.Parallel;
import neckar.compiler.route.RoutingOptions;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.line.Line;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.Side;
import neckar.spec.topology.L1Layers;
import neckar.spec.topology.L1Topology;

/** Lines and demand cut into the 32 layers, and the way back from routed layers to the result. */
final class RoutingProblem {
    private final List<Line> lines;
    private final List<LayerState> layers;
    /** Pairs of lines whose sending repeater cannot drive anything. */
    private final List<L1Routes.Unreached> unsendable = new ArrayList<>();

    RoutingProblem(List<Line> lines, DemandTable demand, L1Bus bus, RoutingOptions options, int threads) {
        this.lines = lines;
        List<List<Net>> nets = new ArrayList<>();
        List<BitSet> outputs = new ArrayList<>();
        for (int layer = 0; layer < L1Layers.COUNT; layer++) {
            nets.add(new ArrayList<>());
            outputs.add(new BitSet());
        }
        List<List<Integer>> pairs = pairsByLine(lines.size(), demand);
        for (Line line : lines) {
            if (pairs.get(line.id()).isEmpty()) {
                continue;
            }
            int[] roots = bus.roots(line.hicann(), line.sendingRepeater());
            int sending = L1Topology.sendingSegment(line.hicann(), line.sendingRepeater());
            int layer = L1Layers.layer(sending);
            if (roots.length == 0) {
                for (int pair : pairs.get(line.id())) {
                    unsendable.add(new L1Routes.Unreached(line.id(), demand.hicann(pair)));
                }
                continue;
            }
            outputs.get(layer).set(sending);
            nets.get(layer).add(net(line, roots, pairs.get(line.id()), demand, options));
        }
        int[] used = IntStream.range(0, L1Layers.COUNT)
                .filter(layer -> !nets.get(layer).isEmpty())
                .toArray();
        LayerState[] states = new LayerState[used.length];
        Parallel.forRange(used.length, threads, i -> {
            List<Net> ordered = nets.get(used[i]);
            ordered.sort(Comparator.comparingInt((Net net) -> -net.sinkHicanns.length)
                    .thenComparingInt(net -> net.line));
            LayerGraph graph = bus.layer(used[i], outputs.get(used[i]));
            states[i] = new LayerState(graph, ordered, options.chainLength());
        });
        layers = List.of(states);
    }

    private static List<List<Integer>> pairsByLine(int lines, DemandTable demand) {
        List<List<Integer>> pairs = new ArrayList<>();
        for (int line = 0; line < lines; line++) {
            pairs.add(new ArrayList<>());
        }
        for (int pair = 0; pair < demand.pairs(); pair++) {
            if (demand.wanted(pair) > 0) {
                pairs.get(demand.line(pair)).add(pair);
            }
        }
        return pairs;
    }

    private static Net net(Line line, int[] roots, List<Integer> pairs, DemandTable demand, RoutingOptions options) {
        int[] localRoots = new int[roots.length];
        for (int i = 0; i < roots.length; i++) {
            localRoots[i] = L1Layers.indexInLayer(roots[i]);
        }
        int[] hicanns = new int[pairs.size()];
        int[] drivers = new int[pairs.size()];
        double[][] tapValues = new double[pairs.size()][];
        for (int i = 0; i < hicanns.length; i++) {
            int pair = pairs.get(i);
            hicanns[i] = demand.hicann(pair);
            drivers[i] = demand.wanted(pair);
            int length = options.chainLength();
            int taps = Math.min(options.tapsPerPair(), (drivers[i] + length - 1) / length);
            tapValues[i] = new double[taps];
            for (int tap = 0; tap < taps; tap++) {
                int upTo = Math.min(drivers[i], (tap + 1) * length);
                tapValues[i][tap] = demand.value(pair, upTo) - demand.value(pair, tap * length);
            }
        }
        return new Net(line.id(), localRoots, hicanns, drivers, tapValues);
    }

    /** The layers that carry lines, ascending. */
    List<LayerState> layers() {
        return layers;
    }

    /** True when some pair has use for more than a number of taps. */
    boolean wantsMoreThan(int taps) {
        return layers.stream()
                .flatMap(layer -> layer.nets().stream())
                .flatMap(net -> Arrays.stream(net.tapValues))
                .anyMatch(values -> values.length > taps);
    }

    /** The sum of all side loads. */
    SideLoads loads() {
        SideLoads sum = new SideLoads();
        for (LayerState layer : layers) {
            sum.addAll(layer.loads());
        }
        return sum;
    }

    /** Trees and taps as they are now. */
    L1Routes routes() {
        List<RouteTree> trees = new ArrayList<>();
        for (Line line : lines) {
            trees.add(new RouteTree(line.id(), new int[0], new int[0]));
        }
        List<Tap> taps = new ArrayList<>();
        List<L1Routes.Unreached> unreached = new ArrayList<>(unsendable);
        for (LayerState layer : layers) {
            for (Net net : layer.nets()) {
                trees.set(net.line, tree(layer.graph(), net));
                addTaps(layer.graph(), net, taps);
                for (int sink = 0; sink < net.sinkHicanns.length; sink++) {
                    if (net.tapsHeld[sink] == 0) {
                        unreached.add(new L1Routes.Unreached(net.line, net.sinkHicanns[sink]));
                    }
                }
            }
        }
        return new L1Routes(trees, taps, unreached, HicannOnWafer.COUNT);
    }

    private static RouteTree tree(LayerGraph graph, Net net) {
        int[] segments = new int[net.size];
        int[] parents = new int[net.size];
        for (int i = 0; i < net.size; i++) {
            segments[i] = graph.packed(net.segments[i]);
            parents[i] = net.parents[i] == Net.ROOT ? RouteTree.ROOT : net.parents[i];
        }
        return new RouteTree(net.line, segments, parents);
    }

    private static void addTaps(LayerGraph graph, Net net, List<Tap> taps) {
        for (int i = 0; i < net.size; i++) {
            if (net.tapSinks[i] >= 0) {
                int segment = net.segments[i];
                int at = LayerGraph.FEEDINGS * segment + net.tapFeedings[i];
                taps.add(new Tap(net.line, graph.feedHicann[at], graph.packed(segment), Side.of(graph.feedSide[at])));
            }
        }
    }
}
