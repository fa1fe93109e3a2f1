package neckar.base;

import java.util.Arrays;

/** Checks of our own promises: a failure is a bug of this program, never bad input. */
public final class Invariant {
    private Invariant() {}

    /**
     * Throws when a promise does not hold.
     *
     * @param ok the promise
     * @param what the promise in words
     * @param values the values that break it
     * @throws IllegalStateException if {@code ok} is false
     */
    public static void check(boolean ok, String what, Object... values) {
        if (!ok) {
            throw new IllegalStateException(what + ": " + Arrays.toString(values));
        }
    }
}
