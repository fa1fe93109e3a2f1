package neckar.compiler.emit;

import java.util.HashMap;
import java.util.Map;
import neckar.base.Invariant;
import neckar.compiler.route.graph.L1Routes;
import neckar.compiler.route.graph.RouteTree;
import neckar.compiler.route.graph.Tap;
import neckar.compiler.route.line.Line;
import neckar.spec.topology.L1Topology;

/**
 * Delays that the wafer gives, by the nominal times of its parts (hardware reference 6.4): two cycles for encoder and each
 * merger, a constant for each repeater, a constant from driver to membrane. They cannot be chosen; the report tells them.
 */
final class PathDelays {
    /** Time of one repeater: the papers' 0.12 us on a chip and 0.2 us across the wafer fit 4 ns. */
    private static final double REPEATER_SEC = 4e-9;

    /** Time from the input of a synapse driver to the rise of the conductance. */
    private static final double DRIVER_SEC = 60e-9;

    /** Mergers between a neuron block and the output of DNC merger d, itself included (hardware reference 3.5). */
    private static final int[] MERGERS_ON_PATH = {2, 3, 2, 5, 2, 4, 3, 2};

    /** Cycles from the arrival of an external event in its DNC merger to the start of its frame. */
    private static final int INPUT_CYCLES = 2;

    private final L1Routes routes;
    private final double cycleSec;
    private final Map<Integer, int[]> depths = new HashMap<>();

    PathDelays(L1Routes routes, int pllMhz) {
        this.routes = routes;
        this.cycleSec = 1e-6 / pllMhz;
    }

    /** PLL cycles from a threshold crossing to the start of its frame at DNC merger d, for an empty tree. */
    static int treeCycles(int dncMerger) {
        return 2 + 2 * MERGERS_ON_PATH[dncMerger];
    }

    /** Hardware seconds from the spike of a line's source to the rise of the conductance behind a tap. */
    double sec(Line line, Tap tap) {
        int cycles = line.external() || line.randomGenerator() ? INPUT_CYCLES : treeCycles(line.dncMerger());
        return cycles * cycleSec + repeaters(tap) * REPEATER_SEC + DRIVER_SEC;
    }

    private int repeaters(Tap tap) {
        RouteTree tree = routes.tree(tap.line());
        int[] depth = depths.computeIfAbsent(tap.line(), line -> repeatersTo(tree));
        for (int at = 0; at < tree.size(); at++) {
            if (tree.segment(at) == tap.segment()) {
                return depth[at];
            }
        }
        Invariant.check(false, "a tap lies on its line's route", tap);
        return 0;
    }

    /** Repeaters that an event has passed when it is on each segment of a route; the sending repeater is the first. */
    private static int[] repeatersTo(RouteTree tree) {
        int[] depth = new int[tree.size()];
        for (int at = 0; at < depth.length; at++) {
            int parent = tree.parent(at);
            if (parent == RouteTree.ROOT) {
                depth[at] = 1;
            } else {
                boolean crossing = L1Topology.hicannOf(tree.segment(parent)) != L1Topology.hicannOf(tree.segment(at));
                depth[at] = depth[parent] + (crossing ? 1 : 0);
            }
        }
        return depth;
    }
}
