package neckar.base;

/**
 * Derivation of independent seeds: each work item draws from {@code split(seed, stage, item)}, so that what it draws
 * depends neither on other items nor on threads. Source of the mixing function: Steele, Lea and Flood, "Fast splittable
 * pseudorandom number generators", OOPSLA 2014 (variant 13 of Stafford's finalisers).
 */
public final class Seeds {
    /** The odd number next to 2^64 divided by the golden ratio. */
    static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Seeds() {}

    /** The seed of an item that is named by a path of keys below the given seed. */
    public static long split(long seed, long... keys) {
        long result = mix(seed + GOLDEN);
        for (long key : keys) {
            result = mix(result + GOLDEN * (2 * key + 1));
        }
        return result;
    }

    /** A bijection of 64-bit words in which each input bit flips half of the output bits on average. */
    public static long mix(long word) {
        long z = (word ^ (word >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
