package neckar.emulator.analog;

/** Natural logarithm from additions, multiplications and divisions alone, equal on every platform. */
public final class Logarithm {
    /** Coefficients 1/3, 1/5, 1/7, 1/9 of the area tangent. */
    static final float A3 = 1f / 3;

    static final float A5 = 1f / 5;
    static final float A7 = 1f / 7;
    static final float A9 = 1f / 9;

    /** Largest magnitude for which {@link #mean} needs no logarithm. */
    static final float SMALL = 0.5f;

    private static final float LN2 = 0.6931472f;
    private static final int MANTISSA_BITS = 23;
    private static final int MANTISSA = (1 << MANTISSA_BITS) - 1;
    private static final int EXPONENT_OF_ONE = 127;
    private static final float SQRT2 = 1.4142135f;

    private Logarithm() {}

    /** ln(x) of a positive normal number, absolute error below 2e-6 for 1e-7 < x < 1e7. */
    public static float ln(float x) {
        int bits = Float.floatToRawIntBits(x);
        int exponent = (bits >> MANTISSA_BITS) - EXPONENT_OF_ONE;
        float m = Float.intBitsToFloat((bits & MANTISSA) | (EXPONENT_OF_ONE << MANTISSA_BITS));
        if (m > SQRT2) {
            m *= 0.5f;
            exponent++;
        }
        float t = (m - 1f) / (m + 1f);
        return exponent * LN2 + 2f * t * area(t * t);
    }

    /**
     * -ln(1 - x)/x for x < 1, which is 1 at 0; relative error below 5e-6. Up to a half it is 2 artanh(t)/x, where t = x/(2 -
     * x), by its series.
     */
    public static float mean(float x) {
        if (Math.abs(x) > SMALL) {
            return -ln(1f - x) / x;
        }
        float b = 2f / (2f - x);
        float t = 0.5f * x * b;
        return b * area(t * t);
    }

    /** artanh(t)/t from the square of t. */
    static float area(float t2) {
        return (1f + A3 * t2) + t2 * t2 * ((A5 + A7 * t2) + A9 * (t2 * t2));
    }
}
