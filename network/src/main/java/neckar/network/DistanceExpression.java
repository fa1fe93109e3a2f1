package neckar.network;

import java.util.function.DoubleUnaryOperator;
import neckar.base.InputException;

/**
 * A formula in the distance {@code d}, written in Python's notation: numbers, {@code d}, {@code pi}, {@code e},
 * {@code + - * / **}, comparisons (1 if true, else 0), {@code exp log sqrt abs} and parentheses.
 */
public final class DistanceExpression {
    private final String text;
    private final DoubleUnaryOperator formula;

    private DistanceExpression(String text, DoubleUnaryOperator formula) {
        this.text = text;
        this.formula = formula;
    }

    /**
     * Reads a formula.
     *
     * @param text the formula
     * @param place where it stands, for errors
     * @throws InputException if it is none, or negative at distance 0 or 1e12 (where PyNN tries it too)
     */
    public static DistanceExpression parse(String text, String place) {
        DistanceExpression expression = new DistanceExpression(text, new DistanceParser(text, place).parse());
        for (double distance : new double[] {0, 1e12}) {
            if (expression.at(distance) < 0) {
                throw expression.notAProbability(place, distance);
            }
        }
        return expression;
    }

    /** The value at a distance; may be anything that floating point knows. */
    public double at(double distance) {
        return formula.applyAsDouble(distance);
    }

    /** The error that the value at this distance is negative or no number. */
    InputException notAProbability(String place, double distance) {
        return InputException.of(place, "d_expression \"" + text + "\" gives no probability at distance " + distance)
                .value(at(distance))
                .allowed("at least 0; above 1 counts as 1");
    }

    /** The text as the user wrote it. */
    @Override
    public String toString() {
        return text;
    }
}
