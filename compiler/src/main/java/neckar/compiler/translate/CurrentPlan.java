package neckar.compiler.translate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import neckar.network.CurrentSource;
import neckar.network.Network;
import neckar.network.Population;

/**
 * The currents into each neuron: those that never change in the run, which become a shift of the resting potential, and
 * those that need the current stimulus. Immutable after construction.
 */
final class CurrentPlan {
    private static final String OFFSET = "i_offset";

    private final Network network;
    private final Map<Integer, Double> constantNa = new TreeMap<>();
    private final Map<Integer, List<CurrentSource>> varying = new TreeMap<>();

    CurrentPlan(Network network) {
        this.network = network;
        for (Population population : network.populations()) {
            if (!population.cellType().isSource()) {
                for (int index = 0; index < population.size(); index++) {
                    double offset = population.value(OFFSET, index);
                    if (offset != 0) {
                        constantNa.put(network.nodeOf(population.position(), index), offset);
                    }
                }
            }
        }
        for (CurrentSource source : network.currents()) {
            OptionalDouble constant = source.shape().constant(network.durationMs());
            source.indices().stream().forEach(index -> {
                int node = network.nodeOf(source.population(), index);
                if (constant.isPresent()) {
                    constantNa.merge(node, constant.getAsDouble(), Double::sum);
                } else {
                    varying.computeIfAbsent(node, n -> new ArrayList<>()).add(source);
                }
            });
        }
    }

    /** Constant current into a neuron in nA, {@code i_offset} and constant sources together. */
    double constantNa(int node) {
        return constantNa.getOrDefault(node, 0.0);
    }

    /** The part of it that is {@code i_offset}. */
    double offsetNa(int node) {
        return network.populations().get(network.populationOf(node)).value(OFFSET, network.indexOf(node));
    }

    /** Sources of changing current into a neuron; neurons with equal lists get equal currents. */
    List<CurrentSource> varying(int node) {
        return varying.getOrDefault(node, List.of());
    }

    /** Sum of changing currents into a neuron at a biological time, nA. */
    double varyingNa(int node, double timeMs) {
        double sum = 0;
        for (CurrentSource source : varying(node)) {
            sum += source.at(timeMs, network.seed());
        }
        return sum;
    }
}
