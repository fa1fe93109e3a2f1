package neckar.bench;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * The Mersenne Twister with the distributions of Python's standard library, so that networks defined by Python programs
 * can be drawn again exactly (Matsumoto and Nishimura 1998; CPython 3.11, module random). Not thread-safe.
 */
final class PythonRandom {
    private static final int WORDS = 624;
    private static final int OFFSET = 397;
    private static final int MATRIX = 0x9908b0df;
    private static final int UPPER = 0x80000000;
    private static final int LOWER = 0x7fffffff;

    private final int[] state = new int[WORDS];
    private int at = WORDS;
    private double nextGauss = Double.NaN;

    private PythonRandom(int plainSeed) {
        state[0] = plainSeed;
        for (int i = 1; i < WORDS; i++) {
            state[i] = 1812433253 * (state[i - 1] ^ (state[i - 1] >>> 30)) + i;
        }
    }

    /** Initialised with a single integer, as std::mt19937 and NumPy's old generator are. */
    static PythonRandom plain(int seed) {
        return new PythonRandom(seed);
    }

    /** As {@code random.Random(seed)}, for a seed of at most 32 bits: the integer is a key of one word. */
    static PythonRandom of(int seed) {
        PythonRandom random = new PythonRandom(19650218);
        int[] s = random.state;
        int i = 1;
        for (int k = 0; k < WORDS; k++) {
            s[i] = (s[i] ^ ((s[i - 1] ^ (s[i - 1] >>> 30)) * 1664525)) + seed;
            i = random.wrapped(i + 1);
        }
        for (int k = 0; k < WORDS - 1; k++) {
            s[i] = (s[i] ^ ((s[i - 1] ^ (s[i - 1] >>> 30)) * 1566083941)) - i;
            i = random.wrapped(i + 1);
        }
        s[0] = UPPER;
        return random;
    }

    private int wrapped(int i) {
        if (i < WORDS) {
            return i;
        }
        state[0] = state[WORDS - 1];
        return 1;
    }

    private int word() {
        if (at == WORDS) {
            for (int i = 0; i < WORDS; i++) {
                int mixed = (state[i] & UPPER) | (state[(i + 1) % WORDS] & LOWER);
                state[i] = state[(i + OFFSET) % WORDS] ^ (mixed >>> 1) ^ ((mixed & 1) == 0 ? 0 : MATRIX);
            }
            at = 0;
        }
        int y = state[at++];
        y ^= y >>> 11;
        y ^= (y << 7) & 0x9d2c5680;
        y ^= (y << 15) & 0xefc60000;
        return y ^ (y >>> 18);
    }

    /** 64 random bits. */
    long bits64() {
        long low = word() & 0xffffffffL;
        return (long) word() << 32 | low;
    }

    /** A number in 0..1, without 1, with 53 random bits. */
    double uniform() {
        int high = word() >>> 5;
        int low = word() >>> 6;
        return (high * 67108864.0 + low) / 9007199254740992.0;
    }

    /** An integer in 0..n-1. */
    int below(int n) {
        int width = Integer.SIZE - Integer.numberOfLeadingZeros(n);
        int drawn = word() >>> (Integer.SIZE - width);
        while (drawn >= n) {
            drawn = word() >>> (Integer.SIZE - width);
        }
        return drawn;
    }

    /** A normal number with mean 0; two are made at a time. */
    double gauss(double sigma) {
        double z = nextGauss;
        nextGauss = Double.NaN;
        if (Double.isNaN(z)) {
            double angle = uniform() * 2 * Math.PI;
            double radius = Math.sqrt(-2.0 * StrictMath.log(1.0 - uniform()));
            z = StrictMath.cos(angle) * radius;
            nextGauss = StrictMath.sin(angle) * radius;
        }
        return z * sigma;
    }

    /** {@code k} different integers in 0..n-1, in random order. */
    int[] sample(int n, int k) {
        int[] drawn = new int[k];
        double poolLimit = 21;
        if (k > 5) {
            poolLimit += Math.pow(4, Math.ceil(Math.log(3.0 * k) / Math.log(4)));
        }
        if (n <= poolLimit) {
            int[] pool = new int[n];
            for (int i = 0; i < n; i++) {
                pool[i] = i;
            }
            for (int i = 0; i < k; i++) {
                int j = below(n - i);
                drawn[i] = pool[j];
                pool[j] = pool[n - i - 1];
            }
            return drawn;
        }
        boolean[] taken = new boolean[n];
        for (int i = 0; i < k; i++) {
            int j = below(n);
            while (taken[j]) {
                j = below(n);
            }
            taken[j] = true;
            drawn[i] = j;
        }
        return drawn;
    }

    /** The number below which 64 random bits, without sign, fall with a probability in 0..1, without 1. */
    static long limit(double probability) {
        return new BigDecimal(probability)
                .multiply(new BigDecimal("18446744073709551616"))
                .setScale(0, RoundingMode.CEILING)
                .toBigInteger()
                .longValue();
    }
}
