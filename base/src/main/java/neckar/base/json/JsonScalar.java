package neckar.base.json;

import org.jspecify.annotations.Nullable;

/** A string, number, {@code true}, {@code false} or {@code null}. */
public final class JsonScalar extends JsonValue {
    private static final int SHOWN = 60;

    private enum Kind {
        TEXT,
        NUMBER,
        FLAG,
        NULL
    }

    private final Kind scalarKind;
    private final String text;
    private final double number;

    private JsonScalar(
            LineIndex lines,
            int offset,
            @Nullable JsonValue parent,
            String key,
            Kind scalarKind,
            String text,
            double number) {
        super(lines, offset, parent, key);
        this.scalarKind = scalarKind;
        this.text = text;
        this.number = number;
    }

    static JsonScalar text(LineIndex lines, int offset, @Nullable JsonValue parent, String key, String text) {
        return new JsonScalar(lines, offset, parent, key, Kind.TEXT, text, 0);
    }

    static JsonScalar number(
            LineIndex lines, int offset, @Nullable JsonValue parent, String key, String text, double number) {
        return new JsonScalar(lines, offset, parent, key, Kind.NUMBER, text, number);
    }

    static JsonScalar flag(LineIndex lines, int offset, @Nullable JsonValue parent, String key, boolean flag) {
        return new JsonScalar(lines, offset, parent, key, Kind.FLAG, Boolean.toString(flag), 0);
    }

    static JsonScalar ofNull(LineIndex lines, int offset, @Nullable JsonValue parent, String key) {
        return new JsonScalar(lines, offset, parent, key, Kind.NULL, "null", 0);
    }

    @Override
    public String kind() {
        return switch (scalarKind) {
            case TEXT -> "a string";
            case NUMBER -> "a number";
            case FLAG, NULL -> text;
        };
    }

    @Override
    public boolean isNumber() {
        return scalarKind == Kind.NUMBER;
    }

    @Override
    public boolean isText() {
        return scalarKind == Kind.TEXT;
    }

    @Override
    public boolean isNull() {
        return scalarKind == Kind.NULL;
    }

    @Override
    public String text() {
        if (scalarKind != Kind.TEXT) {
            throw unlike("a string");
        }
        return text;
    }

    @Override
    public boolean flag() {
        if (scalarKind != Kind.FLAG) {
            throw unlike("true or false");
        }
        return Boolean.parseBoolean(text);
    }

    @Override
    public double number() {
        if (scalarKind != Kind.NUMBER) {
            throw unlike("a number");
        }
        return number;
    }

    @Override
    public long integer(long low, long high) {
        if (scalarKind != Kind.NUMBER) {
            throw unlike("an integer");
        }
        try {
            // Written without point and exponent it is exact beyond the integers that a double holds.
            long exact = Long.parseLong(text);
            if (exact < low || exact > high) {
                throw wrong("the integer is out of range", low + " to " + high);
            }
            return exact;
        } catch (NumberFormatException e) {
            return super.integer(low, high);
        }
    }

    @Override
    public String toString() {
        String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
        return scalarKind == Kind.TEXT ? '"' + shown + '"' : shown;
    }
}
