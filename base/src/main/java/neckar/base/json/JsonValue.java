package neckar.base.json;

import java.util.ArrayDeque;
import java.util.Deque;
import neckar.base.InputException;
import neckar.base.NumberRange;
import org.jspecify.annotations.Nullable;

/** A value of a JSON file that knows where it stands. Immutable. */
public abstract sealed class JsonValue permits JsonObject, JsonArray, JsonScalar {
    private static final double MAX_EXACT = 0x1.0p53;

    private final LineIndex lines;
    private final int offset;
    private final @Nullable JsonValue parent;
    private final String key;

    JsonValue(LineIndex lines, int offset, @Nullable JsonValue parent, String key) {
        this.lines = lines;
        this.offset = offset;
        this.parent = parent;
        this.key = key;
    }

    /** What kind of value it is, for messages: {@code an object}, {@code a number}... */
    public abstract String kind();

    /** The value for messages; may be shortened. */
    @Override
    public abstract String toString();

    /** The line where it begins, from 1. */
    public final int line() {
        return lines.line(offset);
    }

    /** The byte of the line where it begins, from 1. */
    public final int column() {
        return lines.column(offset);
    }

    /** The byte of the file where it begins, from 0. */
    public final int offset() {
        return offset;
    }

    /** Its JSON pointer (RFC 6901); empty for the whole file. */
    public final String pointer() {
        Deque<String> keys = new ArrayDeque<>();
        JsonValue value = this;
        for (JsonValue above = value.parent; above != null; above = value.parent) {
            keys.addFirst(value.key.replace("~", "~0").replace("/", "~1"));
            value = above;
        }
        StringBuilder text = new StringBuilder();
        keys.forEach(part -> text.append('/').append(part));
        return text.toString();
    }

    /** {@code file:line:column /pointer}. */
    public final String place() {
        String pointer = pointer();
        return lines.place(offset) + (pointer.isEmpty() ? "" : " " + pointer);
    }

    /** An error at this place; not thrown yet. */
    public final InputException error(String what) {
        return InputException.of(place(), what).rank(offset);
    }

    /** An error at this place about this value. */
    public final InputException wrong(String what, String allowed) {
        return error(what).value(this).allowed(allowed);
    }

    /**
     * This value as object.
     *
     * @throws InputException if it is none
     */
    public JsonObject asObject() {
        throw unlike("an object");
    }

    /**
     * This value as array.
     *
     * @throws InputException if it is none
     */
    public JsonArray asArray() {
        throw unlike("an array");
    }

    /** Whether it is an array. */
    public final boolean isArray() {
        return this instanceof JsonArray;
    }

    /** Whether it is an object. */
    public final boolean isObject() {
        return this instanceof JsonObject;
    }

    /** Whether it is a number. */
    public boolean isNumber() {
        return false;
    }

    /** Whether it is a string. */
    public boolean isText() {
        return false;
    }

    /** Whether it is {@code null}. */
    public boolean isNull() {
        return false;
    }

    /**
     * This value as string.
     *
     * @throws InputException if it is none
     */
    public String text() {
        throw unlike("a string");
    }

    /**
     * This value as {@code true} or {@code false}.
     *
     * @throws InputException if it is neither
     */
    public boolean flag() {
        throw unlike("true or false");
    }

    /**
     * This value as finite number.
     *
     * @throws InputException if it is none
     */
    public double number() {
        throw unlike("a number");
    }

    /**
     * This value as number of a range.
     *
     * @throws InputException if it is none
     */
    public final double number(NumberRange range) {
        double value = number();
        if (!range.contains(value)) {
            throw wrong("the number is out of range", range.toString());
        }
        return value;
    }

    /**
     * This value as integer in low..high. A number like 1e3 is one too, as far as it is exact.
     *
     * @throws InputException if it is none
     */
    public long integer(long low, long high) {
        double value = number();
        if (value != Math.rint(value) || Math.abs(value) > MAX_EXACT || value < low || value > high) {
            throw wrong("not an integer of the range", low + " to " + high);
        }
        return (long) value;
    }

    /** The error that another kind of value is wanted here. */
    final InputException unlike(String wanted) {
        return error(kind() + " where " + wanted + " is wanted").value(this);
    }

    final LineIndex lines() {
        return lines;
    }
}
