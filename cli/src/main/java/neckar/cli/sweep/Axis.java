package neckar.cli.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import neckar.base.InputException;
import neckar.base.json.JsonValue;

/**
 * One direction of a grid.
 *
 * @param name an option without dashes, {@code network}, a JSON pointer into the network file, or a free name that stands in
 *     braces elsewhere
 * @param values what it takes, in order
 */
public record Axis(String name, List<AxisValue> values) {
    private static final Pattern RANGE = Pattern.compile("(-?[0-9]{1,15})\\.\\.(-?[0-9]{1,15})(?::([0-9]{1,9}))?");
    private static final int MOST_VALUES = 1_000_000;

    /** Copies the list. */
    public Axis {
        values = List.copyOf(values);
    }

    /** {@code name=a,b,c} or {@code name=1..20} or {@code name=0..100:10}. */
    static Axis typed(String word, String place) {
        int equals = word.indexOf('=');
        if (equals <= 0 || equals == word.length() - 1) {
            throw InputException.of(place, "not an axis of a grid")
                    .value(word)
                    .allowed("NAME=VALUE,VALUE,... or NAME=FIRST..LAST or NAME=FIRST..LAST:STEP");
        }
        List<AxisValue> values = new ArrayList<>();
        for (String part : word.substring(equals + 1).split(",", -1)) {
            values.addAll(range(part, place));
        }
        return new Axis(word.substring(0, equals), values);
    }

    /** The axis of a key of a grid: an array of values, or a single one. */
    static Axis of(String name, JsonValue value) {
        List<AxisValue> values = new ArrayList<>();
        for (JsonValue element : value.isArray() ? value.asArray().elements() : List.of(value)) {
            if (element.isText()) {
                values.addAll(range(element.text(), element.place()));
            } else {
                values.add(AxisValue.of(element));
            }
        }
        if (values.isEmpty()) {
            throw value.error("an axis needs at least one value");
        }
        return new Axis(name, values);
    }

    private static List<AxisValue> range(String word, String place) {
        Matcher range = RANGE.matcher(word);
        if (!range.matches()) {
            return List.of(AxisValue.typed(word));
        }
        long first = Long.parseLong(range.group(1));
        long last = Long.parseLong(range.group(2));
        long step = range.group(3) == null ? 1 : Long.parseLong(range.group(3));
        if (step < 1 || last < first || (last - first) / step >= MOST_VALUES) {
            throw InputException.of(place, "not a range")
                    .value(word)
                    .allowed("FIRST..LAST:STEP, ascending, at most " + MOST_VALUES + " values");
        }
        List<AxisValue> values = new ArrayList<>();
        for (long value = first; value <= last; value += step) {
            values.add(AxisValue.typed(Long.toString(value)));
        }
        return values;
    }
}
