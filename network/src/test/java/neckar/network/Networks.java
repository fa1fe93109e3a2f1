package neckar.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Small networks for tests. */
final class Networks {
    private Networks() {}

    /** A population of default cells. */
    static Population cells(int position, String label, int size) {
        return population(position, label, size, CellType.IF_COND_EXP, Map.of());
    }

    /** A population with some parameters. */
    static Population population(
            int position, String label, int size, CellType cellType, Map<String, ValueField> parameters) {
        return new Population(
                position,
                label,
                size,
                cellType,
                parameters,
                SpikeTimes.NONE,
                List.of(),
                List.of(),
                Population.DEFAULT_RATE_HZ,
                Structure.DEFAULT,
                false,
                0);
    }

    /** A network of populations and projections. */
    static Network network(long seed, List<Population> populations, List<Projection> projections) {
        return new Network(
                "test", 1000, seed, populations, projections, List.of(), HardwareSettings.DEFAULT, Space.DEFAULT);
    }

    /** One projection between two populations, or from one to itself when the second size is 0. */
    static Network connected(long seed, int preSize, int postSize, Connector connector) {
        return connected(seed, preSize, postSize, connector, new ValueField.Constant(0.01));
    }

    /** The same with a field of weights. */
    static Network connected(long seed, int preSize, int postSize, Connector connector, ValueField weight) {
        List<Population> populations = new ArrayList<>(List.of(cells(0, "pre", preSize)));
        if (postSize > 0) {
            populations.add(cells(1, "post", postSize));
        }
        Projection projection = new Projection(
                0,
                "p",
                0,
                populations.size() - 1,
                Receptor.EXCITATORY,
                connector,
                weight,
                new ValueField.Constant(1),
                SynapseDynamics.STATIC,
                1,
                "test");
        return network(seed, populations, List.of(projection));
    }

    /** All synapses of the first projection as {@code pre->post}. */
    static List<String> pairs(Network network) {
        List<String> result = new ArrayList<>();
        network.projections().get(0).forEach(network, (pre, post, weight, delay) -> result.add(pre + "->" + post));
        return result;
    }

    /** All synapses of the first projection with weight and delay. */
    static List<String> synapses(Network network) {
        List<String> result = new ArrayList<>();
        network.projections()
                .get(0)
                .forEach(
                        network,
                        (pre, post, weight, delay) -> result.add(pre + "->" + post + " " + weight + " " + delay));
        return result;
    }
}
