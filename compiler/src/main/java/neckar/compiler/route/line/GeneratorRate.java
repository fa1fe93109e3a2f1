package neckar.compiler.route.line;

import java.util.ArrayList;
import java.util.List;
import neckar.compiler.partition.ConnectionTable;
import neckar.network.Network;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;

/**
 * Rate of a random generator that stands for a population on a chip, in events per second of hardware time. The generator
 * makes mean intervals of whole clocks, and none longer than locking of its line permits.
 *
 * @param population position of the population
 * @param askedHz what the network asks for
 * @param givenHz what the generator sends
 */
public record GeneratorRate(int population, double askedHz, double givenHz) {
    /** Rates of all random generators, in the order of their lines. */
    public static List<GeneratorRate> of(Network network, ConnectionTable table, LinePlan plan) {
        GeneratorNeeds needs = GeneratorNeeds.of(network, table, plan.placement());
        List<GeneratorRate> rates = new ArrayList<>();
        for (Line line : plan.lines()) {
            if (line.randomGenerator()) {
                int population = network.populationOf(line.nodes()[0]);
                BackgroundGeneratorConfig setting =
                        plan.chip(line.hicann()).generator(BackgroundGeneratorOnHicann.of(line.generator()));
                rates.add(new GeneratorRate(
                        population,
                        needs.rateHz(line.hicann(), population),
                        network.hardware().pllMhz() * 1e6 / setting.meanIntervalClocks()));
            }
        }
        return rates;
    }
}
