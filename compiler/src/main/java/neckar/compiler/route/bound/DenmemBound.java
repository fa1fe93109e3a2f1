package neckar.compiler.route.bound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Least loss when neurons share the denmems of a wafer.
 *
 * <p>Every neuron has a size from its allowed ones, or none; the sizes add up to at most the usable denmems. Proof of the
 * bound: replace the loss of each neuron over its sizes by the lower convex hull, and allow fractions of sizes. Every real
 * choice of sizes is still allowed and costs no less than before, so the minimum of the relaxed problem bounds it. The
 * relaxed problem is a continuous knapsack of convex functions: spending denmems on the steepest piece first is optimal.
 * Synapses that an unplaced neuron does not send are not counted. Time O(neurons x sizes x log).
 */
final class DenmemBound {
    private final List<double[]> pieces = new ArrayList<>();
    private double loss;

    /**
     * Adds a neuron.
     *
     * @param sizes allowed sizes in denmems, ascending
     * @param losses least loss at each of these sizes, not increasing
     * @param unplaced loss without a place
     */
    void add(int[] sizes, long[] losses, long unplaced) {
        loss += unplaced;
        int fromSize = 0;
        long fromLoss = unplaced;
        int next = 0;
        while (next < sizes.length) {
            int steepest = -1;
            double best = 0;
            for (int i = next; i < sizes.length; i++) {
                double slope = (double) (fromLoss - losses[i]) / (sizes[i] - fromSize);
                if (slope > best) {
                    best = slope;
                    steepest = i;
                }
            }
            if (steepest < 0) {
                return;
            }
            pieces.add(new double[] {best, sizes[steepest] - fromSize});
            fromSize = sizes[steepest];
            fromLoss = losses[steepest];
            next = steepest + 1;
        }
    }

    /** The least loss with a number of denmems, rounded up to whole synapses with care for rounding errors. */
    long with(long denmems) {
        List<double[]> steepestFirst = new ArrayList<>(pieces);
        steepestFirst.sort(Comparator.comparingDouble((double[] piece) -> -piece[0]));
        double left = denmems;
        double least = loss;
        for (double[] piece : steepestFirst) {
            double spent = Math.min(left, piece[1]);
            least -= spent * piece[0];
            left -= spent;
        }
        return roundUp(least);
    }

    /** The smallest whole number that a value computed with rounding errors surely reaches. */
    static long roundUp(double value) {
        double error = 1e-6 * Math.max(1, Math.abs(value));
        return Math.max(0, (long) Math.ceil(value - error));
    }
}
