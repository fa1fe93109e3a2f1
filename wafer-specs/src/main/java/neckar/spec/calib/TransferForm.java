package neckar.spec.calib;

import java.util.Arrays;
import neckar.base.Invariant;

/**
 * Shape of a map from a hardware value to a real-valued code (calibration reference 1.1, 1.2). Coefficients are in SI
 * units and codes.
 */
public sealed interface TransferForm
        permits TransferForm.Constant,
                TransferForm.Polynomial,
                TransferForm.NegativePowers,
                TransferForm.OneOver,
                TransferForm.Softplus,
                TableForm {
    /** Code of a hardware value, not rounded; may lie outside 0..1023. */
    double code(double value);

    /**
     * Inverse on a domain in which the map is monotone: the value between {@code low} and {@code high} whose code comes
     * nearest.
     */
    default double value(double code, double low, double high) {
        double direction = StrictMath.signum(code(high) - code(low));
        double from = low;
        double to = high;
        for (int i = 0; i < BISECTIONS; i++) {
            double middle = (from + to) / 2;
            if ((code(middle) - code) * direction > 0) {
                to = middle;
            } else {
                from = middle;
            }
        }
        return (from + to) / 2;
    }

    /** Halvings after which the width of a domain is below the resolution of a double. */
    int BISECTIONS = 60;

    /**
     * A code whatever the value.
     *
     * @param c the code
     */
    record Constant(double c) implements TransferForm {
        @Override
        public double code(double value) {
            return c;
        }

        @Override
        public double value(double code, double low, double high) {
            return low;
        }
    }

    /**
     * {@code c0 + c1 x + c2 x^2 + ...}
     *
     * @param c coefficients from the constant upwards
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by content below
    record Polynomial(double... c) implements TransferForm {
        /** Copies the coefficients. */
        public Polynomial {
            Invariant.check(c.length > 0, "a polynomial has a coefficient");
            c = c.clone();
        }

        @Override
        public double code(double value) {
            return horner(c, value);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Polynomial p && Arrays.equals(c, p.c);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(c);
        }

        @Override
        public String toString() {
            return "Polynomial" + Arrays.toString(c);
        }
    }

    /**
     * {@code c0 + c1/x + c2/x^2 + ...}
     *
     * @param c coefficients from the constant upwards
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by content below
    record NegativePowers(double... c) implements TransferForm {
        /** Copies the coefficients. */
        public NegativePowers {
            Invariant.check(c.length > 0, "negative powers have a coefficient");
            c = c.clone();
        }

        @Override
        public double code(double value) {
            return horner(c, 1.0 / value);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof NegativePowers p && Arrays.equals(c, p.c);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(c);
        }

        @Override
        public String toString() {
            return "NegativePowers" + Arrays.toString(c);
        }
    }

    /**
     * {@code 1/(c0 + c1 x + c2 x^2 + ...)}
     *
     * @param denominator the polynomial
     */
    record OneOver(Polynomial denominator) implements TransferForm {
        @Override
        public double code(double value) {
            return 1.0 / denominator.code(value);
        }
    }

    /**
     * Inverse of {@code ln x = offset + a ln(1 + exp(c (b - code)))/c}: a falling line in logarithmic scale that bends
     * into a floor (calibration reference 2.8).
     *
     * @param offset logarithm of the floor
     * @param a slope per code far left of b
     * @param b code of the bend
     * @param c sharpness of the bend per code
     */
    record Softplus(double offset, double a, double b, double c) implements TransferForm {
        @Override
        public double code(double value) {
            // Above the floor: exp(s) - 1 > 0. At the floor or below no code reaches the value: the largest comes
            // nearest.
            double s = c * (StrictMath.log(value) - offset) / a;
            double rise = StrictMath.expm1(s);
            return rise > 0 ? b - StrictMath.log(rise) / c : Double.MAX_VALUE;
        }

        @Override
        public double value(double code, double low, double high) {
            double bend = StrictMath.log1p(StrictMath.exp(c * (b - code)));
            return StrictMath.max(low, StrictMath.min(high, StrictMath.exp(offset + a * bend / c)));
        }
    }

    private static double horner(double[] c, double x) {
        double sum = 0;
        for (int i = c.length - 1; i >= 0; i--) {
            sum = sum * x + c[i];
        }
        return sum;
    }
}
