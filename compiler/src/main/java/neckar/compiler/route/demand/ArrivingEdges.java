package neckar.compiler.route.demand;

import java.util.Arrays;
import java.util.BitSet;
import neckar.base.Invariant;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.route.line.LinePlan;

/**
 * Edges whose targets lie on one chip and whose sources have a line, sorted by line, category, target and edge. An entry
 * is one edge. On lines of random generators one cell serves all entries of a target and category, since all their
 * sources are the same stream; of these the first is the leader and the others follow.
 */
public final class ArrivingEdges {
    private final int hicann;
    private final int[] targets;
    private final int[] edges;
    private final short[] targetIndices;
    private final short[] categories;
    private final int[] lines;
    private final int[] firstOfLine;
    private final boolean[] isStream;

    /**
     * Sorts the edges of a chip, which come by target, into their lines and categories; a counting sort, since it keeps
     * their order and there are few of either.
     */
    private ArrivingEdges(int hicann, int[] targets, Unsorted unsorted, LinePlan plan) {
        this.hicann = hicann;
        this.targets = targets;
        int n = unsorted.count;
        lines = distinct(unsorted.lines, n);
        int[] kinds = distinct(unsorted.categories, n);
        int[] lineRank = ranks(lines);
        int[] kindRank = ranks(kinds);
        int[] next = new int[lines.length * kinds.length + 1];
        for (int i = 0; i < n; i++) {
            next[lineRank[unsorted.lines[i]] * kinds.length + kindRank[unsorted.categories[i]] + 1]++;
        }
        Arrays.parallelPrefix(next, Integer::sum);
        firstOfLine = new int[lines.length + 1];
        isStream = new boolean[lines.length];
        for (int i = 0; i < lines.length; i++) {
            firstOfLine[i + 1] = next[(i + 1) * kinds.length];
            isStream[i] = plan.line(lines[i]).randomGenerator();
        }
        edges = new int[n];
        targetIndices = new short[n];
        categories = new short[n];
        for (int i = 0; i < n; i++) {
            int at = next[lineRank[unsorted.lines[i]] * kinds.length + kindRank[unsorted.categories[i]]]++;
            edges[at] = unsorted.edges[i];
            targetIndices[at] = unsorted.targetIndices[i];
            categories[at] = (short) unsorted.categories[i];
        }
    }

    /** The first {@code count} values without repetition, ascending. */
    private static int[] distinct(int[] values, int count) {
        BitSet seen = new BitSet();
        for (int i = 0; i < count; i++) {
            seen.set(values[i]);
        }
        return seen.stream().toArray();
    }

    /** Position of each value. */
    private static int[] ranks(int[] values) {
        int[] ranks = new int[values.length == 0 ? 0 : values[values.length - 1] + 1];
        for (int i = 0; i < values.length; i++) {
            ranks[values[i]] = i;
        }
        return ranks;
    }

    /** Edges of a chip in the order of its targets. */
    private static final class Unsorted {
        private final int[] edges;
        private final short[] targetIndices;
        private final int[] categories;
        private final int[] lines;
        private int count;

        Unsorted(int most) {
            edges = new int[most];
            targetIndices = new short[most];
            categories = new int[most];
            lines = new int[most];
        }

        void add(int edge, int targetIndex, int category, int line) {
            edges[count] = edge;
            targetIndices[count] = (short) targetIndex;
            categories[count] = category;
            lines[count++] = line;
        }
    }

    /** Collects the edges of a chip. */
    public static ArrivingEdges at(int hicann, ConnectionTable table, LinePlan plan, GeneratorIndex generators) {
        int[] targets = plan.placement().neuronsOn(hicann);
        int total = 0;
        for (int target : targets) {
            total += table.inDegree(target);
        }
        Unsorted unsorted = new Unsorted(total);
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
                if (category > Short.MAX_VALUE) {
                    Invariant.check(false, "STP sets fit into a short number", category);
                }
                unsorted.add(edge, t, category, line);
            }
        }
        return new ArrivingEdges(hicann, targets, unsorted, plan);
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
