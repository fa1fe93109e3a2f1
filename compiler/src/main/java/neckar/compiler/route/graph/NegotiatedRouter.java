package neckar.compiler.route.graph;

import java.util.List;
import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.compiler.route.RoutingOptions;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.line.Line;

/**
 * Negotiated congestion (McMurchie and Ebeling, FPGA 1995) in each of the 32 layers on its own, as mapping reference 5b
 * found best: one tap for each pair over own-chip lines first; where that fails, again with the facing lines of the
 * neighbours; then the further taps. The better of the states of a layer is kept at every step.
 *
 * <p>Layers see each other only through side loads, which are frozen for a round: the result does not depend on threads.
 */
public final class NegotiatedRouter implements Router {
    /** Most fresh starts of a layer on a damaged bus. */
    private static final int RESTARTS = 4;

    private final RoutingOptions options;

    /** A router with the given limits and efforts. */
    public NegotiatedRouter(RoutingOptions options) {
        this.options = options;
    }

    @Override
    public L1Routes route(List<Line> lines, DemandTable demand, L1Bus bus, RunContext context) {
        RoutingProblem problem = new RoutingProblem(lines, demand, bus, options, context.threads());
        List<LayerState> layers = problem.layers();
        spreadFirstTaps(problem);
        negotiate(problem, layers.stream().map(Negotiation::new).toList(), context);
        fillWithNeighbours(problem, 1, context);
        improve(problem, 1, context);
        if (!bus.isWhole()) {
            mend(problem, context);
        }
        if (problem.wantsMoreThan(1)) {
            fillWithNeighbours(problem, options.tapsPerPair(), context);
            improve(problem, options.tapsPerPair(), context);
            if (!bus.isWhole()) {
                mend(problem, context);
            }
        }
        return problem.routes();
    }

    /** The first round runs layer after layer, so that later layers see on which sides the earlier ones put their taps. */
    private static void spreadFirstTaps(RoutingProblem problem) {
        SideLoads total = new SideLoads();
        for (LayerState layer : problem.layers()) {
            layer.freeze(total);
            layer.want(1, false);
            layer.negotiate(0);
            total = total.copy();
            total.addAll(layer.loads());
        }
    }

    /** Rounds until each layer is legal or stuck; then conflicts are resolved by value. */
    private void negotiate(RoutingProblem problem, List<Negotiation> open, RunContext context) {
        for (int round = 1; round < options.rounds(); round++) {
            int now = round;
            List<Negotiation> active = open.stream()
                    .filter(layer -> !layer.isOver(options.patience()))
                    .toList();
            if (active.isEmpty()) {
                break;
            }
            context.cancel().throwIfCancelled();
            SideLoads total = problem.loads();
            Parallel.forRange(
                    active.size(), context.threads(), i -> active.get(i).round(now, total));
        }
        for (Negotiation layer : open) {
            layer.settle();
        }
    }

    /** Missing taps over whatever is free, from either chip. */
    private static void fillWithNeighbours(RoutingProblem problem, int taps, RunContext context) {
        SideLoads total = problem.loads();
        Parallel.forRange(problem.layers().size(), context.threads(), i -> {
            LayerState layer = problem.layers().get(i);
            layer.freeze(total);
            layer.want(taps, true);
            layer.routeFree();
        });
    }

    /** Negotiates layers with missing taps once more, with neighbour feeding, and keeps the new state where it is better. */
    private void improve(RoutingProblem problem, int taps, RunContext context) {
        List<LayerState> lacking =
                problem.layers().stream().filter(layer -> layer.missing() > 0).toList();
        List<LayerState.Saved> before = lacking.stream().map(LayerState::save).toList();
        List<Double> values = lacking.stream().map(LayerState::value).toList();
        negotiate(problem, lacking.stream().map(Negotiation::new).toList(), context);
        fillWithNeighbours(problem, taps, context);
        for (int i = 0; i < lacking.size(); i++) {
            if (lacking.get(i).value() <= values.get(i)) {
                before.get(i).restore(lacking.get(i));
            }
        }
    }

    /** Gives layers with missing taps other trees, and keeps them where they are worth more. */
    private static void mend(RoutingProblem problem, RunContext context) {
        SideLoads total = problem.loads();
        Parallel.forRange(problem.layers().size(), context.threads(), i -> {
            LayerState layer = problem.layers().get(i);
            layer.freeze(total);
            layer.regrow();
            for (int restart = 0; restart < RESTARTS && layer.missing() > 0; restart++) {
                LayerState.Saved before = layer.save();
                double value = layer.value();
                layer.restart();
                layer.regrow();
                if (layer.value() <= value) {
                    before.restore(layer);
                    break;
                }
            }
        });
    }

    /**
     * One layer's progress. Patience begins anew only when a tenth of the faults has gone: a layer with too many lines keeps
     * gaining a little for a long time and never becomes legal.
     */
    private static final class Negotiation {
        private static final int PROGRESS = 10;

        private final LayerState layer;
        private LayerState.Saved best;
        private int bestFaults = Integer.MAX_VALUE;
        private int stale;

        Negotiation(LayerState layer) {
            this.layer = layer;
            best = layer.save();
            note();
        }

        boolean isOver(int patience) {
            return bestFaults == 0 || stale >= patience;
        }

        void round(int round, SideLoads total) {
            layer.freeze(total);
            layer.negotiate(round);
            note();
        }

        private void note() {
            int faults = layer.excess() + layer.missing();
            stale++;
            if (faults < bestFaults) {
                stale = faults <= bestFaults - bestFaults / PROGRESS ? 0 : stale;
                bestFaults = faults;
                best = layer.save();
            }
        }

        void settle() {
            best.restore(layer);
            layer.legalise();
        }
    }
}
