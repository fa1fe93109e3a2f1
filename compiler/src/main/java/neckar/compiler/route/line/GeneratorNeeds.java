package neckar.compiler.route.line;

import java.util.ArrayList;
import java.util.List;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.place.Placement;
import neckar.network.Network;
import neckar.network.Population;
import neckar.spec.coord.HicannOnWafer;

/**
 * Which chips need a random generator for which population: each chip that carries a target of a population with the flag
 * {@code background_generator}. The generator's rate is the population's mean rate times the mean in-degree of the targets
 * on that chip, because the one stream stands for all sources of a target. Frozen.
 */
final class GeneratorNeeds {

    private final List<List<Integer>> populationsOn = new ArrayList<>();
    private final List<List<Double>> ratesOn = new ArrayList<>();

    private GeneratorNeeds() {
        for (int h = 0; h < HicannOnWafer.COUNT; h++) {
            populationsOn.add(new ArrayList<>());
            ratesOn.add(new ArrayList<>());
        }
    }

    static GeneratorNeeds of(LineTask task) {
        return of(task.network(), task.table(), task.placement());
    }

    static GeneratorNeeds of(Network network, ConnectionTable table, Placement placement) {
        GeneratorNeeds needs = new GeneratorNeeds();
        for (Population p : network.populations()) {
            if (p.backgroundGenerator()) {
                needs.add(network, table, placement, p);
            }
        }
        return needs;
    }

    private void add(Network network, ConnectionTable table, Placement placement, Population population) {
        int first = network.nodeOf(population.position(), 0);
        long[] synapses = new long[HicannOnWafer.COUNT];
        int[] targets = new int[HicannOnWafer.COUNT];
        boolean[] seen = new boolean[table.nodes()];
        for (int node = first; node < first + population.size(); node++) {
            for (int k = table.firstOut(node); k < table.firstOut(node + 1); k++) {
                int edge = table.outEdge(k);
                int target = table.target(edge);
                if (placement.isPlaced(target)) {
                    int h = placement.hicann(target);
                    synapses[h] += table.multiplicity(edge);
                    targets[h] += seen[target] ? 0 : 1;
                    seen[target] = true;
                }
            }
        }
        double rateHz = population.rateHz() * network.hardware().speedup();
        for (int h = 0; h < HicannOnWafer.COUNT; h++) {
            if (targets[h] > 0) {
                populationsOn.get(h).add(population.position());
                ratesOn.get(h).add(rateHz * synapses[h] / targets[h]);
            }
        }
    }

    /** Positions of the populations that need a generator on a chip. */
    List<Integer> on(int hicann) {
        return populationsOn.get(hicann);
    }

    /** Events per second of hardware time of a population's generator on a chip. */
    double rateHz(int hicann, int population) {
        return ratesOn.get(hicann).get(populationsOn.get(hicann).indexOf(population));
    }
}
