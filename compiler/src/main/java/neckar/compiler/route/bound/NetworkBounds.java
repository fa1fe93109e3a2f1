package neckar.compiler.route.bound;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import neckar.base.RunContext;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.NeuronSizes;
import neckar.network.Network;
import neckar.network.PlacementRequest;
import neckar.network.Population;
import neckar.spec.topology.Availability;

/** Bounds of a network under the sizes that options and placement requests allow, and with the rates that it expects. */
public final class NetworkBounds {
    /** Events per second through one FPGA in planning: 0.8 of 125 million (hardware reference 6.3). */
    private static final double HZ_PER_FPGA = 0.8 * 125e6;

    private NetworkBounds() {}

    /**
     * The bounds that hold for every mapping.
     *
     * @param neuronSize size in denmems that the user fixed for all neurons, if any
     */
    public static LowerBound of(
            Network network, ConnectionTable table, Availability wafer, OptionalInt neuronSize, RunContext context) {
        List<int[]> sizes = new ArrayList<>();
        for (Population population : network.populations()) {
            sizes.add(allowedSizes(population, neuronSize));
        }
        WaferLimits limits = WaferLimits.of(wafer, HZ_PER_FPGA);
        return new LowerBounds(table, limits, node -> sizes.get(network.populationOf(node)), senders(network))
                .compute(context);
    }

    /** The fixed size or all sizes, and those that requests name; a size too many only weakens the bound. */
    private static int[] allowedSizes(Population population, OptionalInt neuronSize) {
        TreeSet<Integer> sizes = new TreeSet<>();
        if (neuronSize.isPresent()) {
            sizes.add(neuronSize.getAsInt());
        } else {
            for (int size = NeuronSizes.MIN; size <= NeuronSizes.MAX; size += 2) {
                sizes.add(size);
            }
        }
        for (PlacementRequest request : population.placement()) {
            request.neuronSize().ifPresent(sizes::add);
            request.neurons().forEach(place -> sizes.add(place.size()));
        }
        return sizes.stream().mapToInt(Integer::intValue).toArray();
    }

    private static LowerBounds.Sources senders(Network network) {
        return new LowerBounds.Sources() {
            @Override
            public int stream(int node) {
                int population = network.populationOf(node);
                return network.populations().get(population).backgroundGenerator() ? population : NO_STREAM;
            }

            @Override
            public double rateHz(int node) {
                double biological =
                        network.populations().get(network.populationOf(node)).rateHz();
                return biological * network.hardware().speedup();
            }
        };
    }
}
