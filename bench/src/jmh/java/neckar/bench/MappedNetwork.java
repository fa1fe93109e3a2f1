package neckar.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import neckar.base.RunContext;
import neckar.compiler.flow.CompileOptions;
import neckar.compiler.flow.CompileResult;
import neckar.compiler.flow.Compiler;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.FileOrderPartitioner;
import neckar.compiler.partition.NeuronSizes;
import neckar.compiler.partition.NeuronSizing;
import neckar.compiler.partition.Partition;
import neckar.compiler.partition.SizeOptions;
import neckar.compiler.place.AnnealingPlacer;
import neckar.compiler.place.PlaceTask;
import neckar.compiler.route.RoutingOptions;
import neckar.compiler.route.demand.DemandPlanner;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.graph.L1Bus;
import neckar.compiler.route.graph.L1Routes;
import neckar.compiler.route.graph.NegotiatedRouter;
import neckar.compiler.route.line.LinePlan;
import neckar.compiler.route.line.LinePlanner;
import neckar.compiler.route.line.LineTask;
import neckar.compiler.route.synapse.ChipDrivers;
import neckar.compiler.route.synapse.SynapseOptions;
import neckar.compiler.route.synapse.SynapseRouter;
import neckar.compiler.translate.StpCatalogue;
import neckar.compiler.translate.Translator;
import neckar.network.Network;
import neckar.network.io.NetworkReader;
import neckar.spec.topology.Availability;
import neckar.spec.topology.WaferDescription;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * What each stage starts from, for a random network of 2,000 neurons with four denmems each: drivers are scarce there, so that
 * every search has work. One thread.
 */
@State(Scope.Benchmark)
public class MappedNetwork {
    private static final int SEARCH_ROUNDS = 2;
    private static final int MOVES = 2000;

    final RunContext context = RunContext.quiet(1);
    final Availability availability = Availability.of(WaferDescription.DEFAULT);
    final RoutingOptions routing = RoutingOptions.standard();
    Network network;
    ConnectionTable table;
    LineTask lineTask;
    LinePlan lines;
    DemandTable demand;
    L1Routes routes;
    SynapseRouter synapseRouter;
    CompileResult compiled;

    /** Runs all stages once. */
    @Setup(Level.Trial)
    public void map() {
        network = read();
        table = ConnectionTable.build(network, context);
        Partition partition = new FileOrderPartitioner().partition(table, context);
        CompileOptions options = CompileOptions.on(availability).withNeuronSize(4);
        SizeOptions sizing =
                new SizeOptions(options.neuronSize(), options.chainLength(), SizeOptions.DEFAULT.lossGoal());
        NeuronSizes sizes = NeuronSizing.choose(network, table, partition, availability, sizing, context);
        lineTask = new LineTask(
                network,
                table,
                partition,
                sizes,
                new AnnealingPlacer(MOVES)
                        .place(new PlaceTask(network, table, partition, sizes, availability), context),
                availability,
                options.chainLength(),
                SEARCH_ROUNDS);
        lines = LinePlanner.plan(lineTask, context);
        demand = demand();
        routes = route();
        synapseRouter = new SynapseRouter(
                table,
                lines,
                demand,
                new SynapseOptions(
                        routing,
                        List.of(1.0),
                        StpCatalogue.of(network, table),
                        Translator.cellWeights(network, sizes)));
        compiled = Compiler.compile(network, options, context);
    }

    private static Network read() {
        try {
            Path folder = Files.createTempDirectory("kernels");
            return NetworkReader.read(
                    PublicNetworks.write(folder, "random", Map.of("n", 2000.0, "p", 0.1), PublicNetworks.SEED));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    DemandTable demand() {
        return new DemandPlanner(table, lines, new double[] {1}, routing)
                .plan(hicann -> new ChipDrivers(hicann, availability).usable(), context);
    }

    L1Routes route() {
        return new NegotiatedRouter(routing).route(lines.lines(), demand, new L1Bus(availability), context);
    }
}
