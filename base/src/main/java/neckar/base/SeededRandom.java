package neckar.base;

/**
 * A stream of pseudorandom numbers (SplitMix64) with the same values on every machine. Period 2^64. Confined to one
 * thread. Logarithms are {@link StrictMath}'s, which all Java versions compute alike.
 */
public final class SeededRandom {
    private static final double UNIT = 0x1.0p-53;

    private long state;
    private double spareGaussian;
    private boolean hasSpareGaussian;

    /** A stream that is determined by the seed; use {@link Seeds#split} for seeds of related streams. */
    public SeededRandom(long seed) {
        state = seed;
    }

    /** Begins again as a stream of another seed. */
    public void reseed(long seed) {
        state = seed;
        hasSpareGaussian = false;
    }

    /** Any of the 2^64 words with equal probability. */
    public long nextLong() {
        state += Seeds.GOLDEN;
        return Seeds.mix(state);
    }

    /** Uniform in [0, 1), a multiple of 2^-53. */
    public double nextDouble() {
        return (nextLong() >>> 11) * UNIT;
    }

    /** True or false with equal probability. */
    public boolean nextBoolean() {
        return nextLong() < 0;
    }

    /** Uniform in 0..bound-1, without bias; the bound is positive. */
    public int nextInt(int bound) {
        Invariant.check(bound > 0, "positive bound", bound);
        // Lemire, "Fast random integer generation in an interval", 2019: a product replaces the division.
        long product = (nextLong() >>> 32) * bound;
        if ((product & 0xFFFFFFFFL) < bound) {
            long threshold = (0x100000000L - bound) % bound;
            while ((product & 0xFFFFFFFFL) < threshold) {
                product = (nextLong() >>> 32) * bound;
            }
        }
        return (int) (product >>> 32);
    }

    /** Uniform in 0..bound-1, without bias; the bound is positive. */
    public long nextLong(long bound) {
        Invariant.check(bound > 0, "positive bound", bound);
        long word = nextLong() >>> 1;
        long result = word % bound;
        // The last, incomplete round of residues is drawn again.
        while (word - result > Long.MAX_VALUE - (bound - 1)) {
            word = nextLong() >>> 1;
            result = word % bound;
        }
        return result;
    }

    /** Normal with mean 0 and standard deviation 1 (polar method of Marsaglia and Bray 1964). */
    public double nextGaussian() {
        if (hasSpareGaussian) {
            hasSpareGaussian = false;
            return spareGaussian;
        }
        double x;
        double y;
        double square;
        do {
            x = 2 * nextDouble() - 1;
            y = 2 * nextDouble() - 1;
            square = x * x + y * y;
        } while (square >= 1 || square == 0);
        double factor = StrictMath.sqrt(-2 * StrictMath.log(square) / square);
        spareGaussian = y * factor;
        hasSpareGaussian = true;
        return x * factor;
    }

    /** Exponential with mean 1. */
    public double nextExponential() {
        return -StrictMath.log(1 - nextDouble());
    }
}
