package neckar.compiler.inspect.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import neckar.compiler.inspect.explain.LossExplanation.Holder;
import neckar.compiler.inspect.route.FedChain;
import neckar.compiler.inspect.route.LineRoute;
import neckar.compiler.route.LossCause;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.L1Topology;

/** The line arrives, but has fewer drivers than its synapses need. */
final class DriverShortage {
    private final Inspection inspection;
    private final SynapseCounts counts;

    DriverShortage(Inspection inspection, SynapseCounts counts) {
        this.inspection = inspection;
        this.counts = counts;
    }

    LossExplanation explain(int line, int post) {
        int hicann = inspection.hicannOf(post);
        HeardLine heard = HeardLine.of(inspection, counts, line, hicann);
        int limit = Math.max(1, inspection.mapping().settings().chainLength());
        List<String> facts = new ArrayList<>();
        facts.add(heard.line() + " has " + heard.drivers() + " drivers in "
                + heard.chains().size() + " chains on "
                + HicannOnWafer.of(hicann) + "; " + heard.useful() + " would have been of use within the chain limit, "
                + heard.wanted() + " could be granted");
        facts.add("on this chip the line has " + heard.synapses() + " synapses and lost " + heard.lost());
        boolean atLimit = !heard.chains().isEmpty() && heard.chains().stream().allMatch(chain -> chain.size() >= limit);
        int used = inspection.routes().chainsOn(hicann).stream()
                .mapToInt(FedChain::length)
                .sum();
        int usable = inspection.record().demand().usable()[hicann];
        if (atLimit && used < usable) {
            return chainLimit(heard, limit, post, facts);
        }
        if (used >= usable || heard.wanted() < heard.useful()) {
            return chipDrivers(hicann, used, usable, post, facts);
        }
        return withinReach(line, hicann, post, facts);
    }

    private LossExplanation chainLimit(HeardLine heard, int limit, int post, List<String> facts) {
        int longest = heard.chains().stream().mapToInt(List::size).max().orElse(0);
        List<Holder> holders =
                List.of(new Holder(heard.line().toString(), heard.sources(), heard.drivers(), heard.synapses()));
        List<String> help = new ArrayList<>();
        help.add("a longer chain: --chain-length " + Math.min(56, 2 * limit) + " gives " + 2 * limit
                + " drivers for each arrival instead of " + limit);
        help.add(larger(post));
        return new LossExplanation(
                LossCause.SYNAPSE_DRIVERS.reportName(),
                "chain of " + heard.line() + " on " + HicannOnWafer.of(heard.hicann()) + ", limited by --chain-length "
                        + limit,
                longest,
                limit,
                Math.max(longest, limit),
                longest >= limit,
                "drivers in the longest chain",
                holders,
                facts,
                help);
    }

    private LossExplanation chipDrivers(int hicann, int used, int usable, int post, List<String> facts) {
        int useful = 0;
        List<Holder> holders = new ArrayList<>();
        for (HeardLine other : HeardLine.on(inspection, counts, hicann)) {
            useful += other.useful();
            if (other.drivers() > 0) {
                holders.add(holder(other));
            }
        }
        List<String> help = new ArrayList<>();
        if (useful > usable) {
            help.add("fewer lines or fewer targets on this chip: its lines ask for " + (useful - usable)
                    + " drivers more than the " + usable + " that it has");
        }
        help.add(larger(post));
        return new LossExplanation(
                LossCause.SYNAPSE_DRIVERS.reportName(),
                "synapse drivers of " + HicannOnWafer.of(hicann),
                used,
                usable,
                Math.max(used, useful),
                used >= usable,
                "drivers",
                LossExplainer.sorted(holders),
                facts,
                help);
    }

    /** Neither chain limit nor chip are exhausted: the drivers around the places where the line can come in are taken. */
    private LossExplanation withinReach(int line, int hicann, int post, List<String> facts) {
        Map<Integer, Integer> holders = new TreeMap<>();
        int used = 0;
        int available = 0;
        LineRoute route = inspection.routes().lines().get(line);
        for (int node = 0; node < route.size(); node++) {
            int segment = route.segment(node);
            if (L1Topology.isHorizontal(segment)) {
                continue;
            }
            for (int k = 0; k < L1Topology.SYNAPSE_SWITCHES_PER_VLINE; k++) {
                int driver = L1Topology.driverOfSegment(segment, k);
                if (driver == L1Topology.NONE || L1Topology.hicannOfDriver(driver) != hicann) {
                    continue;
                }
                available++;
                int holder = inspection
                        .routes()
                        .chainOf(hicann, L1Topology.yOfDriver(driver))
                        .map(FedChain::line)
                        .orElse(Inspection.NONE);
                if (holder != Inspection.NONE) {
                    used++;
                    holders.merge(holder, 1, Integer::sum);
                }
            }
        }
        List<Holder> rows = new ArrayList<>();
        for (Map.Entry<Integer, Integer> entry : holders.entrySet()) {
            rows.add(new Holder(
                    inspection.lineName(entry.getKey()).toString(),
                    CellRanges.of(inspection, inspection.cellsOf(entry.getKey())),
                    entry.getValue(),
                    counts.realised(entry.getKey(), hicann)));
        }
        return new LossExplanation(
                LossCause.SYNAPSE_DRIVERS.reportName(),
                "drivers of " + HicannOnWafer.of(hicann) + " within reach of the line's vertical segments",
                used,
                available,
                used,
                used >= available,
                "drivers",
                LossExplainer.sorted(rows),
                facts,
                List.of("--effort high: a longer search for driver positions", larger(post)));
    }

    private String larger(int post) {
        int size = inspection.neuron(post).map(row -> row.size()).orElse(0);
        return "larger neurons: " + inspection.name(post) + " has " + size + " denmems; with --neuron-size "
                + Math.min(64, 2 * size) + " each driver gives it " + Math.min(64, 2 * size) + " cells instead of "
                + size;
    }

    private static Holder holder(HeardLine line) {
        return new Holder(line.line().toString(), line.sources(), line.drivers(), line.synapses());
    }
}
