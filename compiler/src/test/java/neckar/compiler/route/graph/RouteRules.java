package neckar.compiler.route.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.line.Line;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.SynapseSwitchRowOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.Availability;
import neckar.spec.topology.L1Topology;
import neckar.spec.topology.SwitchLimits;

/** The rules that routes obey, written from coordinates and not from the router's graph. */
final class RouteRules {
    private final List<Line> lines;
    private final DemandTable demand;
    private final Availability availability;
    private final BitSet outputs = new BitSet();
    private final Map<Integer, Integer> ownerOfSegment = new HashMap<>();
    private final Map<Integer, Integer> crossbars = new HashMap<>();

    private RouteRules(List<Line> lines, DemandTable demand, Availability availability) {
        this.lines = lines;
        this.demand = demand;
        this.availability = availability;
    }

    /** Fails on the first broken rule. */
    static void check(List<Line> lines, DemandTable demand, Availability availability, L1Routes routes) {
        RouteRules rules = new RouteRules(lines, demand, availability);
        for (RouteTree tree : routes.trees()) {
            rules.ownSegments(tree);
        }
        for (RouteTree tree : routes.trees()) {
            rules.checkSteps(tree);
        }
        SwitchLimits limits = availability.wafer().limits();
        rules.crossbars.forEach((segment, count) -> assertTrue(
                count <= (L1Topology.isHorizontal(segment) ? limits.crossbarPerHLine() : limits.crossbarPerVLine()),
                () -> "crossbar limit at " + L1Topology.format(segment)));
        rules.checkTaps(routes);
    }

    private void ownSegments(RouteTree tree) {
        Line line = lines.get(tree.line());
        for (int i = 0; i < tree.size(); i++) {
            int segment = tree.segment(i);
            assertTrue(availability.segment(segment), () -> "defective segment " + L1Topology.format(segment));
            Integer other = ownerOfSegment.put(segment, tree.line());
            assertEquals(null, other, () -> "segment used twice " + L1Topology.format(segment));
            assertTrue(tree.parent(i) < i, "parents stand before children");
        }
        if (tree.size() > 0) {
            outputs.set(L1Topology.sendingSegment(line.hicann(), line.sendingRepeater()));
        }
    }

    private void checkSteps(RouteTree tree) {
        Line line = lines.get(tree.line());
        for (int i = 0; i < tree.size(); i++) {
            int segment = tree.segment(i);
            if (tree.parent(i) == RouteTree.ROOT) {
                HicannOnWafer source = HicannOnWafer.of(line.hicann());
                int own = L1Topology.hSegment(source.id(), 8 * line.sendingRepeater() + 6);
                boolean west = source.west()
                        .map(w -> segment == L1Topology.hSegment(w.id(), 8 * line.sendingRepeater() + 4))
                        .orElse(false);
                assertTrue(segment == own || west, () -> "root " + L1Topology.format(segment));
                assertTrue(availability.repeater(own), "sending repeater works");
            } else {
                checkStep(tree.segment(tree.parent(i)), segment);
            }
        }
    }

    private void checkStep(int from, int to) {
        if (L1Topology.isHorizontal(from) == L1Topology.isHorizontal(to)) {
            int end = L1Topology.next(from, L1Topology.LEFT_OR_TOP) == to
                    ? L1Topology.LEFT_OR_TOP
                    : L1Topology.RIGHT_OR_BOTTOM;
            assertEquals(to, L1Topology.next(from, end));
            assertTrue(availability.crossing(from, end), "repeater of a crossing works");
            assertTrue(
                    !outputs.get(L1Topology.crossingRepeater(from, end)),
                    () -> "a sending repeater forwards nothing at " + L1Topology.format(to));
            return;
        }
        HicannOnWafer hicann = HicannOnWafer.of(L1Topology.hicannOf(from));
        assertEquals(hicann.id(), L1Topology.hicannOf(to));
        HLineOnHicann h = HLineOnHicann.of(L1Topology.lineOf(L1Topology.isHorizontal(from) ? from : to));
        VLineOnHicann v = VLineOnHicann.of(L1Topology.lineOf(L1Topology.isHorizontal(from) ? to : from));
        assertTrue(
                h.crossbarSwitches().stream()
                        .filter(s -> s.vline().equals(v))
                        .anyMatch(s -> availability.crossbarSwitch(hicann, s)),
                () -> "working crossbar switch between " + h + " and " + v);
        crossbars.merge(from, 1, Integer::sum);
        crossbars.merge(to, 1, Integer::sum);
    }

    private void checkTaps(L1Routes routes) {
        Set<Integer> tapped = new HashSet<>();
        Map<List<Integer>, Integer> count = new HashMap<>();
        for (Tap tap : routes.taps()) {
            assertEquals(tap.line(), ownerOfSegment.get(tap.segment()));
            assertTrue(tapped.add(tap.segment()), "one tap for each vertical segment");
            assertTrue(canFeed(tap), () -> "no driver for " + tap);
            count.merge(List.of(tap.line(), tap.hicann()), 1, Integer::sum);
        }
        Set<List<Integer>> unreached = new HashSet<>();
        routes.unreached().forEach(u -> unreached.add(List.of(u.line(), u.hicann())));
        for (int pair = 0; pair < demand.pairs(); pair++) {
            List<Integer> key = List.of(demand.line(pair), demand.hicann(pair));
            int taps = count.getOrDefault(key, 0);
            if (demand.wanted(pair) == 0) {
                assertEquals(0, taps);
            } else {
                assertTrue(taps > 0 ^ unreached.contains(key), () -> "reached or listed: " + key);
                assertTrue(taps <= demand.wanted(pair), "no more taps than drivers");
            }
        }
    }

    private boolean canFeed(Tap tap) {
        HicannOnWafer onLine = HicannOnWafer.of(L1Topology.hicannOf(tap.segment()));
        VLineOnHicann v = VLineOnHicann.of(L1Topology.lineOf(tap.segment()));
        for (SynapseSwitchOnHicann s : v.synapseSwitches()) {
            SynapseSwitchRowOnHicann row = s.row();
            int driver = L1Topology.fedDriver(onLine.id(), s.y(), row.side().id());
            if (driver != L1Topology.NONE
                    && L1Topology.hicannOfDriver(driver) == tap.hicann()
                    && L1Topology.driverSide(s.y()) == tap.side().id()
                    && availability.synapseSwitch(onLine, s)
                    && availability.driver(driver)) {
                return true;
            }
        }
        return false;
    }
}
