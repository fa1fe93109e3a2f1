package neckar.compiler.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import neckar.base.Invariant;
import neckar.base.RunContext;
import neckar.compiler.check.CheckReport;
import neckar.compiler.check.Checker;
import neckar.compiler.emit.CompilationRecord;
import neckar.compiler.emit.Emission;
import neckar.compiler.emit.Emitter;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.NeuronSizes;
import neckar.compiler.partition.NeuronSizing;
import neckar.compiler.partition.Partition;
import neckar.compiler.partition.SizeOptions;
import neckar.compiler.place.PlaceTask;
import neckar.compiler.place.Placement;
import neckar.compiler.route.LossReport;
import neckar.compiler.route.RoutingOptions;
import neckar.compiler.route.bound.LowerBound;
import neckar.compiler.route.bound.NetworkBounds;
import neckar.compiler.route.demand.DemandPlanner;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.graph.L1Bus;
import neckar.compiler.route.graph.L1Routes;
import neckar.compiler.route.line.GeneratorRate;
import neckar.compiler.route.line.LinePlan;
import neckar.compiler.route.line.LinePlanner;
import neckar.compiler.route.line.LineTask;
import neckar.compiler.route.synapse.ChipDrivers;
import neckar.compiler.route.synapse.HicannSynapses;
import neckar.compiler.route.synapse.SynapseOptions;
import neckar.compiler.route.synapse.SynapseRouter;
import neckar.compiler.route.synapse.SynapseRouting;
import neckar.compiler.translate.Approximation;
import neckar.compiler.translate.HardwareParams;
import neckar.compiler.translate.StpCatalogue;
import neckar.compiler.translate.Translator;
import neckar.network.Network;
import neckar.network.Projection;
import neckar.spec.bitstream.BitstreamReader;
import neckar.spec.bitstream.BitstreamWriter;
import neckar.spec.topology.Availability;

/** Network to bitstream: the straight line through all stages. */
public final class Compiler {
    private final Network network;
    private final CompileOptions options;
    private final RunContext context;
    private final EffortSettings wanted;
    private boolean stoppedByTime;
    private final StageTimer stages;

    private Compiler(Network network, CompileOptions options, RunContext context) {
        this.network = network;
        this.options = options;
        this.context = context;
        this.wanted = EffortSettings.of(options, options.effort());
        this.stages = new StageTimer(context.progress(), context.cancel());
    }

    /**
     * Compiles a network. The result depends on network, options and seed alone, not on the number of threads.
     *
     * @throws neckar.base.InputException if a request of the network cannot be met on this wafer
     * @throws neckar.base.CancelledException if the user interrupts
     */
    public static CompileResult compile(Network network, CompileOptions options, RunContext context) {
        return new Compiler(network, options, context).compile();
    }

    private CompileResult compile() {
        Availability availability = options.availability();
        ConnectionTable table = stages.run("connect", () -> ConnectionTable.build(network, context));
        Partition partition =
                stages.run("partition", () -> effort().partitioner().partition(table, context));
        NeuronSizes sizes = stages.run("size", () -> sizes(table, partition));
        Placement placement = stages.run("place", () -> effort().placer()
                .place(new PlaceTask(network, table, partition, sizes, availability), context));
        LinePlan lines = stages.run(
                "lines",
                () -> LinePlanner.plan(
                        new LineTask(
                                network,
                                table,
                                partition,
                                sizes,
                                placement,
                                availability,
                                options.chainLength(),
                                effort().addressRounds()),
                        context));
        DemandTable demand = stages.run("demand", () -> demand(table, lines));
        L1Routes routes = stages.run(
                "route", () -> effort().router().route(lines.lines(), demand, new L1Bus(availability), context));
        StpCatalogue stp = StpCatalogue.of(network, table);
        SynapseRouting routing = stages.run("synapses", () -> synapses(table, sizes, lines, demand, routes, stp));
        HardwareParams params = stages.run(
                "translate",
                () -> Translator.translate(
                        new Translator.Inputs(network, table, lines.placement(), routing, stp, options.calibration()),
                        context));
        Emission emission = stages.run(
                "emit",
                () -> Emitter.emit(new Emitter.Inputs(
                        network,
                        table,
                        lines,
                        routes,
                        routing,
                        params,
                        availability,
                        context.seed(),
                        options.chainLength(),
                        demand,
                        recorded())));
        byte[] bitstream = stages.run("encode", () -> BitstreamWriter.encode(emission.wafer(), availability.wafer()));
        CheckReport check = stages.run("check", () -> check(bitstream, emission));
        Invariant.check(check.isClean(), "the compiler's own output is clean", check.legality(), check.differences());
        LossReport loss = loss(table, routing, check);
        return new CompileResult(
                bitstream,
                emission,
                loss,
                check,
                approximations(params, table, lines),
                counts(emission, lines, routes, routing),
                stages.stages(),
                stages.totalSec(),
                stoppedByTime);
    }

