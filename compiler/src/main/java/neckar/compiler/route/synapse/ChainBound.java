package neckar.compiler.route.synapse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What no assignment of driver chains on a chip side exceeds, and the lengths that chains then have. Requests with the same
 * possible primaries get at most as many chains as these are; chains of n drivers or more are at most as many as
 * intervals of n fit into the runs of working drivers; all together have at most the working drivers. These limits count the
 * n-th drivers of chains, in a class, of all and with all others: a laminar family, so that taking the largest gains first
 * is optimal within them (a matroid), and no assignment is worth more.
 *
 * @param value bound of the worth
 * @param lengths length of each chain, descending
 */
@SuppressWarnings("ArrayRecordComponent") // private to the package, made once, never changed
record ChainBound(double value, int[] lengths) {
    private static final double TOLERANCE = 1e-9;

    /** True when chains of this worth cannot be bettered. */
    boolean isMetBy(double worth) {
        return worth >= value * (1 - TOLERANCE);
    }

    static ChainBound of(List<ChainRequest> requests, boolean[] usable) {
        int longest = IntervalMatching.longest(requests);
        int[] chainsLeft = new int[longest + 1];
        int drivers = 0;
        for (int run : runs(usable)) {
            drivers += run;
            for (int n = 1; n <= longest; n++) {
                chainsLeft[n] += run / n;
            }
        }
        Map<List<Integer>, int[]> leftOfClass = new HashMap<>();
        List<Gain> gains = new ArrayList<>();
        for (int request = 0; request < requests.size(); request++) {
            int[] primaries = requests.get(request).primaries();
            int[] left =
                    leftOfClass.computeIfAbsent(Arrays.stream(primaries).boxed().toList(), primary -> {
                        int[] chains = new int[longest + 1];
                        Arrays.fill(chains, primaries.length);
                        return chains;
                    });
            double[] worth = envelope(requests.get(request));
            for (int n = 1; n < worth.length; n++) {
                gains.add(new Gain(request, n, worth[n] - worth[n - 1], left));
            }
        }
        gains.sort(Comparator.comparingDouble(Gain::worth).reversed());
        double value = 0;
        int[] lengths = new int[requests.size()];
        for (Gain gain : gains) {
            if (drivers > 0 && chainsLeft[gain.position] > 0 && gain.leftOfClass[gain.position] > 0) {
                drivers--;
                chainsLeft[gain.position]--;
                gain.leftOfClass[gain.position]--;
                value += gain.worth;
                lengths[gain.request]++;
            }
        }
        int[] used = Arrays.stream(lengths).filter(n -> n > 0).sorted().toArray();
        int[] descending = new int[used.length];
        Arrays.setAll(descending, i -> used[used.length - 1 - i]);
        return new ChainBound(value, descending);
    }

    /** Worth by length in the better quadrant for that length, raised where gains would increase along the chain. */
    private static double[] envelope(ChainRequest request) {
        double[] worth = new double[1 + Math.max(request.longest(0), request.longest(1))];
        for (double[] values : request.values()) {
            for (int n = 1; n < worth.length; n++) {
                worth[n] = Math.max(worth[n], values[Math.min(n, values.length - 1)]);
            }
        }
        for (int n = 0; n + 1 < worth.length; ) {
            int steepest = n + 1;
            for (int m = n + 2; m < worth.length; m++) {
                steepest =
                        (worth[m] - worth[n]) * (steepest - n) > (worth[steepest] - worth[n]) * (m - n) ? m : steepest;
            }
            double slope = (worth[steepest] - worth[n]) / (steepest - n);
            for (int m = n + 1; m < steepest; m++) {
                worth[m] = worth[n] + slope * (m - n);
            }
            n = steepest;
        }
        return worth;
    }

    /** Lengths of the runs of working drivers that chains cannot leave. */
    static List<Integer> runs(boolean[] usable) {
        List<Integer> runs = new ArrayList<>();
        int run = 0;
        for (int position = 0; position <= usable.length; position++) {
            boolean ends = position % ChainSearch.QUADRANT == 0 || !usable[position];
            if (ends && run > 0) {
                runs.add(run);
            }
            run = ends ? 0 : run;
            run += position < usable.length && usable[position] ? 1 : 0;
        }
        return runs;
    }

    /** What the driver at a position of a request's chain, counted from 1, adds; chains left of its class by position. */
    private static final class Gain {
        private final int request;
        private final int position;
        private final double worth;
        private final int[] leftOfClass;

        Gain(int request, int position, double worth, int[] leftOfClass) {
            this.request = request;
            this.position = position;
            this.worth = worth;
            this.leftOfClass = leftOfClass;
        }

        double worth() {
            return worth;
        }
    }
}
