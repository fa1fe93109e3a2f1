package neckar.compiler.route.demand;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Gives the drivers of one line on one chip to categories, one driver after another, each time to what gains most on the
 * actual counts (mapping reference 4.3 and 5 f 4). A driver has one STP set, a row one sign, a half-row one group; which
 * of a group's half-rows serves a synapse is free, so only the numbers of cells left to find matter. Confined to one
 * thread. Time: O(runs) for each row given.
 */
public final class SlotAllocator {
    private final LineNeeds needs;
    private final TargetColumns columns;
    private final int[] missing;
    /** Gain of one more even, odd, or even and odd half-row, by category position; negative = to be computed. */
    private final double[] evenGain;

    private final double[] oddGain;
    private final double[] bothGain;

    /** Starts with no driver given. */
    public SlotAllocator(LineNeeds needs, TargetColumns columns) {
        this.needs = needs;
        this.columns = columns;
        missing = new int[needs.runs()];
        for (int run = 0; run < missing.length; run++) {
            missing[run] = needs.cells(run);
        }
        evenGain = new double[needs.categories()];
        oddGain = new double[needs.categories()];
        bothGain = new double[needs.categories()];
        for (int position = 0; position < needs.categories(); position++) {
            forget(position);
        }
    }

    /** Cells that a run still lacks. */
    public int missing(int run) {
        return missing[run];
    }

    /**
     * Gives the next driver.
     *
     * @param rows number of its working rows, 1 or 2
     * @param stpAllowed STP sets that the driver may have
     * @return its use; {@link DriverUse#gain()} is 0 when nothing is left to gain
     */
    public DriverUse next(int rows, IntPredicate stpAllowed) {
        DriverUse best = new DriverUse(0, List.of());
        int[] before = missing.clone();
        int[] bestAfter = before;
        int bestFrom = 0;
        int bestTo = 0;
        for (int from = 0; from < needs.categories(); ) {
            int stpSet = Category.stpSet(needs.category(from));
            int to = from + 1;
            while (to < needs.categories() && Category.stpSet(needs.category(to)) == stpSet) {
                to++;
            }
            if (stpAllowed.test(stpSet)) {
                DriverUse use = fill(stpSet, from, to, rows);
                boolean better = use.gain() > best.gain();
                boolean others = from > 0 || to < needs.categories();
                if (better) {
                    best = use;
                    bestAfter = others ? missing.clone() : missing;
                    bestFrom = from;
                    bestTo = to;
                }
                if (others) {
                    restore(before, from, to);
                }
            }
            from = to;
        }
        restore(bestAfter, bestFrom, bestTo);
        return best;
    }

    private DriverUse fill(int stpSet, int from, int to, int rows) {
        List<RowUse> uses = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            uses.add(takeBestRow(from, to));
        }
        return new DriverUse(stpSet, List.copyOf(uses));
    }

    private RowUse takeBestRow(int from, int to) {
        double best = 0;
        int bestEven = -1;
        int bestOdd = -1;
        for (int a = from; a < to; a++) {
            update(a);
            for (int b = from; b < to; b++) {
                if (Category.sign(needs.category(a)) != Category.sign(needs.category(b))) {
                    continue;
                }
                update(b);
                double gain = a == b ? bothGain[a] : evenGain[a] + oddGain[b];
                if (gain > best) {
                    best = gain;
                    bestEven = a;
                    bestOdd = b;
                }
            }
        }
        if (bestEven < 0) {
            return RowUse.NONE;
        }
        take(bestEven, true, bestEven == bestOdd);
        if (bestOdd != bestEven) {
            take(bestOdd, false, true);
        }
        int even = needs.category(bestEven);
        return new RowUse(Category.sign(even), Category.group(even), Category.group(needs.category(bestOdd)), best);
    }

    private void take(int position, boolean takeEven, boolean takeOdd) {
        for (int run = needs.firstRun(position); run < needs.firstRun(position + 1); run++) {
            int target = needs.target(run);
            int cells = (takeEven ? columns.even(target) : 0) + (takeOdd ? columns.odd(target) : 0);
            missing[run] = Math.max(0, missing[run] - cells);
        }
        forget(position);
    }

    private void restore(int[] state, int from, int to) {
        if (from == to || state == missing) {
            return;
        }
        int begin = needs.firstRun(from);
        System.arraycopy(state, begin, missing, begin, needs.firstRun(to) - begin);
        for (int position = from; position < to; position++) {
            forget(position);
        }
    }

    private void forget(int position) {
        evenGain[position] = -1;
    }

    private void update(int position) {
        if (evenGain[position] >= 0) {
            return;
        }
        double even = 0;
        double odd = 0;
        double both = 0;
        for (int run = needs.firstRun(position); run < needs.firstRun(position + 1); run++) {
            int left = missing[run];
            if (left == 0) {
                continue;
            }
            int e = columns.even(needs.target(run));
            int o = columns.odd(needs.target(run));
            double value = needs.value(run);
            even += value * Math.min(left, e);
            odd += value * Math.min(left, o);
            both += value * Math.min(left, e + o);
        }
        evenGain[position] = even;
        oddGain[position] = odd;
        bothGain[position] = both;
    }
}
