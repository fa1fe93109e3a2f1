package neckar.compiler.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import neckar.base.Invariant;
import neckar.base.RunContext;
import neckar.compiler.check.CheckReport;
import neckar.compiler.check.Checker;
import neckar.compiler.emit.CompilationRecord;
import neckar.compiler.emit.Emission;
import neckar.compiler.emit.Emitter;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.NeuronSizing;
import neckar.compiler.partition.NeuronSizing.Alternative;
import neckar.compiler.partition.Partition;
import neckar.compiler.partition.SizeOptions;
import neckar.compiler.route.LossReport;
import neckar.compiler.route.bound.LowerBound;
import neckar.compiler.route.bound.NetworkBounds;
import neckar.compiler.route.graph.L1Routes;
import neckar.compiler.route.line.GeneratorRate;
import neckar.compiler.route.line.LinePlan;
import neckar.compiler.route.synapse.HicannSynapses;
import neckar.compiler.route.synapse.SynapseRouting;
import neckar.compiler.translate.Approximation;
import neckar.compiler.translate.HardwareParams;
import neckar.compiler.translate.StpCatalogue;
import neckar.compiler.translate.Translator;
import neckar.network.Network;
import neckar.spec.bitstream.BitstreamReader;
import neckar.spec.bitstream.BitstreamWriter;
import neckar.spec.topology.Availability;
import org.jspecify.annotations.Nullable;

/** Network to bitstream: the straight line through all stages. */
public final class Compiler {
    private final Network network;
    private final CompileOptions options;
    private final RunContext context;
    private final EffortSettings wanted;
    private boolean stoppedByTime;
    private final StageTimer stages;

    private boolean mappingKept;
    private @Nullable KeptMapping mapping;

    Compiler(Network network, CompileOptions options, RunContext context) {
        this.network = network;
        this.options = options;
        this.context = context;
        this.wanted = EffortSettings.of(options, firstEffort(options.effort()));
        this.stages = new StageTimer(context.progress(), context.cancel());
    }

    /**
     * Compiles a network. The result depends on network, options and seed alone, not on the number of threads.
     *
     * @throws neckar.base.InputException if a request of the network cannot be met on this wafer
     * @throws neckar.base.CancelledException if the user interrupts
     */
    public static CompileResult compile(Network network, CompileOptions options, RunContext context) {
        return new Compiler(network, options, context).compile(Optional.empty());
    }

    /** Whether the mapping is the one that was offered. */
    boolean isMappingKept() {
        return mappingKept;
    }

    /** The mapping of the compilation. */
    KeptMapping mapping() {
        return Objects.requireNonNull(mapping);
    }

