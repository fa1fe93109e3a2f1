package neckar.compiler.inspect.route;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.L1Layers;
import neckar.spec.topology.L1Topology;

/**
 * The way of one line over the wafer: a tree of L1 segments whose root is the sending repeater of a DNC merger, with the
 * synapse switches at which it feeds drivers. Nodes are numbered from the root outward. Immutable.
 */
public final class LineRoute {
    /** Parent of the segments that the sending repeater drives. */
    public static final int ROOT = -1;

    private final int hicann;
    private final int dnc;
    private final ClosedWiring wiring;
    private final int[] segments;
    private final int[] parents;
    private final int[] repeaters;
    private final List<Feed> feeds;

    /**
     * A synapse switch of the line.
     *
     * @param node vertical segment, by its node
     * @param y row of the switch, and number of the driver that it feeds
     * @param hicann chip of that driver: the segment's own or its neighbour
     */
    public record Feed(int node, int y, int hicann) {}

    private LineRoute(int hicann, int dnc, ClosedWiring wiring, Growth growth) {
        this.hicann = hicann;
        this.dnc = dnc;
        this.wiring = wiring;
        segments = Arrays.copyOf(growth.segments, growth.size);
        parents = Arrays.copyOf(growth.parents, growth.size);
        repeaters = Arrays.copyOf(growth.repeaters, growth.size);
        List<Feed> found = new ArrayList<>();
        for (int node = 0; node < segments.length; node++) {
            int at = node;
            wiring.forEachSwitchRow(segments[node], y -> {
                int side = L1Topology.lineOf(segments[at]) / 128;
                int driver = L1Topology.fedDriver(L1Topology.hicannOf(segments[at]), y, side);
                if (driver != L1Topology.NONE) {
                    found.add(new Feed(at, y, L1Topology.hicannOfDriver(driver)));
                }
            });
        }
        feeds = List.copyOf(found);
    }

    /** Follows the line of a DNC merger; empty when its sending repeater drives nothing. */
    static Optional<LineRoute> follow(ClosedWiring wiring, int hicann, int dnc) {
        int sending = L1Topology.sendingRepeaterOfDnc(dnc);
        int own = L1Topology.sendingSegment(hicann, sending);
        neckar.spec.config.RepeaterConfig setting = wiring.repeater(own);
        if (setting.mode() != neckar.spec.config.RepeaterMode.OUTPUT) {
            return Optional.empty();
        }
        Growth growth = new Growth();
        if (ClosedWiring.drivesInward(own, setting)) {
            growth.add(own, ROOT, own);
        }
        int west = L1Topology.sendingWestSegment(hicann, sending);
        if (ClosedWiring.drivesOutward(own, setting) && west != L1Topology.NONE) {
            growth.add(west, ROOT, own);
        }
        for (int node = 0; node < growth.size; node++) {
            int segment = growth.segments[node];
            for (int arc = wiring.firstArc(segment); arc >= 0; arc = wiring.nextArc(arc)) {
                if (!growth.contains(wiring.target(arc))) {
                    growth.add(wiring.target(arc), node, wiring.repeaterOf(arc));
                }
            }
        }
        return Optional.of(new LineRoute(hicann, dnc, wiring, growth));
    }

    /** Chip that the line leaves. */
    public int hicann() {
        return hicann;
    }

    /** DNC merger 0..7 that it leaves. */
    public int dnc() {
        return dnc;
    }

    /** Layer 0..31 of all its segments (mapping reference 5b). */
    public int layer() {
        return L1Layers.layerOfDnc(hicann, dnc);
    }

    /** Number of segments. */
    public int size() {
        return segments.length;
    }

    /** Packed segment of a node, as {@link L1Topology} numbers them. */
    public int segment(int node) {
        return segments[node];
    }

    /** Node before a node, smaller than it, or {@link #ROOT}. */
    public int parent(int node) {
        return parents[node];
    }

    /** Where it feeds drivers, in the order of nodes. */
    public List<Feed> feeds() {
        return feeds;
    }

    /** What an event passes to enter a node: the repeater or the crossbar. */
    public RouteStep entry(int node) {
        if (repeaters[node] != ClosedWiring.CROSSBAR) {
            return RouteStep.repeater(repeaters[node], wiring.repeater(repeaters[node]));
        }
        int one = segments[node];
        int other = segments[parents[node]];
        int h = L1Topology.lineOf(L1Topology.isHorizontal(one) ? one : other);
        int v = L1Topology.lineOf(L1Topology.isHorizontal(one) ? other : one);
        return RouteStep.crossbar(L1Topology.hicannOf(one), h, v);
    }

    /** The segment of a node as a step. */
    public RouteStep segmentStep(int node) {
        return RouteStep.segment(segments[node]);
    }

    /** Everything from the sending repeater to a node, the node's segment last. */
    public List<RouteStep> pathTo(int node) {
        List<RouteStep> steps = new ArrayList<>();
        for (int at = node; at != ROOT; at = parents[at]) {
            steps.add(RouteStep.segment(segments[at]));
            steps.add(entry(at));
        }
        Collections.reverse(steps);
        return steps;
    }

    /** The synapse switch of a feed as a step. */
    public RouteStep switchStep(Feed feed) {
        int segment = segments[feed.node()];
        return RouteStep.synapseSwitch(L1Topology.hicannOf(segment), feed.y(), L1Topology.lineOf(segment));
    }

    @Override
    public String toString() {
        return HicannOnWafer.of(hicann) + ".D" + DncMergerOnHicann.of(dnc).id() + ": " + size() + " segments, "
                + feeds.size() + " feeds";
    }

    /** A tree that grows. */
    private static final class Growth {
        private int[] segments = new int[64];
        private int[] parents = new int[64];
        private int[] repeaters = new int[64];
        private int size;
        private final java.util.BitSet members = new java.util.BitSet(L1Topology.SEGMENTS);

        boolean contains(int segment) {
            return members.get(segment);
        }

        void add(int segment, int parent, int repeater) {
            if (size == segments.length) {
                segments = Arrays.copyOf(segments, 2 * size);
                parents = Arrays.copyOf(parents, 2 * size);
                repeaters = Arrays.copyOf(repeaters, 2 * size);
            }
            segments[size] = segment;
            parents[size] = parent;
            repeaters[size] = repeater;
            members.set(segment);
            size++;
        }
    }
}
