package neckar.emulator.analog;

/**
 * Exponential function from additions and multiplications alone, so that results are equal on every platform and
 * compiler. Range reduction exp(x) = 2^n exp(r), |r| <= ln 2 / 2, and a polynomial in r.
 */
public final class Exponential {
    private static final float LOG2_E = 1.442695f;
    private static final float LN2_HIGH = 0.6933594f;
    private static final float LN2_LOW = -2.12194440e-4f;
    private static final float MAX_ARGUMENT = 80f;
    private static final float MIN_ARGUMENT = -80f;
    private static final double LN2_HIGH_DOUBLE = 0.6931471803691238;
    private static final double LN2_LOW_DOUBLE = 1.9082149292705877E-10;
    private static final double LOG2_E_DOUBLE = 1.4426950408889634;

    private Exponential() {}

    /** exp(x) in single precision, relative error below 2e-7; the argument is cut to -80..80. */
    public static float exp(float x) {
        float cut = x > MAX_ARGUMENT ? MAX_ARGUMENT : x;
        if (!(cut >= MIN_ARGUMENT)) {
            return 0f;
        }
        float scaled = cut * LOG2_E;
        int n = (int) (scaled >= 0 ? scaled + 0.5f : scaled - 0.5f);
        float r = (cut - n * LN2_HIGH) - n * LN2_LOW;
        float p = 1.9875691E-4f;
        p = p * r + 0.0013981999f;
        p = p * r + 0.008333452f;
        p = p * r + 0.041665796f;
        p = p * r + 0.16666666f;
        p = p * r + 0.5f;
        p = p * (r * r) + r + 1f;
        return p * Float.intBitsToFloat((n + 127) << 23);
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
