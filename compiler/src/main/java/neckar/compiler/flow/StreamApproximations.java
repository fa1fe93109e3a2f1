package neckar.compiler.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import neckar.compiler.route.line.GeneratorRate;
import neckar.compiler.translate.Approximation;
import neckar.network.Network;
import neckar.network.Population;

/** What the user is told about populations whose events come from background generators. */
final class StreamApproximations {
    private static final double NEGLIGIBLE = 1e-6;

    private StreamApproximations() {}

    /** One entry for each population whose streams have another rate than asked, with the worst of them. */
    static List<Approximation> of(Network network, List<GeneratorRate> rates) {
        Map<Integer, GeneratorRate> worst = new TreeMap<>();
        Map<Integer, Long> count = new TreeMap<>();
        for (GeneratorRate rate : rates) {
            if (error(rate) > NEGLIGIBLE) {
                worst.merge(rate.population(), rate, (a, b) -> error(a) >= error(b) ? a : b);
                count.merge(rate.population(), 1L, Long::sum);
            }
        }
        List<Approximation> approximations = new ArrayList<>();
        worst.forEach((position, rate) -> {
            Population population = network.populations().get(position);
            approximations.add(
                    new Approximation(
                            population.label(),
                            "rate",
                            population.rateHz(),
                            population.rateHz() * rate.givenHz() / rate.askedHz(),
                            count.getOrDefault(position, 0L),
                            "a background generator has mean intervals of whole clocks, at most 10 us to keep its line locked"));
        });
        return approximations;
    }

    private static double error(GeneratorRate rate) {
        return Math.abs(rate.givenHz() / rate.askedHz() - 1);
    }
}
