package neckar.cli.sweep;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neckar.base.json.JsonValue;

/**
 * One value of a grid.
 *
 * @param text as it stands in the table and in command lines
 * @param tree as it stands in a JSON document: text, number, truth value, list or map
 */
public record AxisValue(String text, Object tree) {
    /** A value that was typed: a whole number, a number, true, false or a text. */
    public static AxisValue typed(String word) {
        if (word.equals("true") || word.equals("false")) {
            return new AxisValue(word, Boolean.valueOf(word));
        }
        return word.matches("[-+]?[0-9].*|[-+]?\\.[0-9].*")
                ? new AxisValue(word, number(word))
                : new AxisValue(word, word);
    }

    /** A value of a JSON file. */
    public static AxisValue of(JsonValue value) {
        return new AxisValue(value.isText() ? value.text() : value.toString(), tree(value));
    }

    /** A JSON value as a tree of maps, lists, numbers, texts and truth values. */
    static Object tree(JsonValue value) {
        if (value.isObject()) {
            Map<String, Object> members = new LinkedHashMap<>();
            for (String key : value.asObject().keys()) {
                members.put(key, tree(value.asObject().get(key).orElseThrow()));
            }
            return members;
        }
        if (value.isArray()) {
            List<Object> elements = new ArrayList<>(value.asArray().size());
            value.asArray().elements().forEach(element -> elements.add(tree(element)));
            return elements;
        }
        if (value.isText()) {
            return value.text();
        }
        if (value.isNumber()) {
            Object exact = number(value.toString());
            return exact instanceof String ? value.number() : exact;
        }
        return value.flag();
    }

    private static Object number(String word) {
        try {
            return Long.valueOf(word);
        } catch (NumberFormatException notWhole) {
            try {
                return Double.valueOf(word);
            } catch (NumberFormatException notANumber) {
                return word;
            }
        }
    }
}
