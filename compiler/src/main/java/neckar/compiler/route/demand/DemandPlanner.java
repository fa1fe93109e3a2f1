package neckar.compiler.route.demand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.route.RoutingOptions;
import neckar.compiler.route.line.LinePlan;
import neckar.spec.coord.HicannOnWafer;

/** Computes how many drivers each line is worth on each chip from the actual counts of synapses. */
public final class DemandPlanner {
    private static final int ROWS_PER_DRIVER = 2;

    private final ConnectionTable table;
    private final LinePlan plan;
    private final double[] priority;
    private final RoutingOptions options;

    /**
     * A planner for a network with its lines.
     *
     * @param priority worth of one synapse, by projection
     */
    public DemandPlanner(ConnectionTable table, LinePlan plan, double[] priority, RoutingOptions options) {
        this.table = table;
        this.plan = plan;
        this.priority = priority.clone();
        this.options = options;
    }

    /** Demand of all pairs, cut to the working drivers of each chip. Parallel over chips. */
    public DemandTable plan(IntUnaryOperator workingDrivers, RunContext context) {
        GeneratorIndex generators = new GeneratorIndex(plan);
        List<ChipDemand> chips = new ArrayList<>(Collections.nCopies(HicannOnWafer.COUNT, ChipDemand.NONE));
        Parallel.forRange(HicannOnWafer.COUNT, context.threads(), hicann -> {
            context.cancel().throwIfCancelled();
            if (plan.placement().neuronsOn(hicann).length > 0) {
                chips.set(hicann, demandOf(ArrivingEdges.at(hicann, table, plan, generators)));
            }
        });
        DemandTable.Builder builder = DemandTable.builder(HicannOnWafer.COUNT);
        for (int hicann = 0; hicann < chips.size(); hicann++) {
            ChipDemand chip = chips.get(hicann);
            builder.add(hicann, chip.lines, chip.curves, workingDrivers.applyAsInt(hicann));
        }
        return builder.build();
    }

    private ChipDemand demandOf(ArrivingEdges arriving) {
        TargetColumns columns = new TargetColumns(plan.placement(), arriving.hicann());
        int[] lines = new int[arriving.lines()];
        List<double[]> curves = new ArrayList<>(lines.length);
        for (int position = 0; position < lines.length; position++) {
            lines[position] = arriving.line(position);
            LineNeeds needs = LineNeeds.of(arriving, position, table, priority);
            curves.add(curve(needs, columns, stpSet -> true, options.chainLength() * options.tapsPerPair()));
        }
        return new ChipDemand(lines, curves);
    }

    /**
     * Gain of each further driver until nothing is left to gain, made concave.
     *
     * @param stpAllowed STP sets that the drivers may have
     * @param most longest curve
     */
    public static double[] curve(LineNeeds needs, TargetColumns columns, IntPredicate stpAllowed, int most) {
        SlotAllocator allocator = new SlotAllocator(needs, columns);
        double[] gains = new double[most];
        double last = Double.POSITIVE_INFINITY;
        for (int k = 0; k < most; k++) {
            double gain = allocator.next(ROWS_PER_DRIVER, stpAllowed).gain();
            if (gain <= 0) {
                return Arrays.copyOf(gains, k);
            }
            last = Math.min(last, gain);
            gains[k] = last;
        }
        return gains;
    }

    private static final class ChipDemand {
        static final ChipDemand NONE = new ChipDemand(new int[0], List.of());

        final int[] lines;
        final List<double[]> curves;

        ChipDemand(int[] lines, List<double[]> curves) {
            this.lines = lines;
            this.curves = curves;
        }
    }
}
