package neckar.reference.simulate;

import java.util.Arrays;

/**
 * Synaptic events that reach the neurons of a partition in one window. After {@link #sort} they stand by target, then time,
 * then order of insertion. Confined to one thread at a time.
 */
final class Arrivals {
    private int size;
    /** Local target times two, plus one for the inhibitory input. */
    private int[] input = new int[32];

    private double[] timeMs = new double[32];
    private double[] weight = new double[32];
    private int[] order = new int[0];
    private int[] firstOfTarget = new int[0];

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    void add(int targetInput, double ms, double magnitude) {
        if (size == input.length) {
            input = Arrays.copyOf(input, 2 * size);
            timeMs = Arrays.copyOf(timeMs, 2 * size);
            weight = Arrays.copyOf(weight, 2 * size);
        }
        input[size] = targetInput;
        timeMs[size] = ms;
        weight[size++] = magnitude;
    }

    /** Orders the events for a number of targets. */
    void sort(int targets) {
        if (order.length < size) {
            order = new int[input.length];
        }
        if (firstOfTarget.length != targets + 1) {
            firstOfTarget = new int[targets + 1];
        }
        Arrays.fill(firstOfTarget, 0);
        for (int i = 0; i < size; i++) {
            firstOfTarget[(input[i] >>> 1) + 1]++;
        }
        for (int t = 0; t < targets; t++) {
            firstOfTarget[t + 1] += firstOfTarget[t];
        }
        int[] next = Arrays.copyOf(firstOfTarget, targets);
        for (int i = 0; i < size; i++) {
            order[next[input[i] >>> 1]++] = i;
        }
        for (int t = 0; t < targets; t++) {
            sortByTime(firstOfTarget[t], firstOfTarget[t + 1]);
        }
    }

    /** Position of the first event of a target; its events end before that of the next. */
    int first(int target) {
        return firstOfTarget[target];
    }

    double timeMs(int position) {
        return timeMs[order[position]];
    }

    double weight(int position) {
        return weight[order[position]];
    }

    boolean inhibits(int position) {
        return (input[order[position]] & 1) != 0;
    }

    /** Merging runs keeps equal times in order of insertion; short runs, the usual case, by insertion. */
    private void sortByTime(int from, int to) {
        if (to - from > 24) {
            int middle = (from + to) >>> 1;
            sortByTime(from, middle);
            sortByTime(middle, to);
            int[] left = Arrays.copyOfRange(order, from, middle);
            int l = 0;
            int r = middle;
            for (int k = from; l < left.length; k++) {
                boolean takeRight = r < to && timeMs[order[r]] < timeMs[left[l]];
                order[k] = takeRight ? order[r++] : left[l++];
            }
            return;
        }
        for (int i = from + 1; i < to; i++) {
            int moving = order[i];
            int k = i - 1;
            while (k >= from && timeMs[order[k]] > timeMs[moving]) {
                order[k + 1] = order[k];
                k--;
            }
            order[k + 1] = moving;
        }
    }
}
