package neckar.compiler.route.graph;

/**
 * The segments of one line as a forest: an entry's parent is the segment from which the events arrive. Parents stand
 * before their children. Roots are the lines that the sending repeater drives: 8i+6 of the own chip, 8i+4 of the west
 * neighbour, or both.
 */
public final class RouteTree {
    /** Parent of a segment that the sending repeater drives. */
    public static final int ROOT = -1;

    private final int line;
    private final int[] segments;
    private final int[] parents;

    /**
     * Makes a tree.
     *
     * @param line line id
     * @param segments packed segments, each once
     * @param parents for each segment the position of its parent in {@code segments}, or {@link #ROOT}
     */
    public RouteTree(int line, int[] segments, int[] parents) {
        this.line = line;
        this.segments = segments.clone();
        this.parents = parents.clone();
    }

    /** Line id. */
    public int line() {
        return line;
    }

    /** Number of segments. */
    public int size() {
        return segments.length;
    }

    /** Packed segment at a position. */
    public int segment(int position) {
        return segments[position];
    }

    /** Position of the parent of the segment at a position, or {@link #ROOT}. */
    public int parent(int position) {
        return parents[position];
    }
}