    CompileResult compile(Optional<KeptMapping> offered) {
        Availability availability = options.availability();
        ConnectionTable table = stages.run("connect", () -> ConnectionTable.build(network, context));
        StpCatalogue stp = StpCatalogue.of(network, table);
        Optional<KeptMapping> fitting = offered.filter(kept -> kept.fits(network, table, options));
        mappingKept = fitting.isPresent();
        KeptMapping chosen =
                fitting.map(kept -> kept.takenOver(network, table, options)).orElseGet(() -> map(table, stp));
        mapping = chosen;
        Plan plan = chosen.plan();
        LowerBound bound = chosen.bound();
        LinePlan lines = plan.lines();
        L1Routes routes = plan.routes();
        SynapseRouting routing = plan.synapses();
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
                        plan.demand(),
                        recorded())));
        byte[] bitstream = stages.run("encode", () -> BitstreamWriter.encode(emission.wafer(), availability.wafer()));
        CheckReport check = stages.run("check", () -> check(bitstream, emission));
        Invariant.check(check.isClean(), "the compiler's own output is clean", check.legality(), check.differences());
        LossReport loss = LossSettlement.settle(routing.lossReport(), check.byProjection(), table)
                .withLowerBound(bound.lost());
        return new CompileResult(
                bitstream,
                emission,
                loss,
                bound,
                check,
                approximations(params, table, lines),
                counts(emission, lines, routes, routing),
                stages.stages(),
                stages.totalSec(),
                stoppedByTime);
    }

    /** All stages from the partition to the cells of the synapses. */
    private KeptMapping map(ConnectionTable table, StpCatalogue stp) {
        Availability availability = options.availability();
        Partition partition =
                stages.run("partition", () -> effort().partitioner().partition(table, context));
        List<Alternative> alternatives = stages.run("size", () -> sizes(table, partition));
        stages.expectLoss(alternatives.get(0).loss());
        Planner planner = new Planner(network, table, partition, options, stp, context);
        Plan first = planner.first(alternatives.get(0).sizes(), this::effort, stages);
        stages.expectLoss(first.loss().lossFraction());
        LowerBound bound = stages.run(
                "bound", () -> NetworkBounds.of(network, table, availability, options.neuronSize(), context));
        Plan plan = first.loss().lost() == bound.lost()
                ? first
                : stages.run("feedback", () -> feedback(planner, first, alternatives, bound));
        stages.expectLoss(plan.loss().lossFraction());
        return new KeptMapping(network, table, plan, bound, options);
    }

    private List<Approximation> approximations(HardwareParams params, ConnectionTable table, LinePlan lines) {
        List<Approximation> approximations = new ArrayList<>(params.approximations());
        approximations.addAll(StreamApproximations.of(network, GeneratorRate.of(network, table, lines)));
        approximations.addAll(RateApproximations.of(network, lines));
        return approximations;
    }

    /** Choices of the user that the mapping table keeps. */
    private CompilationRecord.Options recorded() {
        String effort = options.effort().name().toLowerCase(Locale.ROOT);
        return new CompilationRecord.Options(options.neuronSize(), effort);
    }

    /** Every effort begins with what the lower one ends with, so that it is never worse. */
    private static Effort firstEffort(Effort effort) {
        return effort == Effort.HIGH ? Effort.NORMAL : effort;
    }

    private List<Alternative> sizes(ConnectionTable table, Partition partition) {
        SizeOptions sizing =
                new SizeOptions(options.neuronSize(), options.chainLength(), SizeOptions.DEFAULT.lossGoal());
        return NeuronSizing.alternatives(network, table, partition, options.availability(), sizing, context);
    }

    private Plan feedback(Planner planner, Plan first, List<Alternative> alternatives, LowerBound bound) {
        Feedback.Start own = new Feedback.Start(planner, alternatives.get(0).sizes());
        List<Alternative> others = alternatives.subList(1, alternatives.size());
        return new Feedback(planner, options, first, others, bound.lost(), context.seed(), this::isOutOfTime)
                .improve(options.effort(), settings -> start(own, settings));
    }

    /** Where an effort begins: with an order of neurons of its own, or as the first mapping where the orders agree. */
    private Feedback.Start start(Feedback.Start own, EffortSettings settings) {
        ConnectionTable table = own.planner().table();
        Partition partition = settings.partitioner().equals(wanted.partitioner())
                ? own.planner().partition()
                : settings.partitioner().partition(table, context);
        return Arrays.equals(partition.order(), own.planner().partition().order())
                ? own
                : new Feedback.Start(
                        own.planner().with(partition),
                        sizes(table, partition).get(0).sizes());
    }

    /** The wanted effort while there is time, the least one afterwards: every result is legal, only less searched for. */
    private EffortSettings effort() {
        return isOutOfTime() ? EffortSettings.of(options, Effort.FAST) : wanted;
    }

    private boolean isOutOfTime() {
        context.cancel().throwIfCancelled();
        boolean isOver = options.timeLimitSec().isPresent()
                && stages.totalSec() > options.timeLimitSec().getAsDouble();
        stoppedByTime |= isOver;
        return isOver;
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
