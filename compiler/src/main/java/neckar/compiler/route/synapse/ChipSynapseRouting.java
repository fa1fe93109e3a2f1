package neckar.compiler.route.synapse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import neckar.base.Seeds;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.route.LossCause;
import neckar.compiler.route.demand.ArrivingEdges;
import neckar.compiler.route.demand.Category;
import neckar.compiler.route.demand.DemandPlanner;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.demand.LineNeeds;
import neckar.compiler.route.demand.TargetColumns;
import neckar.compiler.route.graph.L1Bus;
import neckar.compiler.route.graph.Tap;
import neckar.compiler.route.line.LinePlan;

/** Chains, rows and cells of one chip, and the outcome of every edge that arrives there. Confined to one thread. */
final class ChipSynapseRouting {
    private final ConnectionTable table;
    private final LinePlan plan;
    private final DemandTable demand;
    private final SynapseOptions options;
    private final ArrivingEdges arriving;
    private final TargetColumns columns;
    private final ChipDrivers drivers;
    private final BlockSettings settings;
    private final EdgeOutcomes outcomes;
    private final double[] priority;

    ChipSynapseRouting(
            ConnectionTable table,
            LinePlan plan,
            DemandTable demand,
            SynapseOptions options,
            ArrivingEdges arriving,
            ChipDrivers drivers,
            EdgeOutcomes outcomes) {
        this.table = table;
        this.plan = plan;
        this.demand = demand;
        this.options = options;
        this.arriving = arriving;
        this.drivers = drivers;
        this.outcomes = outcomes;
        columns = new TargetColumns(plan.placement(), arriving.hicann());
        settings = new BlockSettings(arriving, table, options.stpSharing());
        priority = options.priorities();
    }

    /** Routes the synapses of the chip; empty when no driver is in use. */
    Optional<HicannSynapses> route(List<Tap> taps, L1Bus bus, long seed) {
        int hicann = arriving.hicann();
        ChainAssignment assignment = new ChainAssignment(hicann, demand, bus, drivers, this::gains, options);
        List<DriverChain> chains = assignment.assign(taps, seed);
        Map<Integer, List<LineRows.Slot>> slots = slotsByLine(chains);
        Map<Integer, Integer> tapsOfLine = new TreeMap<>();
        for (Tap tap : taps) {
            tapsOfLine.merge(tap.line(), 1, Integer::sum);
        }
        RowTable rows = new RowTable();
        Cells cells = new Cells();
        RunCells runCells = new RunCells(arriving, table, plan, options, Seeds.split(seed, hicann), cells, outcomes);
        for (int position = 0; position < arriving.lines(); position++) {
            List<LineRows.Slot> own = slots.getOrDefault(arriving.line(position), List.of());
            if (own.isEmpty()) {
                loseLine(position, tapsOfLine.containsKey(arriving.line(position)));
            } else {
                routeLine(position, own, rows, runCells);
            }
        }
        return chains.isEmpty()
                ? Optional.empty()
                : Optional.of(new HicannSynapses(
                        hicann, chains, assignment.isBest(), rows.stpSets, rows.signs, rows.decoders, cells));
    }

    private Map<Integer, List<LineRows.Slot>> slotsByLine(List<DriverChain> chains) {
        Map<Integer, List<LineRows.Slot>> slots = new TreeMap<>();
        for (DriverChain chain : chains) {
            int quadrant = chain.innermost() < DriverChain.FIRST_BOTTOM_DRIVER ? 0 : 1;
            for (int i = 0; i < chain.length(); i++) {
                slots.computeIfAbsent(chain.tap().line(), line -> new ArrayList<>())
                        .add(new LineRows.Slot(
                                chain.driver(i),
                                settings.allowed(chain.tap().side().id(), quadrant)));
            }
        }
        return slots;
    }

    /** Gains of a pair in a quadrant; they differ from the demand's only where STP settings do. */
    private double[] gains(int pair, int side, int quadrant) {
        if (!settings.differ()) {
            double[] gains = new double[demand.useful(pair)];
            for (int k = 0; k < gains.length; k++) {
                gains[k] = demand.gain(pair, k);
            }
            return gains;
        }
        int position = arriving.positionOf(demand.line(pair));
        LineNeeds needs = LineNeeds.of(arriving, position, table, priority);
        return DemandPlanner.curve(needs, columns, settings.allowed(side, quadrant), demand.useful(pair));
    }

    /** A line without drivers: it does not arrive, or its demand was cut to nothing, or no chain was left for it. */
    private void loseLine(int position, boolean arrives) {
        int pair = demand.find(arriving.line(position), arriving.hicann());
        boolean asked = demand.wanted(pair) > 0;
        LossCause cause = arrives || !asked ? LossCause.SYNAPSE_DRIVERS : LossCause.L1_ROUTING;
        for (int entry = arriving.first(position); entry < arriving.first(position + 1); entry++) {
            outcomes.lose(arriving.edge(entry), cause, 0);
        }
    }

    private void routeLine(int position, List<LineRows.Slot> slots, RowTable rows, RunCells runCells) {
        LineNeeds needs = LineNeeds.of(arriving, position, table, priority);
        LineRows lineRows = new LineRows(needs, columns);
        lineRows.give(slots, drivers, rows);
        int pair = demand.find(arriving.line(position), arriving.hicann());
        int useful = demand.useful(pair);
        boolean shortOfDrivers = lineRows.drivers() < useful
                || useful == options.limits().chainLength() * options.limits().tapsPerPair();
        int entry = arriving.first(position);
        int end = arriving.first(position + 1);
        for (int category = 0; category < needs.categories(); category++) {
            int sign = Category.sign(needs.category(category));
            for (int run = needs.firstRun(category); run < needs.firstRun(category + 1); run++) {
                int next = arriving.endOfTarget(entry, end);
                runCells.offer(lineRows.halfRows(category), needs.target(run), sign, drivers);
                runCells.assign(entry, next, arriving.isStream(position), shortOfDrivers ? lineRows.missing(run) : 0);
                entry = next;
            }
        }
    }
}
