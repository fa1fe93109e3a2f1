package neckar.reference.simulate;

/**
 * The first root of a polynomial on [0, 1] that is negative at 0: where a membrane reaches its threshold. Intervals are
 * halved until a bound excludes a root or the polynomial is monotone, so that no crossing is missed, however short.
 * Confined to one thread.
 */
final class FirstCrossing {
    private static final int MAX_DEPTH = 40;
    private static final double ROOT_WIDTH = 1e-15;

    private final double[] shifted;
    private double[] coefficients = new double[0];
    private int degree;

    /** For polynomials up to a degree. */
    FirstCrossing(int maxDegree) {
        shifted = new double[maxDegree + 1];
    }

    /** Whether the polynomial certainly stays negative on [0, 1]: the cheap test that nearly always suffices. */
    static boolean staysNegative(double[] coefficients, int degree) {
        double highest = coefficients[0];
        for (int k = 1; k <= degree; k++) {
            highest += Math.max(0, coefficients[k]);
        }
        return highest < 0;
    }

    /** The smallest x in (0, 1] with p(x) = 0 where p(0) is negative; NaN when there is none. */
    double find(double[] polynomial, int itsDegree) {
        coefficients = polynomial;
        degree = itsDegree;
        return find(0, 1, 0);
    }

    private double find(double low, double high, int depth) {
        double middle = 0.5 * (low + high);
        double radius = 0.5 * (high - low);
        shift(middle, radius);
        double reach = 0;
        double slopeReach = 0;
        for (int j = degree; j >= 1; j--) {
            reach += Math.abs(shifted[j]);
            if (j >= 2) {
                slopeReach += j * Math.abs(shifted[j]);
            }
        }
        if (shifted[0] + reach < 0) {
            return Double.NaN;
        }
        if (depth == MAX_DEPTH || shifted[1] - slopeReach > 0) {
            return value(high) < 0 ? Double.NaN : root(low, high);
        }
        double left = find(low, middle, depth + 1);
        return Double.isNaN(left) ? find(middle, high, depth + 1) : left;
    }

    /** Coefficients in y of p(middle + radius y), by repeated synthetic division. */
    private void shift(double middle, double radius) {
        System.arraycopy(coefficients, 0, shifted, 0, degree + 1);
        for (int i = 0; i < degree; i++) {
            for (int k = degree - 1; k >= i; k--) {
                shifted[k] += middle * shifted[k + 1];
            }
        }
        double power = radius;
        for (int k = 1; k <= degree; k++) {
            shifted[k] *= power;
            power *= radius;
        }
    }

    /** Newton's method, kept between a negative and a non-negative value by halving. */
    private double root(double from, double to) {
        double low = from;
        double high = to;
        double x = high;
        for (int i = 0; i < 200 && high - low > ROOT_WIDTH; i++) {
            double value = 0;
            double slope = 0;
            for (int k = degree; k >= 0; k--) {
                slope = slope * x + value;
                value = value * x + coefficients[k];
            }
            if (value >= 0) {
                high = x;
            } else {
                low = x;
            }
            double next = x - value / slope;
            if (!(next > low && next < high)) {
                next = 0.5 * (low + high);
            }
            if (Math.abs(next - x) < ROOT_WIDTH) {
                return next;
            }
            x = next;
        }
        return high;
    }

    private double value(double x) {
        double value = 0;
        for (int k = degree; k >= 0; k--) {
            value = value * x + coefficients[k];
        }
        return value;
    }
}
