package neckar.compiler.flow;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import neckar.base.RunContext;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.NeuronSizes;
import neckar.compiler.partition.Partition;
import neckar.compiler.place.PlaceTask;
import neckar.compiler.place.Placement;
import neckar.compiler.route.LossReport;
import neckar.compiler.route.RoutingOptions;
import neckar.compiler.route.demand.DemandPlanner;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.graph.L1Bus;
import neckar.compiler.route.graph.L1Routes;
import neckar.compiler.route.line.LinePlan;
import neckar.compiler.route.line.LinePlanner;
import neckar.compiler.route.line.LineTask;
import neckar.compiler.route.synapse.ChipDrivers;
import neckar.compiler.route.synapse.SynapseOptions;
import neckar.compiler.route.synapse.SynapseRouter;
import neckar.compiler.route.synapse.SynapseRouting;
import neckar.compiler.translate.StpCatalogue;
import neckar.compiler.translate.Translator;
import neckar.network.Network;

/** Makes complete mappings of a network: the stages from the place of the neurons to the cells of the synapses. */
final class Planner {
    private final Network network;
    private final ConnectionTable table;
    private final Partition partition;
    private final CompileOptions options;
    private final RunContext context;
    private final StpCatalogue stp;
    private final List<Double> priorities;
    private final double requestedWorth;

    Planner(
            Network network,
            ConnectionTable table,
            Partition partition,
            CompileOptions options,
            StpCatalogue stp,
            RunContext context) {
        this.network = network;
        this.table = table;
        this.partition = partition;
        this.options = options;
        this.stp = stp;
        this.context = context;
        this.priorities = Arrays.stream(table.priorities()).boxed().toList();
        this.requestedWorth = requestedWorth();
    }

    ConnectionTable table() {
        return table;
    }

    Partition partition() {
        return partition;
    }

    /** The same for another order of the neurons. */
    Planner with(Partition other) {
        return new Planner(network, table, other, options, stp, context);
    }

    /** The first mapping, stage by stage, each with the effort that the time left permits. */
    Plan first(NeuronSizes sizes, Supplier<EffortSettings> effort, StageTimer stages) {
        Placement placement = stages.run("place", () -> place(sizes, effort.get()));
        LinePlan lines = stages.run("lines", () -> lines(sizes, placement, effort.get()));
        DemandTable demand = stages.run("demand", () -> demand(lines, effort.get()));
        L1Routes routes = stages.run("route", () -> routes(lines, demand, effort.get()));
        return stages.run("synapses", () -> {
            EffortSettings last = effort.get();
            return plan(
                    sizes,
                    placement,
                    lines,
                    demand,
                    routes,
                    router(sizes, lines, demand, last).route(routes, options.availability(), context));
        });
    }

    /**
     * Another mapping, unless its lines or routes are bound to lose no less than a loss to beat or the time is up.
     *
     * @param worthToBeat loss of the best mapping so far, in synapses times priority
     */
    Optional<Plan> attempt(NeuronSizes sizes, EffortSettings effort, double worthToBeat, BooleanSupplier outOfTime) {
        Placement placement = place(sizes, effort);
        if (outOfTime.getAsBoolean()) {
            return Optional.empty();
        }
        LinePlan lines = lines(sizes, placement, effort);
        DemandTable demand = demand(lines, effort);
        if (outOfTime.getAsBoolean() || lostByLines(demand) >= worthToBeat) {
            return Optional.empty();
        }
        L1Routes routes = routes(lines, demand, effort);
        if (outOfTime.getAsBoolean() || lostByRoutes(demand, routes) >= worthToBeat) {
            return Optional.empty();
        }
        SynapseRouting synapses = router(sizes, lines, demand, effort).route(routes, options.availability(), context);
        return Optional.of(plan(sizes, placement, lines, demand, routes, synapses));
    }

    /** The same mapping with the chips that lose searched again from another seed. */
    Plan searchedAgain(Plan plan, EffortSettings effort, long seed) {
        SynapseRouting synapses = router(plan.sizes(), plan.lines(), plan.demand(), effort)
                .routeAgain(plan.synapses(), plan.routes(), options.availability(), context.withSeed(seed));
        return plan(plan.sizes(), plan.placement(), plan.lines(), plan.demand(), plan.routes(), synapses);
    }

    private Placement place(NeuronSizes sizes, EffortSettings effort) {
        return effort.placer().place(new PlaceTask(network, table, partition, sizes, options.availability()), context);
    }

    private LinePlan lines(NeuronSizes sizes, Placement placement, EffortSettings effort) {
        LineTask task = new LineTask(
                network,
                table,
                partition,
                sizes,
                placement,
                options.availability(),
                options.chainLength(),
                effort.addressRounds());
        return LinePlanner.plan(task, context);
    }

    private DemandTable demand(LinePlan lines, EffortSettings effort) {
        return new DemandPlanner(table, lines, table.priorities(), effort.routing())
                .plan(hicann -> new ChipDrivers(hicann, options.availability()).usable(), context);
    }

    private L1Routes routes(LinePlan lines, DemandTable demand, EffortSettings effort) {
        return effort.router().route(lines.lines(), demand, new L1Bus(options.availability()), context);
    }

    private SynapseRouter router(NeuronSizes sizes, LinePlan lines, DemandTable demand, EffortSettings effort) {
        RoutingOptions limits = effort.routing();
        SynapseOptions settings = new SynapseOptions(limits, priorities, stp, Translator.cellWeights(network, sizes));
        return new SynapseRouter(table, lines, demand, settings);
    }

    private Plan plan(
            NeuronSizes sizes,
            Placement placement,
            LinePlan lines,
            DemandTable demand,
            L1Routes routes,
            SynapseRouting synapses) {
        LossReport loss = synapses.lossReport();
        double worth = 0;
        for (int projection = 0; projection < loss.projections(); projection++) {
            worth += priorities.get(projection) * loss.lost(projection);
        }
        return new Plan(sizes, placement, lines, demand, routes, synapses, loss, worth);
    }

    /** Worth that the lines of a mapping lose even if every chain could be placed and every route found (bound B5). */
    double lostByLines(Plan plan) {
        return lostByLines(plan.demand());
    }

    private double lostByLines(DemandTable demand) {
        return requestedWorth - demand.granted();
    }

    private double lostByRoutes(DemandTable demand, L1Routes routes) {
        boolean[] reached = new boolean[demand.pairs()];
        Arrays.fill(reached, true);
        for (L1Routes.Unreached pair : routes.unreached()) {
            reached[demand.find(pair.line(), pair.hicann())] = false;
        }
        return requestedWorth - demand.granted(reached);
    }

    private double requestedWorth() {
        double worth = 0;
        for (int edge = 0; edge < table.edges(); edge++) {
            worth += table.worth(edge);
        }
        return worth;
    }
}
