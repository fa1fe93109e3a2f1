package neckar.compiler.flow;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import neckar.compiler.route.line.EventRates;
import neckar.compiler.route.line.Line;
import neckar.compiler.route.line.LinePlan;
import neckar.compiler.translate.Approximation;
import neckar.network.Network;
import neckar.network.Population;
import neckar.network.RecordRequest;
import neckar.network.RecordVariable;
import neckar.spec.coord.HicannOnWafer;

/**
 * What the user is told about neurons whose expected rate is more than lines and links carry (hardware reference 6.3;
 * mapping reference H20, H21).
 */
final class RateApproximations {
    private static final String WHAT = "rate_hz";

    private final Network network;
    private final EventRates rates;
    private final Map<Integer, Share> shares = new TreeMap<>();

    /** The least share of their events that neurons of a population can send, and how many neurons share the fate. */
    private record Share(double least, double carriedHz, long neurons) {
        Share worse(Share other) {
            Share worst = other.least < least ? other : this;
            return new Share(worst.least, worst.carriedHz, neurons + other.neurons);
        }
    }

    private RateApproximations(Network network) {
        this.network = network;
        this.rates = EventRates.of(network);
    }

    /** One entry for each population with overfull lines, and one with an overfull link of recorded neurons. */
    static List<Approximation> of(Network network, LinePlan plan) {
        RateApproximations lines = new RateApproximations(network);
        lines.addLines(plan);
        List<Approximation> approximations = new ArrayList<>(lines.told("their line carries"));
        RateApproximations links = new RateApproximations(network);
        links.addLinks(plan);
        approximations.addAll(links.told("as recorded: all spikes of a chip share its link to the FPGA, which takes"));
        return approximations;
    }

    private void addLines(LinePlan plan) {
        for (Line line : plan.lines()) {
            if (!line.external() && !line.randomGenerator()) {
                double hz = rates.sum(line.nodes());
                if (rates.excess(hz) > 0) {
                    add(line.nodes(), rates.lineHz(), hz);
                }
            }
        }
    }

    private void addLinks(LinePlan plan) {
        double[] hz = new double[HicannOnWafer.COUNT];
        for (Line line : plan.lines()) {
            hz[line.hicann()] += line.external() || line.randomGenerator() ? 0 : rates.sum(line.nodes());
        }
        boolean[] recorded = recorded();
        for (Line line : plan.lines()) {
            if (!line.external() && !line.randomGenerator() && hz[line.hicann()] > EventRates.UP_LINK_HZ) {
                int[] nodes = Arrays.stream(line.nodes())
                        .filter(node -> recorded[node])
                        .toArray();
                add(nodes, EventRates.UP_LINK_HZ, hz[line.hicann()]);
            }
        }
    }

    /** Nodes whose spikes the user wants from the link. */
    private boolean[] recorded() {
        boolean[] recorded = new boolean[network.nodeCount()];
        for (Population population : network.populations()) {
            for (RecordRequest request : population.record()) {
                if (request.variable() == RecordVariable.SPIKES && !request.debugProbe()) {
                    request.indices().stream()
                            .forEach(index -> recorded[network.nodeOf(population.position(), index)] = true);
                }
            }
        }
        return recorded;
    }

    private void add(int[] nodes, double carriedHz, double askedHz) {
        for (int node : nodes) {
            shares.merge(network.populationOf(node), new Share(carriedHz / askedHz, carriedHz, 1), Share::worse);
        }
    }

    private List<Approximation> told(String why) {
        List<Approximation> approximations = new ArrayList<>();
        shares.forEach((position, share) -> {
            Population population = network.populations().get(position);
            approximations.add(new Approximation(
                    population.label(),
                    WHAT,
                    population.rateHz(),
                    population.rateHz() * share.least(),
                    share.neurons(),
                    String.format(Locale.ROOT, "%s %.3g events/s of hardware time", why, share.carriedHz())));
        });
        return approximations;
    }
}
