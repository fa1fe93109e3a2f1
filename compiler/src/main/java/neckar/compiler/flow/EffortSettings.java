package neckar.compiler.flow;

import neckar.compiler.partition.FileOrderPartitioner;
import neckar.compiler.partition.Partitioner;
import neckar.compiler.partition.SpectralPartitioner;
import neckar.compiler.place.AnnealingPlacer;
import neckar.compiler.place.ByIdPlacer;
import neckar.compiler.place.Placer;
import neckar.compiler.route.RoutingOptions;
import neckar.compiler.route.graph.GreedyRouter;
import neckar.compiler.route.graph.NegotiatedRouter;
import neckar.compiler.route.graph.Router;

/**
 * What an effort means for each stage.
 *
 * @param partitioner how neurons that belong together are found
 * @param placer how parts get their chips
 * @param addressRounds rounds of address search
 * @param router how lines get their routes
 * @param routing limits of routing
 * @param rounds rounds of feedback after those of the next lower effort
 */
record EffortSettings(
        Partitioner partitioner, Placer placer, int addressRounds, Router router, RoutingOptions routing, int rounds) {
    /** Tried swaps of annealing for each chip in use. */
    private static final int NORMAL_MOVES = 2000;

    static EffortSettings of(CompileOptions options, Effort effort) {
        RoutingOptions base =
                switch (effort) {
                    case FAST -> RoutingOptions.quick();
                    case NORMAL -> RoutingOptions.standard();
                    case HIGH -> RoutingOptions.thorough();
                };
        RoutingOptions routing = base.withChainLength(options.chainLength());
        return switch (effort) {
            case FAST ->
                new EffortSettings(
                        new FileOrderPartitioner(), new ByIdPlacer(), 0, new GreedyRouter(routing), routing, 0);
            case NORMAL ->
                new EffortSettings(
                        new SpectralPartitioner(),
                        new AnnealingPlacer(NORMAL_MOVES),
                        2,
                        new NegotiatedRouter(routing),
                        routing,
                        2);
            case HIGH ->
                new EffortSettings(
                        new SpectralPartitioner(),
                        new AnnealingPlacer(4 * NORMAL_MOVES),
                        6,
                        new NegotiatedRouter(routing),
                        routing,
                        3);
        };
    }
}
