package neckar.compiler.route.demand;

import java.util.Arrays;
import neckar.compiler.partition.ConnectionTable;

/**
 * How many cells the targets of one chip want of one line, by category. A run is one (category, target): a number of
 * cells and what each of them is worth.
 */
public final class LineNeeds {
    private final int line;
    private final int[] categories;
    private final int[] firstRun;
    private final short[] runTargets;
    private final int[] runCells;
    private final double[] runValues;

    private LineNeeds(
            int line, int[] categories, int[] firstRun, short[] runTargets, int[] runCells, double[] runValues) {
        this.line = line;
        this.categories = categories;
        this.firstRun = firstRun;
        this.runTargets = runTargets;
        this.runCells = runCells;
        this.runValues = runValues;
    }

    /**
     * Counts the needs of the line at a position of the arriving edges.
     *
     * @param priority worth of one synapse, by projection
     */
    public static LineNeeds of(ArrivingEdges arriving, int position, ConnectionTable table, double[] priority) {
        int begin = arriving.first(position);
        int end = arriving.first(position + 1);
        int[] categories = new int[end - begin];
        int[] firstRun = new int[end - begin + 1];
        short[] runTargets = new short[end - begin];
        int[] runCells = new int[end - begin];
        double[] runValues = new double[end - begin];
        int runs = 0;
        int n = 0;
        for (int entry = begin; entry < end; ) {
            int next = arriving.endOfTarget(entry, end);
            if (n == 0 || categories[n - 1] != arriving.category(entry)) {
                categories[n] = arriving.category(entry);
                firstRun[n++] = runs;
            }
            double value = 0;
            for (int i = entry; i < next; i++) {
                int edge = arriving.edge(i);
                value += priority[table.projection(edge)] * table.multiplicity(edge);
            }
            runTargets[runs] = (short) arriving.targetIndex(entry);
            runCells[runs] = arriving.isStream(position) ? 1 : next - entry;
            runValues[runs] = value / runCells[runs];
            runs++;
            entry = next;
        }
        firstRun[n] = runs;
        return new LineNeeds(
                arriving.line(position),
                Arrays.copyOf(categories, n),
                Arrays.copyOf(firstRun, n + 1),
                Arrays.copyOf(runTargets, runs),
                Arrays.copyOf(runCells, runs),
                Arrays.copyOf(runValues, runs));
    }

    /** Line id. */
    public int line() {
        return line;
    }

    /** Number of categories. */
    public int categories() {
        return categories.length;
    }

    /** {@link Category} at a position; they ascend. */
    public int category(int position) {
        return categories[position];
    }

    /** First run of the category at a position; its runs end before {@code firstRun(position + 1)}. */
    public int firstRun(int position) {
        return firstRun[position];
    }

    /** Number of runs. */
    public int runs() {
        return runCells.length;
    }

    /** Target index of a run. */
    public int target(int run) {
        return runTargets[run];
    }

    /** Cells that a run wants. */
    public int cells(int run) {
        return runCells[run];
    }

    /** Worth of each cell of a run: synapses times priority. */
    public double value(int run) {
        return runValues[run];
    }
}
