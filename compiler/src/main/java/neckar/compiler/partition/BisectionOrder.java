package neckar.compiler.partition;

import java.util.Arrays;

/**
 * Orders points so that each run of the order is compact: halves them again and again across their longest extent, at a
 * gap where there is a clear one (recursive inertial bisection; Simon, "Partitioning of unstructured problems for parallel
 * processing", 1991). Time O(n log n).
 */
final class BisectionOrder {

    private static final int D = Smoothing.DIMENSIONS;

    private static final int LEAF = 4;

    /** Smallest set in which a gap is sought. */
    private static final int GAP_SET = 32;

    /** A set is this many times as long as the stretch that is compared. */
    private static final int STRETCH = 256;

    /** A stretch must be so many times as thin as the mean, and more when it has few points, which vary by chance. */
    private static final double CLEARLY_THIN = 2.5;

    private static final double CHANCE = 12;

    private static final int POWER_STEPS = 20;

    private final float[] place;
    private final int[] order;
    /** The point that was ordered last: a set begins at its end that is nearer to it. */
    private int last = -1;

    private BisectionOrder(float[] place, int[] order) {
        this.place = place;
        this.order = order;
    }

    /** The nodes in the new order. */
    static int[] of(float[] coordinates, int[] nodes) {
        BisectionOrder bisection = new BisectionOrder(coordinates, nodes.clone());
        bisection.split(0, nodes.length);
        return bisection.order;
    }

    private void split(int from, int to) {
        double[] centre = centre(from, to);
        double[] axis = axis(from, to, centre);
        if (last >= 0 && projection(last, axis, centre) > 0) {
            for (int d = 0; d < D; d++) {
                axis[d] = -axis[d];
            }
        }
        float[] along = sort(from, to, axis, centre);
        if (to - from <= LEAF) {
            last = order[to - 1];
            return;
        }
        int middle = from + cut(along);
        split(from, middle);
        split(middle, to);
    }

    private double[] centre(int from, int to) {
        double[] centre = new double[D];
        for (int i = from; i < to; i++) {
            for (int d = 0; d < D; d++) {
                centre[d] += place[order[i] * D + d];
            }
        }
        for (int d = 0; d < D; d++) {
            centre[d] /= to - from;
        }
        return centre;
    }

    /** Direction of the largest variance, by power iteration. */
    private double[] axis(int from, int to, double[] centre) {
        double[][] variance = new double[D][D];
        double[] offset = new double[D];
        for (int i = from; i < to; i++) {
            for (int d = 0; d < D; d++) {
                offset[d] = place[order[i] * D + d] - centre[d];
            }
            for (int a = 0; a < D; a++) {
                for (int b = 0; b <= a; b++) {
                    variance[a][b] += offset[a] * offset[b];
                }
            }
        }
        int widest = 0;
        for (int a = 0; a < D; a++) {
            widest = variance[a][a] > variance[widest][widest] ? a : widest;
            for (int b = 0; b < a; b++) {
                variance[b][a] = variance[a][b];
            }
        }
        double[] axis = variance[widest].clone();
        for (int step = 0; step < POWER_STEPS; step++) {
            double norm = StrictMath.sqrt(Arrays.stream(axis).map(v -> v * v).sum());
            if (norm == 0) {
                return axis;
            }
            double[] product = new double[D];
            for (int a = 0; a < D; a++) {
                for (int b = 0; b < D; b++) {
                    product[a] += variance[a][b] * (axis[b] / norm);
                }
            }
            axis = product;
        }
        return axis;
    }

    private double projection(int node, double[] axis, double[] centre) {
        double sum = 0;
        for (int d = 0; d < D; d++) {
            sum += axis[d] * (place[node * D + d] - centre[d]);
        }
        return sum;
    }

    /** Sorts the set along the axis, equal places by node; returns the places. */
    private float[] sort(int from, int to, double[] axis, double[] centre) {
        long[] keys = new long[to - from];
        for (int i = from; i < to; i++) {
            // Adding 0 makes one zero of the two.
            int bits = Float.floatToIntBits((float) projection(order[i], axis, centre) + 0f);
            int ascending = bits < 0 ? bits ^ Integer.MAX_VALUE : bits;
            keys[i - from] = (long) ascending << 32 | order[i];
        }
        Arrays.sort(keys);
        float[] along = new float[to - from];
        for (int i = from; i < to; i++) {
            order[i] = (int) keys[i - from];
            along[i - from] = (float) projection(order[i], axis, centre);
        }
        return along;
    }

    /**
     * Position of the cut: the middle of the thinnest stretch of the middle half when it is clearly thinner than the mean,
     * else the median. A stretch has more than one point, because a gap between clusters holds stragglers.
     */
    private static int cut(float[] along) {
        int n = along.length;
        if (n < GAP_SET) {
            return n / 2;
        }
        int k = Math.max(1, n / STRETCH);
        int thinnest = n / 4;
        for (int i = n / 4; i + k <= 3 * n / 4; i++) {
            if (along[i + k] - along[i] > along[thinnest + k] - along[thinnest]) {
                thinnest = i;
            }
        }
        double mean = k * (along[3 * n / 4] - along[n / 4]) / (n / 2.0);
        if (along[thinnest + k] - along[thinnest] <= (CLEARLY_THIN + CHANCE / k) * mean) {
            return n / 2;
        }
        int widest = thinnest;
        for (int i = thinnest; i < thinnest + k; i++) {
            widest = along[i + 1] - along[i] > along[widest + 1] - along[widest] ? i : widest;
        }
        return widest + 1;
    }
}
