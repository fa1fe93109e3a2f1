package neckar.emulator.analog;

import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Coefficients that many chips have in common: arrays with the same content are one, so that they stay in the cache. On ideal silicon
 * most are.
 */
public final class SharedArrays {
    private final ConcurrentHashMap<Content, float[]> known = new ConcurrentHashMap<>();

    /** Compares bits: zeros of different sign are different. */
    private static final class Content {
        private final float[] values;
        private final int hash;

        Content(float[] values) {
            this.values = values;
            hash = Arrays.hashCode(values);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Content content && Arrays.equals(values, content.values);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }

    /** An array with this content, not to be changed. */
    float[] of(float[] values) {
        float[] present = known.putIfAbsent(new Content(values), values);
        return present == null ? values : present;
    }
}
