package neckar.compiler.route.graph;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** Result of L1 routing: a tree for each line, the taps by chip, and the (line, chip) pairs that no route reaches. */
public final class L1Routes {
    /**
     * A chip that a line should reach and does not.
     *
     * @param line line id
     * @param hicann target chip id
     */
    public record Unreached(int line, int hicann) {}

    private final List<RouteTree> trees;
    private final List<Tap> taps;
    private final List<List<Tap>> tapsByHicann;
    private final List<Unreached> unreached;

    /**
     * Makes the result.
     *
     * @param trees tree of each line, by line id; a line without targets has an empty tree
     * @param taps all taps, in any order
     * @param unreached pairs wanted and not reached
     * @param hicanns number of chips on the wafer
     */
    public L1Routes(List<RouteTree> trees, List<Tap> taps, List<Unreached> unreached, int hicanns) {
        this.trees = List.copyOf(trees);
        List<Tap> sorted = new ArrayList<>(taps);
        sorted.sort(Comparator.comparingInt(Tap::hicann)
                .thenComparing(Tap::side)
                .thenComparingInt(Tap::line)
                .thenComparingInt(Tap::segment));
        this.taps = List.copyOf(sorted);
        List<List<Tap>> byHicann = new ArrayList<>(Collections.nCopies(hicanns, List.of()));
        int from = 0;
        for (int to = 1; to <= sorted.size(); to++) {
            if (to == sorted.size()
                    || sorted.get(to).hicann() != sorted.get(from).hicann()) {
                byHicann.set(sorted.get(from).hicann(), List.copyOf(sorted.subList(from, to)));
                from = to;
            }
        }
        this.tapsByHicann = List.copyOf(byHicann);
        this.unreached = unreached.stream()
                .sorted(Comparator.comparingInt(Unreached::line).thenComparingInt(Unreached::hicann))
                .toList();
    }

    /** Tree of each line, by line id. */
    public List<RouteTree> trees() {
        return trees;
    }

    /** Tree of a line. */
    public RouteTree tree(int line) {
        return trees.get(line);
    }

    /** All taps, sorted by chip, side, line and segment. */
    public List<Tap> taps() {
        return taps;
    }

    /** Taps that feed drivers of a chip, sorted by side, line and segment. */
    public List<Tap> tapsOn(int hicann) {
        return tapsByHicann.get(hicann);
    }

    /** Pairs that were wanted and not reached, sorted by line and chip. */
    public List<Unreached> unreached() {
        return unreached;
    }

    /** Number of segments in use. */
    public int segmentsUsed() {
        return trees.stream().mapToInt(RouteTree::size).sum();
    }
}
