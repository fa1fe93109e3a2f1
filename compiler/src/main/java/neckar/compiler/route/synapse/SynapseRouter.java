package neckar.compiler.route.synapse;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.route.LossCause;
import neckar.compiler.route.demand.ArrivingEdges;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.demand.GeneratorIndex;
import neckar.compiler.route.graph.L1Bus;
import neckar.compiler.route.graph.L1Routes;
import neckar.compiler.route.line.LinePlan;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.Availability;

/**
 * Turns routed lines into driver chains, rows and cells on every chip. Chips do not depend on each other: work is cut by
 * chip, each with its own seed.
 */
public final class SynapseRouter {
    private final ConnectionTable table;
    private final LinePlan plan;
    private final DemandTable demand;
    private final SynapseOptions options;

    /** A router for a network with its lines and their demand. */
    public SynapseRouter(ConnectionTable table, LinePlan plan, DemandTable demand, SynapseOptions options) {
        this.table = table;
        this.plan = plan;
        this.demand = demand;
        this.options = options;
    }

    /** Routes the synapses of all chips that the lines reach. */
    public SynapseRouting route(L1Routes routes, Availability availability, RunContext context) {
        GeneratorIndex generators = new GeneratorIndex(plan);
        EdgeOutcomes outcomes = new EdgeOutcomes(table);
        loseUnserved(generators, outcomes, context);
        boolean[] wanted = new boolean[HicannOnWafer.COUNT];
        for (int hicann = 0; hicann < wanted.length; hicann++) {
            wanted[hicann] = plan.placement().neuronsOn(hicann).length > 0;
        }
        return new SynapseRouting(route(wanted, routes, availability, outcomes, context), outcomes);
    }

    /**
     * Routes chips that lost synapses, and whose driver chains may be worth more, once more with the draws of another seed,
     * and keeps of each chip what loses less.
     *
     * @param before result of the same lines, demand and routes
     */
    public SynapseRouting routeAgain(
            SynapseRouting before, L1Routes routes, Availability availability, RunContext context) {
        EdgeOutcomes outcomes = before.outcomes().copy();
        boolean[] losing = new boolean[HicannOnWafer.COUNT];
        for (int hicann = 0; hicann < losing.length; hicann++) {
            boolean open = before.on(hicann)
                    .filter(synapses -> !synapses.chainsAreBest())
                    .isPresent();
            losing[hicann] = open && worthLost(hicann, outcomes) > 0;
            for (int target : losing[hicann] ? plan.placement().neuronsOn(hicann) : new int[0]) {
                outcomes.forget(table.firstEdge(target), table.firstEdge(target + 1));
            }
        }
        loseUnserved(new GeneratorIndex(plan), outcomes, context);
        List<Optional<HicannSynapses>> chips = route(losing, routes, availability, outcomes, context);
        for (int hicann = 0; hicann < losing.length; hicann++) {
            if (!losing[hicann] || worthLost(hicann, outcomes) >= worthLost(hicann, before.outcomes())) {
                chips.set(hicann, before.on(hicann));
                for (int target : plan.placement().neuronsOn(hicann)) {
                    outcomes.take(before.outcomes(), table.firstEdge(target), table.firstEdge(target + 1));
                }
            }
        }
        return new SynapseRouting(chips, outcomes);
    }

    private List<Optional<HicannSynapses>> route(
            boolean[] wanted, L1Routes routes, Availability availability, EdgeOutcomes outcomes, RunContext context) {
        L1Bus bus = new L1Bus(availability);
        GeneratorIndex generators = new GeneratorIndex(plan);
        List<Optional<HicannSynapses>> chips =
                new ArrayList<>(Collections.nCopies(HicannOnWafer.COUNT, Optional.empty()));
        Parallel.forRange(HicannOnWafer.COUNT, context.threads(), hicann -> {
            context.cancel().throwIfCancelled();
            if (wanted[hicann]) {
                ArrivingEdges arriving = ArrivingEdges.at(hicann, table, plan, generators);
                ChipDrivers drivers = new ChipDrivers(hicann, availability);
                chips.set(
                        hicann,
                        new ChipSynapseRouting(table, plan, demand, options, arriving, drivers, outcomes)
                                .route(routes.tapsOn(hicann), bus, context.seed()));
            }
        });
        return chips;
    }

    private double worthLost(int hicann, EdgeOutcomes outcomes) {
        double[] priority = options.priorities();
        double lost = 0;
        for (int target : plan.placement().neuronsOn(hicann)) {
            for (int edge = table.firstEdge(target); edge < table.firstEdge(target + 1); edge++) {
                lost += priority[table.projection(edge)] * outcomes.lost(edge);
            }
        }
        return lost;
    }

    /** Edges whose target has no place, or whose source has no line that could reach it. */
    private void loseUnserved(GeneratorIndex generators, EdgeOutcomes outcomes, RunContext context) {
        Parallel.forRange(table.nodes(), context.threads(), target -> {
            boolean placed = plan.placement().isPlaced(target);
            for (int edge = table.firstEdge(target); edge < table.firstEdge(target + 1); edge++) {
                int source = table.source(edge);
                if (!placed) {
                    outcomes.lose(edge, LossCause.PLACEMENT, 0);
                } else if (plan.lineOf(source) == LinePlan.NO_LINE
                        && generators.lineOf(source, plan.placement().hicann(target)) == LinePlan.NO_LINE) {
                    boolean rate = plan.unserved(source) == LinePlan.Unserved.INPUT_BANDWIDTH;
                    outcomes.lose(edge, rate ? LossCause.INPUT_BANDWIDTH : LossCause.PLACEMENT, 0);
                }
            }
        });
    }
}
