package neckar.compiler.flow;

import java.util.Arrays;
import java.util.stream.IntStream;
import neckar.base.RunContext;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.NeuronSizes;
import neckar.compiler.route.bound.LowerBound;
import neckar.compiler.route.bound.LowerBounds;
import neckar.compiler.route.line.LinePlanner;
import neckar.network.Network;
import neckar.network.PlacementRequest;
import neckar.network.Population;

/** The loss that no mapping under the user's options can avoid. */
final class LossBound {
    private static final int[] ANY_SIZE = IntStream.rangeClosed(NeuronSizes.MIN / 2, NeuronSizes.MAX / 2)
            .map(half -> 2 * half)
            .toArray();

    private LossBound() {}

    static LowerBound of(Network network, ConnectionTable table, CompileOptions options, RunContext context) {
        int[] asked = askedSizes(network, options);
        int[][] single = new int[NeuronSizes.MAX + 1][];
        for (int size = 0; size < single.length; size++) {
            single[size] = new int[] {size};
        }
        LowerBounds.Sources sources = new LowerBounds.Sources() {
            @Override
            public int stream(int node) {
                int population = network.populationOf(node);
                return network.populations().get(population).backgroundGenerator() ? population : NO_STREAM;
            }

            @Override
            public double rateHz(int node) {
                Population population = network.populations().get(network.populationOf(node));
                return population.rateHz() * network.hardware().speedup();
            }
        };
        return new LowerBounds(
                        table,
                        options.availability(),
                        node -> asked[node] == 0 ? ANY_SIZE : single[asked[node]],
                        sources)
                .compute(LinePlanner.FPGA_HZ, context);
    }

    /** Size that network or user fix for each node; 0 where the compiler chooses. */
    private static int[] askedSizes(Network network, CompileOptions options) {
        int[] sizes = new int[network.nodeCount()];
        Arrays.fill(sizes, options.neuronSize().orElse(0));
        for (Population population : network.populations()) {
            for (PlacementRequest request : population.placement()) {
                for (int i = 0; i < request.indices().size(); i++) {
                    int node = network.nodeOf(
                            population.position(), request.indices().get(i));
                    if (!request.neurons().isEmpty()) {
                        sizes[node] = request.neurons().get(i).size();
                    } else if (options.neuronSize().isEmpty()) {
                        sizes[node] = request.neuronSize().orElse(sizes[node]);
                    }
                }
            }
        }
        return sizes;
    }
}
