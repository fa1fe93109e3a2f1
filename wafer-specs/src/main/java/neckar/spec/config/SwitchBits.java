package neckar.spec.config;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A fixed number of switches, one bit each; the storage behind the switch settings. */
final class SwitchBits {
    private final long[] words;

    /** {@code count} open switches. */
    SwitchBits(int count) {
        words = new long[(count + 63) / 64];
    }

    private SwitchBits(long[] words) {
        this.words = words;
    }

    boolean get(int id) {
        return (words[id >> 6] >>> (id & 63) & 1) != 0;
    }

    void set(int id, boolean closed) {
        long bit = 1L << (id & 63);
        if (closed) {
            words[id >> 6] |= bit;
        } else {
            words[id >> 6] &= ~bit;
        }
    }

    /** The first closed switch at or after {@code from}, or -1. */
    int next(int from) {
        int word = from >> 6;
        if (word >= words.length) {
            return -1;
        }
        long rest = words[word] & -1L << (from & 63);
        while (rest == 0) {
            if (++word == words.length) {
                return -1;
            }
            rest = words[word];
        }
        return word * 64 + Long.numberOfTrailingZeros(rest);
    }

    boolean isEmpty() {
        return next(0) < 0;
    }

    SwitchBits copy() {
        return new SwitchBits(words.clone());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SwitchBits that && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }
}
