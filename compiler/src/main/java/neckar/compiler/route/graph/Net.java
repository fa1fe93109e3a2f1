package neckar.compiler.route.graph;

import java.util.Arrays;

/**
 * One line in its layer: roots, sinks (target chips), and the tree that reaches them so far. Sinks may want several taps,
 * on different vertical segments. Confined to the thread that routes its layer.
 */
final class Net {
    /** Tree position of no parent. */
    static final int ROOT = -1;

    final int line;
    /** Segments that the sending repeater may drive. */
    final int[] roots;
    /** Target chip of each sink. */
    final int[] sinkHicanns;
    /** Drivers wanted by each sink. */
    final int[] drivers;
    /** Worth of the first, second, ... tap of each sink. */
    final double[][] tapValues;
    /** Taps that each sink wants now. */
    final int[] tapsWanted;
    /** Taps that each sink has. */
    final int[] tapsHeld;
    /** True when drivers may be fed from the neighbouring chip. */
    boolean neighbourFeeding;

    int size;
    int[] segments = new int[16];
    int[] parents = new int[16];
    /** Closed crossbar switches of each tree segment. */
    int[] crossbars = new int[16];
    /** Sink that a tree segment taps, or -1. */
    int[] tapSinks = new int[16];
    /** Feeding of that tap. */
    int[] tapFeedings = new int[16];

    Net(int line, int[] roots, int[] sinkHicanns, int[] drivers, double[][] tapValues) {
        this.line = line;
        this.roots = roots;
        this.sinkHicanns = sinkHicanns;
        this.drivers = drivers;
        this.tapValues = tapValues;
        tapsWanted = new int[sinkHicanns.length];
        tapsHeld = new int[sinkHicanns.length];
    }

    /** Sets the taps wanted by all sinks: up to a number, as far as a sink has use for them. */
    void want(int taps) {
        for (int sink = 0; sink < tapsWanted.length; sink++) {
            tapsWanted[sink] = Math.max(tapsHeld[sink], Math.min(taps, tapValues[sink].length));
        }
    }

    /** Taps wanted and not held. */
    int missing() {
        int sum = 0;
        for (int sink = 0; sink < tapsWanted.length; sink++) {
            sum += tapsWanted[sink] - tapsHeld[sink];
        }
        return sum;
    }

    /** Worth of the taps held. */
    double value() {
        double sum = 0;
        for (int sink = 0; sink < tapsHeld.length; sink++) {
            for (int tap = 0; tap < tapsHeld[sink]; tap++) {
                sum += tapValues[sink][tap];
            }
        }
        return sum;
    }

    /** Appends a segment to the tree and returns its position. */
    int append(int segment, int parent, boolean byCrossbar) {
        if (size == segments.length) {
            segments = Arrays.copyOf(segments, 2 * size);
            parents = Arrays.copyOf(parents, 2 * size);
            crossbars = Arrays.copyOf(crossbars, 2 * size);
            tapSinks = Arrays.copyOf(tapSinks, 2 * size);
            tapFeedings = Arrays.copyOf(tapFeedings, 2 * size);
        }
        segments[size] = segment;
        parents[size] = parent;
        crossbars[size] = byCrossbar ? 1 : 0;
        if (byCrossbar) {
            crossbars[parent]++;
        }
        tapSinks[size] = -1;
        return size++;
    }

    /** Lets a tree segment feed a sink. */
    void tap(int position, int sink, int feeding) {
        tapSinks[position] = sink;
        tapFeedings[position] = feeding;
        tapsHeld[sink]++;
    }

    /**
     * Removes tree segments with all that hangs behind them, and then every branch that ends without a tap.
     *
     * @param cut by tree position, true for segments to be removed
     * @param occupancy number of nets on each segment of the layer, kept up to date
     */
    void prune(boolean[] cut, int[] occupancy) {
        boolean[] keep = new boolean[size];
        for (int i = 0; i < size; i++) {
            if (parents[i] != ROOT && cut[parents[i]]) {
                cut[i] = true;
            }
        }
        for (int i = size - 1; i >= 0; i--) {
            if (cut[i]) {
                if (tapSinks[i] >= 0) {
                    tapsHeld[tapSinks[i]]--;
                }
                continue;
            }
            keep[i] |= tapSinks[i] >= 0;
            if (keep[i] && parents[i] != ROOT) {
                keep[parents[i]] = true;
            }
        }
        compact(keep, occupancy);
    }

    private void compact(boolean[] keep, int[] occupancy) {
        int[] moved = new int[size];
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (!keep[i]) {
                occupancy[segments[i]]--;
                continue;
            }
            moved[i] = kept;
            segments[kept] = segments[i];
            parents[kept] = parents[i] == ROOT ? ROOT : moved[parents[i]];
            tapSinks[kept] = tapSinks[i];
            tapFeedings[kept] = tapFeedings[i];
            kept++;
        }
        size = kept;
        Arrays.fill(crossbars, 0, size, 0);
    }

    /** Counts the crossbar switches anew after {@link #prune}: a switch joins a horizontal and a vertical segment. */
    void countCrossbars(LayerGraph graph) {
        Arrays.fill(crossbars, 0, size, 0);
        for (int i = 0; i < size; i++) {
            if (parents[i] != ROOT && graph.vertical[segments[i]] != graph.vertical[segments[parents[i]]]) {
                crossbars[i]++;
                crossbars[parents[i]]++;
            }
        }
    }

    /** A copy of tree and taps, to return to. */
    Saved save() {
        return new Saved(this);
    }

    /** Tree and taps of a net at one moment. */
    static final class Saved {
        private final int[] segments;
        private final int[] parents;
        private final int[] crossbars;
        private final int[] tapSinks;
        private final int[] tapFeedings;
        private final int[] tapsHeld;

        private Saved(Net net) {
            segments = Arrays.copyOf(net.segments, net.size);
            parents = Arrays.copyOf(net.parents, net.size);
            crossbars = Arrays.copyOf(net.crossbars, net.size);
            tapSinks = Arrays.copyOf(net.tapSinks, net.size);
            tapFeedings = Arrays.copyOf(net.tapFeedings, net.size);
            tapsHeld = net.tapsHeld.clone();
        }

        /** Puts tree and taps back into the net; occupancy is the caller's. */
        void restore(Net net) {
            net.size = 0;
            for (int i = 0; i < segments.length; i++) {
                net.append(segments[i], parents[i], false);
                net.crossbars[i] = crossbars[i];
                net.tapSinks[i] = tapSinks[i];
                net.tapFeedings[i] = tapFeedings[i];
            }
            System.arraycopy(tapsHeld, 0, net.tapsHeld, 0, tapsHeld.length);
        }
    }
}
