package neckar.compiler.route.synapse;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Exact lengths of the chains of one quadrant, given their primaries: a dynamic program over the chains from one end to
 * the other, whose state is how far a chain reaches behind its primary. Time O(chains x length^3).
 */
final class ChainLengths {
    private static final double IMPOSSIBLE = -1;

    private final List<ChainRequest> requests;
    private final boolean[] usable;
    private final int quadrant;

    ChainLengths(List<ChainRequest> requests, boolean[] usable, int quadrant) {
        this.requests = requests;
        this.usable = usable;
        this.quadrant = quadrant;
    }

    /**
     * Chooses intervals.
     *
     * @param primaries position on the side of each request's primary, -1 when it has none
     * @return by request {first, last} position on the side, or {0, -1} for a request that is not in this quadrant
     */
    int[][] intervals(int[] primaries) {
        int[] order = inOrder(primaries);
        int[][] intervals = new int[requests.size()][];
        Arrays.fill(intervals, new int[] {0, -1});
        if (order.length == 0) {
            return intervals;
        }
        double[][] best = new double[order.length][];
        int[][] leftOf = new int[order.length][];
        int[][] rightBefore = new int[order.length][];
        for (int i = 0; i < order.length; i++) {
            int position = primaries[order[i]];
            int longest = Math.max(1, requests.get(order[i]).longest(quadrant));
            best[i] = new double[longest];
            leftOf[i] = new int[longest];
            rightBefore[i] = new int[longest];
            Arrays.fill(best[i], IMPOSSIBLE);
            int gap = gapBefore(position, i == 0 ? -1 : primaries[order[i - 1]]);
            int after = gapAfter(position, i + 1 < order.length ? primaries[order[i + 1]] : ChainSearch.SIDE);
            int previous = i == 0 ? 1 : best[i - 1].length;
            for (int right = 0; right < longest && right <= after; right++) {
                for (int left = 0; left + right < longest && left <= gap; left++) {
                    double own = value(order[i], 1 + left + right);
                    for (int r = 0; r < previous; r++) {
                        double before = i == 0 ? 0 : best[i - 1][r];
                        boolean room = i == 0 || left + r <= position - primaries[order[i - 1]] - 1;
                        if (before != IMPOSSIBLE && room && before + own > best[i][right]) {
                            best[i][right] = before + own;
                            leftOf[i][right] = left;
                            rightBefore[i][right] = r;
                        }
                    }
                }
            }
        }
        int right = argMax(best[order.length - 1]);
        for (int i = order.length - 1; i >= 0; i--) {
            int position = primaries[order[i]];
            intervals[order[i]] = new int[] {position - leftOf[i][right], position + right};
            right = rightBefore[i][right];
        }
        return intervals;
    }

    private int[] inOrder(int[] primaries) {
        return IntStream.range(0, primaries.length)
                .filter(r -> primaries[r] >= 0 && primaries[r] / ChainSearch.QUADRANT == quadrant)
                .boxed()
                .sorted((a, b) -> Integer.compare(primaries[a], primaries[b]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private double value(int request, int length) {
        double[] values = requests.get(request).values()[quadrant];
        return values[Math.min(length, values.length - 1)];
    }

    /** Usable drivers right before a position, behind the previous primary or the begin of the quadrant. */
    private int gapBefore(int position, int previousPrimary) {
        int lowest = Math.max(previousPrimary + 1, quadrant * ChainSearch.QUADRANT);
        int first = position;
        while (first > lowest && usable[first - 1]) {
            first--;
        }
        return position - first;
    }

    /** Usable drivers right after a position, before the next primary or the end of the quadrant. */
    private int gapAfter(int position, int nextPrimary) {
        int highest = Math.min(nextPrimary - 1, (quadrant + 1) * ChainSearch.QUADRANT - 1);
        int last = position;
        while (last < highest && usable[last + 1]) {
            last++;
        }
        return last - position;
    }

    private static int argMax(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            if (values[i] > values[best]) {
                best = i;
            }
        }
        return best;
    }
}
