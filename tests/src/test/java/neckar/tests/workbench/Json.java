package neckar.tests.workbench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes JSON text of maps, lists, texts, numbers and flags: test input as a user would type it. */
public final class Json {
    private Json() {}

    /** A map in the order of its arguments: key, value, key, value. */
    public static Map<String, Object> map(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }

    /** The text of a value. */
    public static String text(Object value) {
        StringBuilder text = new StringBuilder();
        append(value, text);
        return text.toString();
    }

    private static void append(Object value, StringBuilder text) {
        if (value instanceof Map<?, ?> map) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                text.append(separator);
                append(entry.getKey(), text);
                text.append(": ");
                append(entry.getValue(), text);
                separator = ",\n ";
            }
            text.append(map.isEmpty() ? "{}" : "}");
        } else if (value instanceof List<?> list) {
            String separator = "[";
            for (Object element : list) {
                text.append(separator);
                append(element, text);
                separator = ", ";
            }
            text.append(list.isEmpty() ? "[]" : "]");
        } else if (value instanceof String string) {
            text.append('"')
                    .append(string.replace("\\", "\\\\").replace("\"", "\\\""))
                    .append('"');
        } else {
            text.append(value);
        }
    }
}
