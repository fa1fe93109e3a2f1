package neckar.compiler.emit;

import static neckar.spec.topology.L1Topology.LEFT_OR_TOP;
import static neckar.spec.topology.L1Topology.NONE;
import static neckar.spec.topology.L1Topology.RIGHT_OR_BOTTOM;

import java.util.ArrayList;
import java.util.List;
import neckar.base.Invariant;
import neckar.compiler.route.graph.L1Routes;
import neckar.compiler.route.graph.RouteTree;
import neckar.compiler.route.line.Line;
import neckar.compiler.route.line.LinePlan;
import neckar.spec.config.CrossbarConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterBlockConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.L1Topology;

/** Sets crossbar switches and repeaters so that the lines take their routes (hardware reference 2.2 and 2.6). */
final class RouteRegisters {
    private final WaferImage wafer;
    private final List<List<CrossbarSwitchOnHicann>> closed = new ArrayList<>();

    private RouteRegisters(WaferImage wafer) {
        this.wafer = wafer;
        for (int hicann = 0; hicann < HicannOnWafer.COUNT; hicann++) {
            closed.add(new ArrayList<>());
        }
    }

    static void set(WaferImage wafer, LinePlan lines, L1Routes routes) {
        RouteRegisters registers = new RouteRegisters(wafer);
        for (RouteTree tree : routes.trees()) {
            registers.route(tree, lines.line(tree.line()));
        }
        registers.closeCrossbars();
    }

    private void route(RouteTree tree, Line line) {
        boolean toLeft = false;
        boolean toRight = false;
        for (int at = 0; at < tree.size(); at++) {
            int segment = tree.segment(at);
            if (tree.parent(at) == RouteTree.ROOT) {
                toRight |= segment == L1Topology.sendingSegment(line.hicann(), line.sendingRepeater());
                toLeft |= segment == L1Topology.sendingWestSegment(line.hicann(), line.sendingRepeater());
            } else {
                join(tree.segment(tree.parent(at)), segment);
            }
        }
        if (toLeft || toRight) {
            int sending = L1Topology.sendingSegment(line.hicann(), line.sendingRepeater());
            repeat(sending, RepeaterConfig.output(toLeft, toRight));
        }
    }

    /** Lets events pass from a segment to one beside it: by a crossbar on the same chip, by a repeater across a border. */
    private void join(int from, int to) {
        int hicann = L1Topology.hicannOf(from);
        if (hicann == L1Topology.hicannOf(to)) {
            int horizontal = L1Topology.isHorizontal(from) ? from : to;
            int vertical = L1Topology.isHorizontal(from) ? to : from;
            int crossbar = L1Topology.crossbarSwitchBetween(L1Topology.lineOf(horizontal), L1Topology.lineOf(vertical));
            Invariant.check(crossbar != NONE, "a crossbar switch joins the segments", from, to);
            closed.get(hicann).add(CrossbarSwitchOnHicann.of(crossbar));
            return;
        }
        int end = L1Topology.next(from, LEFT_OR_TOP) == to ? LEFT_OR_TOP : RIGHT_OR_BOTTOM;
        Invariant.check(L1Topology.next(from, end) == to, "the segments meet at a border", from, to);
        repeat(
                L1Topology.crossingRepeater(from, end),
                end == LEFT_OR_TOP ? RepeaterConfig.FORWARD_LEFT_OR_TOP : RepeaterConfig.FORWARD_RIGHT_OR_BOTTOM);
    }

    /** Sets the repeater that belongs to a segment and takes its block out of reset. */
    private void repeat(int segment, RepeaterConfig config) {
        HicannConfig.Builder chip = wafer.chip(L1Topology.hicannOf(segment));
        if (L1Topology.isHorizontal(segment)) {
            HLineOnHicann line = HLineOnHicann.of(L1Topology.lineOf(segment));
            chip.repeater(line, config).repeaterBlock(line.repeaterBlock(), RepeaterBlockConfig.RUNNING);
        } else {
            VLineOnHicann line = VLineOnHicann.of(L1Topology.lineOf(segment));
            chip.repeater(line, config).repeaterBlock(line.repeaterBlock(), RepeaterBlockConfig.RUNNING);
        }
    }

    private void closeCrossbars() {
        for (int hicann = 0; hicann < closed.size(); hicann++) {
            if (!closed.get(hicann).isEmpty()) {
                CrossbarConfig.Builder crossbar = CrossbarConfig.builder();
                closed.get(hicann).forEach(crossbar::close);
                wafer.chip(hicann).crossbar(crossbar.build());
            }
        }
    }
}
