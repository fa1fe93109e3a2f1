package neckar.compiler.route.graph;

import java.util.List;
import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.compiler.route.RoutingOptions;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.line.Line;

/**
 * One pass over the lines, nearest target first, free segments only, no rip-up, with drivers fed from either chip: quick,
 * and the measure for better ones. Time O(sinks x layer segments) at worst.
 */
public final class GreedyRouter implements Router {
    private final RoutingOptions options;

    /** A router with the given limits. */
    public GreedyRouter(RoutingOptions options) {
        this.options = options;
    }

    @Override
    public L1Routes route(List<Line> lines, DemandTable demand, L1Bus bus, RunContext context) {
        RoutingProblem problem = new RoutingProblem(lines, demand, bus, options, context.threads());
        List<LayerState> layers = problem.layers();
        for (int taps = 1; taps <= options.tapsPerPair(); taps++) {
            int wanted = taps;
            SideLoads total = problem.loads();
            Parallel.forRange(layers.size(), context.threads(), i -> {
                context.cancel().throwIfCancelled();
                LayerState layer = layers.get(i);
                layer.freeze(total);
                layer.want(wanted, true);
                layer.routeFree();
            });
        }
        return problem.routes();
    }
}
