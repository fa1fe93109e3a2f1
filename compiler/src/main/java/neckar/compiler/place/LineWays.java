package neckar.compiler.place;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.L1Layers;

/**
 * Ways of lines through what works of one layer, by breadth-first search. A state is a
 * segment with one bit: whether its crossbar switch is spent. Confined to one thread.
 */
final class LineWays {

    private static final int NONE = WorkingLayer.NONE;
    private static final int FEEDINGS = WorkingLayer.FEEDINGS;

    /** Marks of segments in the tree of a line: {@link #SPENT} is the bit of the state as well. */
    private static final byte SPENT = 1;

    private static final byte TAPPED = 2;
    private static final byte INSIDE = 4;

    /** Mark of segments of other lines. */
    private static final byte TAKEN = 8;

    private final WorkingLayer layer;
    private final int[] seen = new int[2 * L1Layers.SEGMENTS_PER_LAYER];
    private final int[] queue = new int[2 * L1Layers.SEGMENTS_PER_LAYER];
    private final int[] parent = new int[2 * L1Layers.SEGMENTS_PER_LAYER];
    private final byte[] marks = new byte[L1Layers.SEGMENTS_PER_LAYER];
    private final int[] tree = new int[L1Layers.SEGMENTS_PER_LAYER];
    private int size;
    private int end;
    private int search;

    LineWays(WorkingLayer layer) {
        this.layer = layer;
    }

    /** Segments of the shortest way of a line, alone on the wafer, from some root to the drivers of each chip, by chip enum; 0 where there is none. */
    int[] lengths(int[] roots) {
        clear(List.of());
        start();
        for (int root : roots) {
            reach(2 * root, NONE);
        }
        int[] lengths = new int[HicannOnWafer.COUNT];
        int begin = 0;
        for (int steps = 1; begin < end; steps++) {
            for (int stop = end; begin < stop; begin++) {
                int segment = queue[begin] >> 1;
                for (int feeding = 0; feeding < FEEDINGS; feeding++) {
                    int target = layer.fed[FEEDINGS * segment + feeding];
                    if (target != NONE && lengths[target] == 0) {
                        lengths[target] = steps;
                    }
                }
                expand(queue[begin]);
            }
        }
        return lengths;
    }

    /** Makes all segments free but those that the sending repeaters of the given lines drive. */
    void clear(List<int[]> rootsOfLines) {
        Arrays.fill(marks, (byte) 0);
        for (int[] roots : rootsOfLines) {
            for (int root : roots) {
                marks[root] = TAKEN;
            }
        }
    }

    /**
     * Chips of a set that one line can feed at the same time, beside the lines before it: its tree grows to the nearest chip
     * first over free segments, and a vertical segment feeds one chip (mapping reference H9 to H13).
     */
    BitSet served(int[] roots, BitSet wanted) {
        BitSet left = (BitSet) wanted.clone();
        size = 0;
        for (int root : roots) {
            marks[root] = 0;
        }
        for (int tapped = nearest(roots, left); tapped != NONE; tapped = nearest(roots, left)) {
            join(tapped);
        }
        for (int i = 0; i < size; i++) {
            marks[tree[i]] = TAKEN;
        }
        for (int root : roots) {
            marks[root] = TAKEN;
        }
        BitSet served = (BitSet) wanted.clone();
        served.andNot(left);
        return served;
    }

    private void start() {
        search++;
        end = 0;
    }

    /** State of the nearest segment that feeds one of the chips, which it takes out of the set, or {@link #NONE}. */
    private int nearest(int[] roots, BitSet left) {
        if (left.isEmpty()) {
            return NONE;
        }
        start();
        for (int i = 0; i < size; i++) {
            reach(2 * tree[i] + (marks[tree[i]] & SPENT), NONE);
        }
        for (int root : roots) {
            if (marks[root] == 0) {
                reach(2 * root, NONE);
            }
        }
        for (int at = 0; at < end; at++) {
            if (taps(queue[at] >> 1, left)) {
                return queue[at];
            }
            expand(queue[at]);
        }
        return NONE;
    }

    private boolean taps(int segment, BitSet left) {
        for (int feeding = 0; feeding < FEEDINGS && (marks[segment] & TAPPED) == 0; feeding++) {
            int target = layer.fed[FEEDINGS * segment + feeding];
            if (target != NONE && left.get(target)) {
                left.clear(target);
                return true;
            }
        }
        return false;
    }

    private void join(int tapped) {
        for (int at = tapped; at != NONE; at = parent[at]) {
            if (marks[at >> 1] == 0) {
                marks[at >> 1] = INSIDE;
                tree[size++] = at >> 1;
            }
        }
        for (int at = tapped; parent[at] != NONE; at = parent[at]) {
            if (WorkingLayer.isVertical(at >> 1) != WorkingLayer.isVertical(parent[at] >> 1)) {
                spend(at >> 1);
                spend(parent[at] >> 1);
            }
        }
        marks[tapped >> 1] |= TAPPED;
    }

    private void spend(int segment) {
        if (layer.hasOneCrossbar(segment)) {
            marks[segment] |= SPENT;
        }
    }

    private void expand(int state) {
        int segment = state >> 1;
        for (int arc = layer.firstArc[segment]; arc < layer.firstCrossbar[segment]; arc++) {
            step(2 * layer.head[arc], state);
        }
        if ((state & SPENT) == 0) {
            for (int arc = layer.firstCrossbar[segment]; arc < layer.firstArc[segment + 1]; arc++) {
                int next = layer.head[arc];
                step(2 * next + (layer.hasOneCrossbar(next) ? SPENT : 0), state);
            }
        }
    }

    private void step(int state, int from) {
        if (marks[state >> 1] == 0) {
            reach(state, from);
        }
    }

    /** Adds a state to the queue unless it, or the same segment with its switch unspent, is there. */
    private void reach(int state, int from) {
        if (seen[state] != search && seen[state & ~SPENT] != search && !isBehindItself(state, from)) {
            seen[state] = search;
            parent[state] = from;
            queue[end++] = state;
        }
    }

    /** A way must not come back to a segment that it holds already with its switch spent. */
    private boolean isBehindItself(int state, int from) {
        if (seen[state | SPENT] == search) {
            for (int at = from; at != NONE; at = parent[at]) {
                if (at >> 1 == state >> 1) {
                    return true;
                }
            }
        }
        return false;
    }
}