    private List<Approximation> approximations(HardwareParams params, ConnectionTable table, LinePlan lines) {
        List<Approximation> approximations = new ArrayList<>(params.approximations());
        approximations.addAll(StreamApproximations.of(network, GeneratorRate.of(network, table, lines)));
        return approximations;
    }

    /** Choices of the user that the mapping table keeps. */
    private CompilationRecord.Options recorded() {
        String effort = options.effort().name().toLowerCase(Locale.ROOT);
        return new CompilationRecord.Options(options.neuronSize(), effort);
    }

    /** The checker's counts with routing's causes, beside what no mapping could avoid. */
    private LossReport loss(ConnectionTable table, SynapseRouting routing, CheckReport check) {
        LowerBound bound = stages.run(
                "bound", () -> NetworkBounds.of(network, table, options.availability(), options.neuronSize(), context));
        return LossSettlement.settle(routing.lossReport(), check.byProjection(), table)
                .withLowerBound(bound.lost());
    }

    private NeuronSizes sizes(ConnectionTable table, Partition partition) {
        SizeOptions sizing =
                new SizeOptions(options.neuronSize(), options.chainLength(), SizeOptions.DEFAULT.lossGoal());
        return NeuronSizing.choose(network, table, partition, options.availability(), sizing, context);
    }

    /** The wanted effort while there is time, the least one afterwards: every result is legal, only less searched for. */
    private EffortSettings effort() {
        if (options.timeLimitSec().isPresent()
                && stages.totalSec() > options.timeLimitSec().getAsDouble()) {
            stoppedByTime = true;
            return EffortSettings.of(options, Effort.FAST);
        }
        return wanted;
    }

    private RoutingOptions routing() {
        return wanted.routing().withChainLength(options.chainLength());
    }

    private double[] priorities() {
        return network.projections().stream().mapToDouble(Projection::priority).toArray();
    }

    private DemandTable demand(ConnectionTable table, LinePlan lines) {
        return new DemandPlanner(table, lines, priorities(), routing())
                .plan(hicann -> new ChipDrivers(hicann, options.availability()).usable(), context);
    }

    private SynapseRouting synapses(
            ConnectionTable table,
            NeuronSizes sizes,
            LinePlan lines,
            DemandTable demand,
            L1Routes routes,
            StpCatalogue stp) {
        List<Double> priorities =
                network.projections().stream().map(Projection::priority).toList();
        SynapseOptions synapseOptions =
                new SynapseOptions(routing(), priorities, stp, Translator.cellWeights(network, sizes));
        return new SynapseRouter(table, lines, demand, synapseOptions).route(routes, options.availability(), context);
    }

    private CheckReport check(byte[] bitstream, Emission emission) {
        Checker.Inputs inputs = new Checker.Inputs(
                BitstreamReader.decode(bitstream, "wafer.nkb", context.threads()),
                options.availability(),
                options.calibration(),
                network,
                emission.mapping(),
                Optional.empty());
        return Checker.check(inputs, context);
    }

    private CompileResult.Counts counts(Emission emission, LinePlan lines, L1Routes routes, SynapseRouting routing) {
        int drivers = 0;
        long cells = 0;
        for (HicannSynapses chip : routing.hicanns()) {
            drivers += chip.chains().stream().mapToInt(chain -> chain.length()).sum();
            cells += chip.cells();
        }
        return new CompileResult.Counts(
                network.neuronCount(),
                network.sourceCount(),
                lines.placement().placed(),
                emission.wafer().hicanns().size(),
                lines.placement().denmemsUsed(),
                drivers,
                routes.segmentsUsed(),
                cells);
    }
}
