package neckar.compiler.route.demand;

/**
 * What a half-row selects of one line: STP set of its driver, group of its decoder, sign of its row; packed as {@code 8
 * stpSet + 2 group + sign}.
 */
public final class Category {
    /** Categories that share one STP set. */
    public static final int PER_STP_SET = 8;

    private Category() {}

    /** Packs a category; sign is 0 for excitatory, 1 for inhibitory. */
    public static int of(int stpSet, int group, int sign) {
        return PER_STP_SET * stpSet + 2 * group + sign;
    }

    /** STP set of a category, 0 = static. */
    public static int stpSet(int category) {
        return category / PER_STP_SET;
    }

    /** Group 0..3: the upper two address bits. */
    public static int group(int category) {
        return category >> 1 & 3;
    }

    /** Sign: 0 excitatory, 1 inhibitory. */
    public static int sign(int category) {
        return category & 1;
    }
}
