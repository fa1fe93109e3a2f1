package neckar.compiler.route.demand;

import java.util.Arrays;
import neckar.base.Invariant;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.place.Placement;
import neckar.compiler.route.line.LinePlan;

/**
 * Edges whose targets lie on one chip and whose sources have a line, sorted by line, category, target and edge. An entry
 * is one edge. On lines of random generators one cell serves all entries of a target and category, since all their
 * sources are the same stream; of these the first is the leader and the others follow.
 */
public final class ArrivingEdges {
    private static final int TARGET_BITS = 8;
    private static final int CATEGORY_BITS = 15;
    private static final int LINE_BITS = 14;
    private static final int INDEX_BITS = 63 - TARGET_BITS - CATEGORY_BITS - LINE_BITS;

    private final int hicann;
    private final int[] targets;
    private final int[] edges;
    private final short[] targetIndices;
    private final short[] categories;
    private final int[] lines;
    private final int[] firstOfLine;
    private final boolean[] isStream;

    private ArrivingEdges(int hicann, int[] targets, long[] keys, int[] unsorted, LinePlan plan) {
        this.hicann = hicann;
        this.targets = targets;
        int n = keys.length;
        edges = new int[n];
        targetIndices = new short[n];
        categories = new short[n];
        int[] lineIds = new int[n];
        int[] starts = new int[n + 1];
        int count = 0;
        for (int i = 0; i < n; i++) {
            long key = keys[i];
            edges[i] = unsorted[(int) (key & (1 << INDEX_BITS) - 1)];
            key >>= INDEX_BITS;
            targetIndices[i] = (short) (key & (1 << TARGET_BITS) - 1);
            key >>= TARGET_BITS;
            categories[i] = (short) (key & (1 << CATEGORY_BITS) - 1);
            int line = (int) (key >> CATEGORY_BITS);
            if (count == 0 || lineIds[count - 1] != line) {
                lineIds[count] = line;
                starts[count++] = i;
            }
        }
        starts[count] = n;
        lines = Arrays.copyOf(lineIds, count);
        firstOfLine = Arrays.copyOf(starts, count + 1);
        isStream = new boolean[count];
        for (int i = 0; i < count; i++) {
            isStream[i] = plan.line(lines[i]).randomGenerator();
        }
    }

    /** Collects the edges of a chip. */
    public static ArrivingEdges at(int hicann, ConnectionTable table, LinePlan plan, GeneratorIndex generators) {
        Placement placement = plan.placement();
        int[] targets = placement.neuronsOn(hicann);
        int total = 0;
        for (int target : targets) {
            total += table.inDegree(target);
        }
        Invariant.check(total < 1 << INDEX_BITS, "edges of a chip fit into the sort key", hicann, total);
        Invariant.check(
                plan.lines().size() <= 1 << LINE_BITS,
                "lines fit into the sort key",
                plan.lines().size());
        long[] keys = new long[total];
        int[] unsorted = new int[total];
        int n = 0;
        for (int t = 0; t < targets.length; t++) {
            for (int edge = table.firstEdge(targets[t]); edge < table.firstEdge(targets[t] + 1); edge++) {
                int source = table.source(edge);
                int line = plan.lineOf(source);
                int group = plan.addressOf(source) >> 4;
                if (line == LinePlan.NO_LINE) {
                    line = generators.lineOf(source, hicann);
                    group = 0;
                    if (line == LinePlan.NO_LINE) {
                        continue;
                    }
                }
                int category = Category.of(table.stpSet(edge), group, table.inhibitory(edge) ? 1 : 0);
                Invariant.check(category < 1 << CATEGORY_BITS, "STP sets fit into the sort key", category);
                long key = (long) line << CATEGORY_BITS | category;
                keys[n] = (key << TARGET_BITS | t) << INDEX_BITS | n;
                unsorted[n++] = edge;
            }
        }
        keys = Arrays.copyOf(keys, n);
        Arrays.sort(keys);
        return new ArrivingEdges(hicann, targets, keys, unsorted, plan);
    }

    /** HICANN id. */
    public int hicann() {
        return hicann;
    }

    /** Number of neurons on the chip. */
    public int targets() {
        return targets.length;
    }

    /** Node of a target index; targets ascend by column. */
    public int target(int index) {
        return targets[index];
    }

    /** Number of lines that the chip hears. */
    public int lines() {
        return lines.length;
    }

    /** Line id at a position; ids ascend. */
    public int line(int position) {
        return lines[position];
    }

    /** Position of a line id, or a negative number when no edge arrives on it. */
    public int positionOf(int line) {
        return Arrays.binarySearch(lines, line);
    }

    /** First entry of the line at a position; its entries end before {@code first(position + 1)}. */
    public int first(int position) {
        return firstOfLine[position];
    }

    /** Edge of an entry. */
    public int edge(int entry) {
        return edges[entry];
    }

    /** Target index of an entry. */
    public int targetIndex(int entry) {
        return targetIndices[entry];
    }

    /** {@link Category} of an entry. */
    public int category(int entry) {
        return categories[entry];
    }

    /** True when all sources of the line at a position are one stream, so that one cell serves a target. */
    public boolean isStream(int position) {
        return isStream[position];
    }

    /** End of the entries that share line, category and target with an entry. */
    public int endOfTarget(int entry, int endOfLine) {
        int end = entry + 1;
        while (end < endOfLine && categories[end] == categories[entry] && targetIndices[end] == targetIndices[entry]) {
            end++;
        }
        return end;
    }
}
