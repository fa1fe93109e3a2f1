package neckar.calibration.fit;

import java.util.function.DoubleUnaryOperator;

/** Minimum of a function of one number by golden sections. */
public final class Golden {
    private static final double SHARE = (StrictMath.sqrt(5) - 1) / 2;

    private Golden() {}

    /** Place of the minimum between two numbers after so many sections. */
    public static double minimum(double low, double high, int sections, DoubleUnaryOperator f) {
        double a = low;
        double b = high;
        double left = b - SHARE * (b - a);
        double right = a + SHARE * (b - a);
        double fLeft = f.applyAsDouble(left);
        double fRight = f.applyAsDouble(right);
        for (int i = 0; i < sections; i++) {
            if (fLeft < fRight) {
                b = right;
                right = left;
                fRight = fLeft;
                left = b - SHARE * (b - a);
                fLeft = f.applyAsDouble(left);
            } else {
                a = left;
                left = right;
                fLeft = fRight;
                right = a + SHARE * (b - a);
                fRight = f.applyAsDouble(right);
            }
        }
        return (a + b) / 2;
    }
}
