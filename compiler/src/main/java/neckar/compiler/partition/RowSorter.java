package neckar.compiler.partition;

import java.util.Arrays;

/**
 * Stable sort of the edges of one target by (projection, source). Edges come in by projection, and most connectors deliver
 * ascending sources, so usually only the check runs.
 */
final class RowSorter {

    private long[] keys = {};
    private int[] sources = {};
    private float[] weights = {};

    void sort(int[] source, int[] projection, float[] weight, int from, int to) {
        int start = from;
        while (start < to) {
            int end = start + 1;
            boolean sorted = true;
            while (end < to && projection[end] == projection[start]) {
                sorted &= source[end - 1] <= source[end];
                end++;
            }
            if (!sorted) {
                sortBySource(source, weight, start, end);
            }
            start = end;
        }
    }

    private void sortBySource(int[] source, float[] weight, int from, int to) {
        int n = to - from;
        if (keys.length < n) {
            keys = new long[n];
            sources = new int[n];
            weights = new float[n];
        }
        for (int i = 0; i < n; i++) {
            keys[i] = (long) source[from + i] << 32 | i;
        }
        Arrays.sort(keys, 0, n);
        for (int i = 0; i < n; i++) {
            int at = from + (int) keys[i];
            sources[i] = source[at];
            weights[i] = weight[at];
        }
        System.arraycopy(sources, 0, source, from, n);
        System.arraycopy(weights, 0, weight, from, n);
    }
}
