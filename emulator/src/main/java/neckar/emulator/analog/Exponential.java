package neckar.emulator.analog;

/**
 * Exponential function from additions and multiplications alone, so that results are equal on every platform and
 * compiler, vector units included.
 */
public final class Exponential {
    /** Largest magnitude of an argument in single precision; beyond it the argument is cut. */
    static final float MAX_ARGUMENT = 16f;

    static final float REDUCTION = 1f / 16;
    static final float C1 = 0.99999994f;
    static final float C2 = 0.50000036f;
    static final float C3 = 0.16666795f;
    static final float C4 = 0.041665033f;
    static final float C5 = 0.008328558f;
    static final float C6 = 0.0013910792f;
    static final float C7 = 2.0476266e-4f;
    static final float C8 = 2.4169653e-5f;

    /** Largest magnitude for which {@link #mean} is a polynomial. */
    static final float SMALL = 1f;

    /** Coefficients 1/(k + 1)! of {@link #mean}. */
    static final float M1 = 1f / 2;

    static final float M2 = 1f / 6;
    static final float M3 = 1f / 24;
    static final float M4 = 1f / 120;
    static final float M5 = 1f / 720;
    static final float M6 = 1f / 5040;

    private static final double LN2_HIGH_DOUBLE = 0.6931471803691238;
    private static final double LN2_LOW_DOUBLE = 1.9082149292705877E-10;
    private static final double LOG2_E_DOUBLE = 1.4426950408889634;

    private Exponential() {}

    /**
     * exp(x) in single precision, relative error below 6e-6; the argument is cut to -16..16, beyond which the current of
     * a neuron's exponential term is either negligible or at the limit of its circuit. A polynomial of x/16, Chebyshev
     * fit on -1..1, squared four times: no step of it needs integers, so that compilers can vectorise it.
     */
    public static float exp(float x) {
        float r = Math.max(-MAX_ARGUMENT, Math.min(MAX_ARGUMENT, x)) * REDUCTION;
        float r2 = r * r;
        float r4 = r2 * r2;
        float low = (1f + C1 * r) + r2 * (C2 + C3 * r);
        float high = (C4 + C5 * r) + r2 * (C6 + C7 * r);
        float p = (low + r4 * high) + r4 * r4 * C8;
        p *= p;
        p *= p;
        p *= p;
        return p * p;
    }

    /** (exp(x) - 1)/x, the mean of exp over 0..x, in single precision; relative error below 5e-5. */
    public static float mean(float x) {
        if (Math.abs(x) <= SMALL) {
            return 1f + x * secondMeanNearZero(x);
        }
        float cut = Math.max(-MAX_ARGUMENT, Math.min(MAX_ARGUMENT, x));
        return (exp(cut) - 1f) / x;
    }

    /** (mean(x) - 1)/x, which is the mean of t mean(t x) over 0..1; relative error below 2e-4. */
    public static float secondMean(float x) {
        return Math.abs(x) <= SMALL ? secondMeanNearZero(x) : (mean(x) - 1f) / x;
    }

    /** {@link #secondMean} for arguments up to {@link #SMALL}. */
    static float secondMeanNearZero(float x) {
        float x2 = x * x;
        return (M1 + M2 * x) + x2 * (M3 + M4 * x) + x2 * x2 * (M5 + M6 * x);
    }

    /** exp(x) in double precision, relative error below 1e-14; the argument is cut to -700..700. */
    public static double exp(double x) {
        double cut = Math.min(x, 700);
        if (!(cut >= -700)) {
            return 0;
        }
        double scaled = cut * LOG2_E_DOUBLE;
        int n = (int) (scaled >= 0 ? scaled + 0.5 : scaled - 0.5);
        double r = (cut - n * LN2_HIGH_DOUBLE) - n * LN2_LOW_DOUBLE;
        double term = 1;
        double sum = 1;
        // Taylor series: |r| <= 0.347, the 15th term is below 1e-18.
        for (int k = 1; k <= 14; k++) {
            term *= r / k;
            sum += term;
        }
        return sum * Double.longBitsToDouble((n + 1023L) << 52);
    }
}
