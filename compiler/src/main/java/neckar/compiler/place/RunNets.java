package neckar.compiler.place;

import java.util.Arrays;
import java.util.List;
import neckar.compiler.partition.ChipPour;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.NeuronSizes;

/**
 * The lines that runs of neurons (future chips) will send: who hears each run, and how many lines it needs. All lines of a
 * run are taken to reach the same runs. Frozen.
 */
final class RunNets {

    /** Share of the synapses of a typical pair at which a pair counts. */
    private static final double FAINT = 0.04;

    private final int[][] heardBy;
    private final int[][] hears;
    private final int[] lines;
    private final long pairs;

    private RunNets(int[][] heardBy, int[][] hears, int[] lines, long pairs) {
        this.heardBy = heardBy;
        this.hears = hears;
        this.lines = lines;
        this.pairs = pairs;
    }

    static RunNets of(ConnectionTable table, List<int[]> runs, NeuronSizes sizes) {
        int n = runs.size();
        int[] runOf = new int[table.nodes()];
        Arrays.fill(runOf, -1);
        for (int run = 0; run < n; run++) {
            for (int node : runs.get(run)) {
                runOf[node] = run;
            }
        }
        int[][] synapses = new int[n][n];
        for (int run = 0; run < n; run++) {
            for (int target : runs.get(run)) {
                for (int e = table.firstEdge(target); e < table.firstEdge(target + 1); e++) {
                    int from = runOf[table.source(e)];
                    if (from >= 0) {
                        synapses[from][run]++;
                    }
                }
            }
        }
        boolean[][] talks = talks(synapses);
        int[][] heardBy = new int[n][];
        int[][] hears = new int[n][];
        int[] lines = new int[n];
        long pairs = 0;
        for (int a = 0; a < n; a++) {
            heardBy[a] = partners(talks, a, true);
            hears[a] = partners(talks, a, false);
            lines[a] = ChipPour.lines(runs.get(a), sizes);
            pairs += heardBy[a].length;
        }
        return new RunNets(heardBy, hears, lines, pairs);
    }

    /**
     * Pairs with too few synapses do not count: single neurons among strangers must not hide where the others belong. The
     * measure is the mean number of synapses of a pair, over synapses.
     */
    private static boolean[][] talks(int[][] synapses) {
        double sum = 0;
        double squares = 0;
        for (int[] row : synapses) {
            for (int count : row) {
                sum += count;
                squares += (double) count * count;
            }
        }
        double least = sum == 0 ? 0 : FAINT * squares / sum;
        boolean[][] talks = new boolean[synapses.length][synapses.length];
        for (int a = 0; a < synapses.length; a++) {
            for (int b = 0; b < synapses.length; b++) {
                talks[a][b] = synapses[a][b] > least;
            }
        }
        return talks;
    }

    private static int[] partners(boolean[][] talks, int run, boolean out) {
        int[] ids = new int[talks.length];
        int count = 0;
        for (int other = 0; other < talks.length; other++) {
            if (other != run && (out ? talks[run][other] : talks[other][run])) {
                ids[count++] = other;
            }
        }
        return Arrays.copyOf(ids, count);
    }

    int runs() {
        return heardBy.length;
    }

    /** Share of the ordered pairs of different runs that talk; near 1 there is nothing to gain by placement. */
    double density() {
        long possible = (long) runs() * (runs() - 1);
        return possible == 0 ? 1 : (double) pairs / possible;
    }

    /** Other runs that hear a run. */
    int[] heardBy(int run) {
        return heardBy[run];
    }

    /** Other runs that a run hears. */
    int[] hears(int run) {
        return hears[run];
    }

    /** Lines that a run sends, 1..8. */
    int lines(int run) {
        return lines[run];
    }
}
