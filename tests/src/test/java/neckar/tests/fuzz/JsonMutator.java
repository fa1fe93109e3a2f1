package neckar.tests.fuzz;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import neckar.base.SeededRandom;

/**
 * Mutates JSON text token by token: tokens are deleted, doubled, exchanged, keys misspelt, numbers replaced by extreme ones, values by values
 * of another type. Half of the texts stay JSON, with other numbers and words in it, so that they get further; the rest may be no JSON any more.
 */
final class JsonMutator {
    private static final Pattern TOKEN =
            Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|-?[0-9][0-9.eE+-]*|[a-z]+|[\\[\\]{}:,]|\\s+", Pattern.DOTALL);
    private static final String[] NUMBERS = {
        "0",
        "-1",
        "1",
        "2",
        "0.5",
        "-0.0",
        "1e-320",
        "1e308",
        "-1e308",
        "1e400",
        "2147483647",
        "2147483648",
        "-2147483649",
        "9223372036854775807",
        "9223372036854775808",
        "1e15",
        "1000000",
        "65536",
        "1e-9",
        "NaN",
        "0x10",
        "00"
    };
    private static final String[] VALUES = {
        "null",
        "true",
        "false",
        "[]",
        "{}",
        "\"\"",
        "\"x\"",
        "[[]]",
        "{\"normal\": {\"mu\": 0, \"sigma\": 1e9}}",
        "[1, 2, 3]",
        "-"
    };

    private static final String DIGITS = "0123456789-";
    private static final String QUOTE = "\"";

    private final SeededRandom random;

    JsonMutator(SeededRandom random) {
        this.random = random;
    }

    /** A text with one to three mutations. */
    String mutate(String text) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(text);
        while (matcher.find()) {
            if (!matcher.group().isBlank()) {
                tokens.add(matcher.group());
            }
        }
        boolean gently = random.nextBoolean();
        for (int i = random.nextInt(3); i >= 0 && !tokens.isEmpty(); i--) {
            if (gently) {
                keepForm(tokens);
            } else {
                once(tokens);
            }
        }
        return String.join(" ", tokens);
    }

    /** Replaces a number by another one, or a word by another word of the text. */
    private void keepForm(List<String> tokens) {
        int at = random.nextInt(tokens.size());
        int other = random.nextInt(tokens.size());
        switch (random.nextInt(5)) {
            case 0 -> replaceNear(tokens, at, QUOTE, tokens.get(Math.max(0, near(tokens, other, QUOTE))));
            case 1 -> replaceNear(tokens, at, DIGITS, NUMBERS[random.nextInt(NUMBERS.length)]);
            case 2 -> replaceNear(tokens, at, DIGITS, tokens.get(Math.max(0, near(tokens, other, DIGITS))));
            default -> {
                int found = near(tokens, at, DIGITS);
                if (found >= 0) {
                    tokens.set(found, scaled(tokens.get(found)));
                }
            }
        }
    }

    private String scaled(String number) {
        try {
            long whole = Long.parseLong(number);
            return String.valueOf(random.nextBoolean() ? whole * 10 : whole + 1);
        } catch (NumberFormatException e) {
            return number.indexOf('e') < 0 ? number + "e" + (random.nextInt(9) - 4) : "1.5";
        }
    }

    private void once(List<String> tokens) {
        int at = random.nextInt(tokens.size());
        switch (random.nextInt(8)) {
            case 0 -> tokens.remove(at);
            case 1 -> tokens.add(at, tokens.get(at));
            case 2 -> exchange(tokens, at, random.nextInt(tokens.size()));
            case 3 -> replaceNear(tokens, at, QUOTE, misspelt(tokens, at));
            case 4, 5 -> replaceNear(tokens, at, DIGITS, NUMBERS[random.nextInt(NUMBERS.length)]);
            case 6 -> tokens.set(at, VALUES[random.nextInt(VALUES.length)]);
            default ->
                tokens.subList(at, Math.min(tokens.size(), at + 1 + random.nextInt(8)))
                        .clear();
        }
    }

    private static void exchange(List<String> tokens, int a, int b) {
        String first = tokens.get(a);
        tokens.set(a, tokens.get(b));
        tokens.set(b, first);
    }

    /** Replaces the first token at or after a place that begins with one of the characters, if there is one. */
    private static void replaceNear(List<String> tokens, int at, String begins, String by) {
        int found = near(tokens, at, begins);
        if (found >= 0) {
            tokens.set(found, by);
        }
    }

    private static int near(List<String> tokens, int at, String begins) {
        for (int i = 0; i < tokens.size(); i++) {
            int place = (at + i) % tokens.size();
            if (begins.indexOf(tokens.get(place).charAt(0)) >= 0) {
                return place;
            }
        }
        return -1;
    }

    private String misspelt(List<String> tokens, int at) {
        int found = near(tokens, at, QUOTE);
        String text = found < 0 ? "\"\"" : tokens.get(found);
        if (text.length() < 4) {
            return "\"qx\"";
        }
        int letter = 1 + random.nextInt(text.length() - 2);
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, letter) + text.substring(letter + 1);
            case 1 -> text.substring(0, letter) + 'x' + text.substring(letter);
            default -> "\"" + text.substring(1, text.length() - 1).toUpperCase(java.util.Locale.ROOT) + "\"";
        };
    }
}
