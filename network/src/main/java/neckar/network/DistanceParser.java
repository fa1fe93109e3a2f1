package neckar.network;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import neckar.base.InputException;
import neckar.base.NearestName;

/**
 * Recursive descent over a distance formula. Precedence is Python's: comparisons (chained ones all have to hold), sums,
 * products, signs, powers, which bind from the right and stronger than a sign on their left.
 */
final class DistanceParser {
    private static final int MAX_LENGTH = 1000;
    private static final int MAX_DEPTH = 100;
    private static final List<String> NAMES = List.of("d", "exp", "log", "sqrt", "abs", "pi", "e");
    private static final List<String> COMPARISONS = List.of("<=", ">=", "==", "!=", "<", ">");

    private final String text;
    private final String place;
    private int at;
    private int depth;

    DistanceParser(String text, String place) {
        this.text = text;
        this.place = place;
    }

    DoubleUnaryOperator parse() {
        if (text.length() > MAX_LENGTH) {
            throw InputException.of(place, "d_expression is too long")
                    .value(text.length() + " characters")
                    .allowed("at most " + MAX_LENGTH);
        }
        DoubleUnaryOperator result = comparison();
        skipSpace();
        if (at < text.length()) {
            throw error("nothing more or an operator");
        }
        return result;
    }

    private DoubleUnaryOperator comparison() {
        enter();
        DoubleUnaryOperator left = sum();
        DoubleUnaryOperator all = left;
        boolean isFirst = true;
        for (String operator = operator(COMPARISONS); !operator.isEmpty(); operator = operator(COMPARISONS)) {
            DoubleUnaryOperator right = sum();
            DoubleUnaryOperator one = binary(compare(operator), left, right);
            all = isFirst ? one : binary((a, b) -> a != 0 && b != 0 ? 1 : 0, all, one);
            isFirst = false;
            left = right;
        }
        depth--;
        return all;
    }

    private void enter() {
        if (++depth > MAX_DEPTH) {
            throw error("at most " + MAX_DEPTH + " nested parentheses, signs and powers");
        }
    }

    private static DoubleBinaryOperator compare(String operator) {
        return switch (operator) {
            case "<=" -> (a, b) -> a <= b ? 1 : 0;
            case ">=" -> (a, b) -> a >= b ? 1 : 0;
            case "==" -> (a, b) -> a == b ? 1 : 0;
            case "!=" -> (a, b) -> a != b ? 1 : 0;
            case "<" -> (a, b) -> a < b ? 1 : 0;
            default -> (a, b) -> a > b ? 1 : 0;
        };
    }

    private DoubleUnaryOperator sum() {
        DoubleUnaryOperator left = product();
        for (String operator = operator(List.of("+", "-"));
                !operator.isEmpty();
                operator = operator(List.of("+", "-"))) {
            left = binary(operator.equals("+") ? (a, b) -> a + b : (a, b) -> a - b, left, product());
        }
        return left;
    }

    private DoubleUnaryOperator product() {
        DoubleUnaryOperator left = sign();
        for (String operator = operator(List.of("*", "/"));
                !operator.isEmpty();
                operator = operator(List.of("*", "/"))) {
            left = binary(operator.equals("*") ? (a, b) -> a * b : (a, b) -> a / b, left, sign());
        }
        return left;
    }

    private DoubleUnaryOperator sign() {
        enter();
        String operator = operator(List.of("+", "-"));
        DoubleUnaryOperator operand = operator.isEmpty() ? power() : sign();
        depth--;
        return operator.equals("-") ? d -> -operand.applyAsDouble(d) : operand;
    }

    private DoubleUnaryOperator power() {
        DoubleUnaryOperator base = atom();
        if (operator(List.of("**")).isEmpty()) {
            return base;
        }
        DoubleUnaryOperator exponent = sign();
        return binary(StrictMath::pow, base, exponent);
    }

    private DoubleUnaryOperator atom() {
        skipSpace();
        if (at >= text.length()) {
            throw error("a number, d or a function");
        }
        char first = text.charAt(at);
        if (first == '(') {
            return parenthesis();
        }
        if (isDigit(first) || first == '.') {
            double value = number();
            return d -> value;
        }
        if (isLetter(first)) {
            return named();
        }
        throw error("a number, d or a function");
    }

    private DoubleUnaryOperator parenthesis() {
        at++;
        DoubleUnaryOperator inner = comparison();
        skipSpace();
        if (at >= text.length() || text.charAt(at) != ')') {
            throw error("a closing parenthesis");
        }
        at++;
        return inner;
    }

    private DoubleUnaryOperator named() {
        int start = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        String name = text.substring(start, at);
        return switch (name) {
            case "d" -> d -> d;
            case "pi" -> d -> Math.PI;
            case "e" -> d -> Math.E;
            case "exp" -> argument().andThen(StrictMath::exp);
            case "log" -> argument().andThen(StrictMath::log);
            case "sqrt" -> argument().andThen(StrictMath::sqrt);
            case "abs" -> argument().andThen(Math::abs);
            default -> {
                at = start;
                throw error("one of " + NAMES).advice(NearestName.advice(name, NAMES));
            }
        };
    }

    private DoubleUnaryOperator argument() {
        skipSpace();
        if (at >= text.length() || text.charAt(at) != '(') {
            throw error("an opening parenthesis");
        }
        return parenthesis();
    }

    private double number() {
        int start = at;
        while (at < text.length() && (isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
            at++;
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int exponent = at + 1;
            if (exponent < text.length() && (text.charAt(exponent) == '+' || text.charAt(exponent) == '-')) {
                exponent++;
            }
            if (exponent < text.length() && isDigit(text.charAt(exponent))) {
                at = exponent;
                while (at < text.length() && isDigit(text.charAt(at))) {
                    at++;
                }
            }
        }
        try {
            return Double.parseDouble(text.substring(start, at));
        } catch (NumberFormatException e) {
            at = start;
            throw error("a number");
        }
    }

    /** Consumes the first of these operators that comes next; empty when none does. */
    private String operator(List<String> operators) {
        skipSpace();
        for (String operator : operators) {
            boolean isPower = operator.equals("*") && text.startsWith("**", at);
            if (text.startsWith(operator, at) && !isPower) {
                at += operator.length();
                return operator;
            }
        }
        return "";
    }

    private static DoubleUnaryOperator binary(DoubleBinaryOperator f, DoubleUnaryOperator a, DoubleUnaryOperator b) {
        return d -> f.applyAsDouble(a.applyAsDouble(d), b.applyAsDouble(d));
    }

    private void skipSpace() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private InputException error(String expected) {
        String rest = at < text.length() ? text.substring(at) : "the end";
        return InputException.of(place, "d_expression cannot be read at character " + (at + 1))
                .value(rest)
                .allowed(expected);
    }
}
