package neckar.emulator.silicon;

import neckar.base.Seeds;

/**
 * Counter-based draws: every value is a function of a key alone. So a component has the same deviation whatever else is
 * configured, in whatever order values are asked for, and on any number of threads (emulator reference 4.4).
 */
public final class Draw {
    private static final double UNIT = 0x1.0p-53;
    /** Half of the bits of a word, and four over the standard deviation of their number. */
    private static final int HALF_BITS = Long.SIZE / 2;

    private static final float PER_BIT = 0.25f;

    private Draw() {}

    /** Uniform in (0, 1). */
    public static double uniform(long key) {
        return ((Seeds.mix(key) >>> 11) + 0.5) * UNIT;
    }

    /** Standard normal. */
    public static double normal(long key) {
        return NormalQuantile.of(uniform(key));
    }

    /**
     * Standard normal for noise that is summed over many steps: the number of bits set in a random word, in steps of a
     * quarter. Mean, variance and skewness are those of the normal, the kurtosis is less by 1/32.
     */
    public static float coarseNormal(long key) {
        return PER_BIT * (Long.bitCount(Seeds.mix(key)) - HALF_BITS);
    }

    /** Key of an item below a key. */
    public static long key(long parent, long item) {
        return Seeds.split(parent, item);
    }

    /** Key of an item of an item below a key. */
    public static long key(long parent, long item, long part) {
        return Seeds.split(parent, item, part);
    }
}
