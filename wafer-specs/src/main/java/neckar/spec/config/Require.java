package neckar.spec.config;

/** Range checks shared by all configuration values. */
final class Require {
    private Require() {}

    /** Returns {@code value} if it lies in {@code min..max}, else throws {@link IllegalArgumentException} that names it. */
    static int inRange(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + ": " + value + " is not in " + min + ".." + max);
        }
        return value;
    }

    /** Throws {@link IllegalArgumentException} with {@code message} unless {@code legal}. */
    static void legal(boolean legal, String message) {
        if (!legal) {
            throw new IllegalArgumentException(message);
        }
    }
}
