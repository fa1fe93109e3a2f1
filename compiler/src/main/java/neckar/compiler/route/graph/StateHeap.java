package neckar.compiler.route.graph;

import java.util.Arrays;

/**
 * Binary heap of (cost, state) pairs packed into one long, so that equal costs leave in the order of their states and a
 * search has one result on every machine. Outdated entries stay until they surface; the caller knows them by their cost.
 */
final class StateHeap {
    private static final int STATE_BITS = 20;

    private long[] items = new long[4096];
    private int size;

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void push(int cost, int state) {
        if (size == items.length) {
            items = Arrays.copyOf(items, 2 * size);
        }
        long item = (long) cost << STATE_BITS | state;
        int at = size++;
        while (at > 0) {
            int above = (at - 1) >> 1;
            if (items[above] <= item) {
                break;
            }
            items[at] = items[above];
            at = above;
        }
        items[at] = item;
    }

    /** Removes the smallest item; see {@link #cost} and {@link #state}. */
    long pop() {
        long top = items[0];
        long item = items[--size];
        int at = 0;
        while (true) {
            int below = 2 * at + 1;
            if (below >= size) {
                break;
            }
            if (below + 1 < size && items[below + 1] < items[below]) {
                below++;
            }
            if (items[below] >= item) {
                break;
            }
            items[at] = items[below];
            at = below;
        }
        items[at] = item;
        return top;
    }

    static int cost(long item) {
        return (int) (item >>> STATE_BITS);
    }

    static int state(long item) {
        return (int) item & (1 << STATE_BITS) - 1;
    }
}
