package neckar.compiler.place;

import java.util.Arrays;
import java.util.List;
import neckar.compiler.partition.ConnectionTable;

/**
 * Which runs of neurons (future chips) talk to each other: for each run its partners and how many directions connect
 * them, 1 or 2. Frozen.
 */
final class RunTraffic {

    private final int[][] partner;
    private final byte[][] directions;
    private final long pairs;

    private RunTraffic(int[][] partner, byte[][] directions, long pairs) {
        this.partner = partner;
        this.directions = directions;
        this.pairs = pairs;
    }

    static RunTraffic of(ConnectionTable table, List<int[]> runs) {
        int n = runs.size();
        int[] runOf = new int[table.nodes()];
        Arrays.fill(runOf, -1);
        for (int run = 0; run < n; run++) {
            for (int node : runs.get(run)) {
                runOf[node] = run;
            }
        }
        byte[][] seen = new byte[n][n];
        for (int run = 0; run < n; run++) {
            for (int target : runs.get(run)) {
                for (int e = table.firstEdge(target); e < table.firstEdge(target + 1); e++) {
                    int from = runOf[table.source(e)];
                    if (from >= 0) {
                        seen[from][run] = 1;
                    }
                }
            }
        }
        int[][] partner = new int[n][];
        byte[][] directions = new byte[n][];
        long pairs = 0;
        int[] ids = new int[n];
        byte[] ways = new byte[n];
        for (int a = 0; a < n; a++) {
            int count = 0;
            for (int b = 0; b < n; b++) {
                int both = a == b ? 0 : seen[a][b] + seen[b][a];
                if (both > 0) {
                    ids[count] = b;
                    ways[count++] = (byte) both;
                    pairs += seen[a][b];
                }
            }
            partner[a] = Arrays.copyOf(ids, count);
            directions[a] = Arrays.copyOf(ways, count);
        }
        return new RunTraffic(partner, directions, pairs);
    }

    int runs() {
        return partner.length;
    }

    /** Ordered pairs of different runs of which the first talks to the second. */
    long pairs() {
        return pairs;
    }

    /** Share of the possible ordered pairs that talk; near 1 there is nothing to gain by placement. */
    double density() {
        long possible = (long) runs() * (runs() - 1);
        return possible == 0 ? 1 : (double) pairs / possible;
    }

    int[] partners(int run) {
        return partner[run];
    }

    byte[] directions(int run) {
        return directions[run];
    }
}
