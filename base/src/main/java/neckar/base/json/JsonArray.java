package neckar.base.json;

import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import neckar.base.Invariant;
import org.jspecify.annotations.Nullable;

/**
 * A JSON array. Arrays of numbers, and arrays of such arrays, lie in primitive arrays: lists of millions of numbers cost
 * 12 bytes for each and 8 for each row.
 */
public final class JsonArray extends JsonValue {
    private final List<JsonValue> values = new ArrayList<>();
    private NumberBuffer numbers = NumberBuffer.NONE;
    private NumberBuffer rows = NumberBuffer.NONE;

    JsonArray(LineIndex lines, int offset, @Nullable JsonValue parent, String key) {
        super(lines, offset, parent, key);
    }

    /** Used by the parser alone: all elements are numbers. */
    void setNumbers(NumberBuffer newNumbers) {
        numbers = newNumbers;
    }

    /** Used by the parser alone: all elements are arrays of numbers. */
    void setRows(NumberBuffer newRows) {
        rows = newRows;
    }

    /** Used by the parser alone: one more element of any kind. */
    void add(JsonValue value) {
        values.add(value);
    }

    /** Used by the parser alone: appends all numbers to a buffer. */
    void copyNumbers(NumberBuffer target) {
        for (int i = 0; i < numbers.size(); i++) {
            target.add(numbers.get(i), numbers.offset(i));
        }
    }

    /** The number of elements. */
    public int size() {
        return values.size() + numbers.size() + rows.rowCount();
    }

    /** Whether all elements are numbers, and there is one. */
    public boolean isNumbers() {
        return numbers.size() > 0;
    }

    /** Whether all elements are arrays of numbers only, and there is one. */
    public boolean isRows() {
        return rows.rowCount() > 0;
    }

    /** An element. */
    public JsonValue get(int index) {
        Invariant.check(index >= 0 && index < size(), "index in the array", index, size());
        if (numbers.size() > 0) {
            double number = numbers.get(index);
            return JsonScalar.number(
                    lines(), numbers.offset(index), this, Integer.toString(index), shown(number), number);
        }
        if (rows.rowCount() > 0) {
            JsonArray row = new JsonArray(lines(), rows.rowOffset(index), this, Integer.toString(index));
            row.setNumbers(rows.row(index));
            return row;
        }
        return values.get(index);
    }

    /** All elements in order; each is made when asked for. */
    public List<JsonValue> elements() {
        return new AbstractList<>() {
            @Override
            public JsonValue get(int index) {
                return JsonArray.this.get(index);
            }

            @Override
            public int size() {
                return JsonArray.this.size();
            }
        };
    }

    /**
     * All elements as numbers.
     *
     * @throws neckar.base.InputException if one is none
     */
    public double[] numbers() {
        double[] result = new double[size()];
        for (int i = 0; i < result.length; i++) {
            result[i] = numbers.size() > 0 ? numbers.get(i) : get(i).number();
        }
        return result;
    }

    /** The length of an element of an array for which {@link #isRows()} holds. */
    public int rowLength(int index) {
        return rows.rowLength(index);
    }

    /** A number of an element of an array for which {@link #isRows()} holds. */
    public double cell(int index, int column) {
        return rows.cell(index, column);
    }

    @Override
    public JsonArray asArray() {
        return this;
    }

    @Override
    public String kind() {
        return "an array";
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("[");
        for (int i = 0; i < size() && text.length() < 60; i++) {
            text.append(i == 0 ? "" : ", ").append(get(i));
        }
        return text.length() < 60
                ? text.append(']').toString()
                : text.append("...").toString();
    }

    private static String shown(double number) {
        boolean isInteger = number == Math.rint(number) && Math.abs(number) < 1e15;
        return isInteger ? Long.toString((long) number) : Double.toString(number);
    }
}
