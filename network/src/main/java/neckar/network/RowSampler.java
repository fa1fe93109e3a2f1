package neckar.network;

import java.util.function.IntConsumer;
import neckar.base.SeededRandom;

/**
 * Chooses n of the candidates of each row, as PyNN's fixed-number connectors do. Needs memory for one row, time for the
 * chosen candidates only.
 */
final class RowSampler {
    private final ConnectionScope scope;
    private final int n;
    private final boolean withReplacement;
    private final int[] order;
    private final int[] swaps;
    private final SeededRandom random = new SeededRandom(0);

    /** A sampler of rows of at most {@code longestRow} candidates. */
    RowSampler(ConnectionScope scope, int n, boolean withReplacement, int longestRow) {
        this.scope = scope;
        this.n = n;
        this.withReplacement = withReplacement;
        this.order = new int[withReplacement ? 0 : longestRow];
        for (int i = 0; i < order.length; i++) {
            order[i] = i;
        }
        this.swaps = new int[withReplacement ? 0 : Math.min(n, longestRow)];
    }

    /** Delivers the chosen ones of the candidates 0..length-1 of a row. */
    void sample(int row, int length, IntConsumer chosen) {
        if (length == 0) {
            return;
        }
        scope.begin(random, row);
        if (withReplacement) {
            for (int i = 0; i < n; i++) {
                chosen.accept(random.nextInt(length));
            }
            return;
        }
        for (int round = 0; round < n / length; round++) {
            for (int k = 0; k < length; k++) {
                chosen.accept(k);
            }
        }
        withoutReplacement(n % length, length, chosen);
    }

    /** The first steps of a Fisher-Yates shuffle, undone afterwards so that the next row finds the order intact. */
    private void withoutReplacement(int count, int length, IntConsumer chosen) {
        for (int i = 0; i < count; i++) {
            int other = i + random.nextInt(length - i);
            swaps[i] = other;
            swap(i, other);
            chosen.accept(order[i]);
        }
        for (int i = count - 1; i >= 0; i--) {
            swap(i, swaps[i]);
        }
    }

    private void swap(int a, int b) {
        int kept = order[a];
        order[a] = order[b];
        order[b] = kept;
    }
}
