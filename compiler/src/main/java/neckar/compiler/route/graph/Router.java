package neckar.compiler.route.graph;

import java.util.List;
import neckar.base.RunContext;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.line.Line;

/**
 * Finds trees of bus segments from each line's sending repeater to the chips that ask for it. Every result is legal: each
 * segment carries at most one line, switch limits hold, defective parts stay unused; what cannot be reached is listed.
 */
public sealed interface Router permits GreedyRouter, NegotiatedRouter {
    /**
     * Routes all lines.
     *
     * @param lines lines by id
     * @param demand drivers wanted by (line, chip); pairs that want none are not routed
     * @param bus working segments, repeaters and switches of the wafer
     * @param context threads and cancellation; the result does not depend on the number of threads
     */
    L1Routes route(List<Line> lines, DemandTable demand, L1Bus bus, RunContext context);
}
