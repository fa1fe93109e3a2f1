package neckar.network;

import java.util.function.LongConsumer;
import neckar.base.SeededRandom;
import neckar.base.Seeds;

/** Chooses n of a number of candidates that may be far too many to list. */
final class PairSampler {
    /** Up to here candidates are shuffled in an array, above they are permuted by a cipher. */
    private static final int MAX_LISTED = 1 << 16;

    private PairSampler() {}

    /** Delivers n of the candidates 0..count-1 in random order. */
    static void sample(long seed, int n, boolean withReplacement, long count, LongConsumer chosen) {
        if (count == 0) {
            return;
        }
        if (withReplacement) {
            SeededRandom random = new SeededRandom(seed);
            for (int i = 0; i < n; i++) {
                chosen.accept(random.nextLong(count));
            }
            return;
        }
        for (long i = 0; i < n - n % count; i++) {
            chosen.accept(i % count);
        }
        int rest = (int) (n % count);
        if (count <= MAX_LISTED) {
            shuffled(new SeededRandom(seed), rest, (int) count, chosen);
        } else {
            permuted(seed, rest, count, chosen);
        }
    }

    private static void shuffled(SeededRandom random, int n, int count, LongConsumer chosen) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = i;
        }
        for (int i = 0; i < n; i++) {
            int other = i + random.nextInt(count - i);
            int kept = order[i];
            order[i] = order[other];
            order[other] = kept;
            chosen.accept(order[i]);
        }
    }

    /**
     * The images of 0..n-1 under a keyed permutation of 0..count-1: a balanced Feistel network on the next even number of
     * bits, walked until it falls below {@code count} (Black and Rogaway, "Ciphers with arbitrary finite domains", 2002).
     * Distinct without remembering what was chosen; fewer than four steps a walk on average.
     */
    private static void permuted(long seed, int n, long count, LongConsumer chosen) {
        int half = (65 - Long.numberOfLeadingZeros(count - 1)) / 2;
        long mask = (1L << half) - 1;
        long[] keys = new long[8];
        for (int round = 0; round < keys.length; round++) {
            keys[round] = Seeds.split(seed, round);
        }
        for (int i = 0; i < n; i++) {
            long word = i;
            do {
                long left = word >>> half;
                long right = word & mask;
                for (long key : keys) {
                    long mixed = left ^ (Seeds.mix(right + key) & mask);
                    left = right;
                    right = mixed;
                }
                word = left << half | right;
            } while (word >= count);
            chosen.accept(word);
        }
    }
}
