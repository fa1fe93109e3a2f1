package neckar.reference.simulate;

import java.util.Arrays;

/**
 * What sources send in a window: rows of synapses that a spike drives, its time, and the part of the weights that acts.
 * Confined to one thread at a time.
 */
final class Emissions {
    private int size;
    private int[] row = new int[64];
    private double[] timeMs = new double[64];
    private double[] factor = new double[64];

    void clear() {
        size = 0;
    }

    void add(int synapseRow, double ms, double part) {
        if (size == row.length) {
            row = Arrays.copyOf(row, 2 * size);
            timeMs = Arrays.copyOf(timeMs, 2 * size);
            factor = Arrays.copyOf(factor, 2 * size);
        }
        row[size] = synapseRow;
        timeMs[size] = ms;
        factor[size++] = part;
    }

    int size() {
        return size;
    }

    int row(int emission) {
        return row[emission];
    }

    double timeMs(int emission) {
        return timeMs[emission];
    }

    double factor(int emission) {
        return factor[emission];
    }
}
