package neckar.base.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import neckar.base.InputException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON file (RFC 8259, UTF-8) into a tree whose values know their places. Every defect of the file is an
 * {@link InputException}: syntax, encoding, a key twice, numbers beyond double precision's range, nesting beyond 64, and
 * sizes that would fill the memory.
 */
public final class JsonReader {
    /** Largest file in bytes. */
    public static final int MAX_BYTES = 1 << 30;

    private static final int MAX_DEPTH = 64;
    private static final int MAX_NUMBER_LENGTH = 400;
    private static final int MAX_TEXT_LENGTH = 1_000_000;
    private static final int MAX_KEY_LENGTH = 1_000;
    /** Values with an object of their own, about 100 bytes each. */
    private static final int MAX_VALUES = 4_000_000;
    /** Numbers in arrays of numbers, and rows of such arrays: about 12 bytes each. */
    private static final int MAX_NUMBERS = 50_000_000;

    private final LineIndex lines;
    private final JsonParser parser;
    private int values;
    private int numbers;

    private JsonReader(LineIndex lines, JsonParser parser) {
        this.lines = lines;
        this.parser = parser;
    }

    /** Reads a file from memory; the name is for messages. */
    public static JsonValue parse(byte[] bytes, String name) {
        return parse(new ByteArrayInputStream(bytes), name);
    }

    /** Reads a file to its end; the name is for messages. The stream stays open. */
    public static JsonValue parse(InputStream stream, String name) {
        LineIndex lines = new LineIndex(refuseOtherEncodings(stream, name), name, MAX_BYTES);
        StreamReadConstraints constraints = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .maxStringLength(MAX_TEXT_LENGTH)
                .maxNameLength(MAX_KEY_LENGTH)
                .build();
        // Keys with equal hashes may make the parser slow, but must not stop it.
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(constraints)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .disable(JsonFactory.Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
                .build();
        try (JsonParser parser = factory.createParser(lines)) {
            parser.disable(JsonParser.Feature.AUTO_CLOSE_SOURCE);
            return new JsonReader(lines, parser).file();
        } catch (JsonProcessingException e) {
            throw syntax(lines, e);
        } catch (IOException e) {
            throw InputException.of(name, "cannot be read").value(String.valueOf(e.getMessage()));
        }
    }

    /** A BOM or zero bytes at the begin show UTF-16 and UTF-32, which JSON files must not use. */
    private static InputStream refuseOtherEncodings(InputStream stream, String name) {
        BufferedInputStream buffered = new BufferedInputStream(stream, 1 << 16);
        buffered.mark(4);
        try {
            byte[] head = buffered.readNBytes(4);
            buffered.reset();
            boolean isOther = head.length >= 2 && (head[0] & 0xFE) == 0xFE && (head[1] & 0xFE) == 0xFE;
            for (byte b : head) {
                isOther |= b == 0;
            }
            if (isOther) {
                throw InputException.of(name + ":1:1", "the file is not in UTF-8")
                        .advice("Save it with the encoding UTF-8.");
            }
        } catch (IOException e) {
            throw InputException.of(name, "cannot be read").value(String.valueOf(e.getMessage()));
        }
        return buffered;
    }

    private static InputException syntax(LineIndex lines, JsonProcessingException e) {
        JsonLocation location = e.getLocation();
        long offset = location == null ? 0 : Math.max(0, location.getByteOffset());
        String message = String.valueOf(e.getOriginalMessage());
        int end = message.indexOf('\n');
        String firstLine = (end < 0 ? message : message.substring(0, end)).strip();
        return InputException.of(lines.place((int) offset), "not correct JSON")
                .value(firstLine)
                .rank(offset);
    }

    private JsonValue file() throws IOException {
        if (parser.nextToken() == null) {
            throw InputException.of(lines.name(), "the file is empty");
        }
        JsonValue root = value(null, "");
        if (parser.nextToken() != null) {
            throw here("more text after the end of the value");
        }
        return root;
    }

    private JsonValue value(@Nullable JsonValue parent, String key) throws IOException {
        if (++values > MAX_VALUES) {
            throw here("the file holds too many values").allowed("at most " + MAX_VALUES);
        }
        int offset = offset();
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parent, key, offset);
            case START_ARRAY -> array(parent, key, offset);
            case VALUE_STRING -> JsonScalar.text(lines, offset, parent, key, parser.getText());
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT ->
                JsonScalar.number(lines, offset, parent, key, parser.getText(), number());
            case VALUE_TRUE -> JsonScalar.flag(lines, offset, parent, key, true);
            case VALUE_FALSE -> JsonScalar.flag(lines, offset, parent, key, false);
            case VALUE_NULL -> JsonScalar.ofNull(lines, offset, parent, key);
            default -> throw here("a value is missing");
        };
    }

    private JsonObject object(@Nullable JsonValue parent, String key, int offset) throws IOException {
        JsonObject result = new JsonObject(lines, offset, parent, key);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (result.get(name).isPresent()) {
                throw here("the key stands twice in one object").value('"' + name + '"');
            }
            parser.nextToken();
            result.put(name, value(result, name));
        }
        return result;
    }

    private JsonArray array(@Nullable JsonValue parent, String key, int offset) throws IOException {
        JsonArray result = new JsonArray(lines, offset, parent, key);
        NumberBuffer found = new NumberBuffer(2);
        JsonToken token = parser.nextToken();
        while (isNumber(token)) {
            countNumber();
            found.add(number(), offset());
            token = parser.nextToken();
        }
        if (token == JsonToken.END_ARRAY) {
            result.setNumbers(found);
            return result;
        }
        if (found.size() == 0 && token == JsonToken.START_ARRAY) {
            token = rows(result);
        } else {
            for (int i = 0; i < found.size(); i++) {
                String text = Double.toString(found.get(i));
                result.add(JsonScalar.number(lines, found.offset(i), result, Integer.toString(i), text, found.get(i)));
            }
        }
        while (token != JsonToken.END_ARRAY) {
            result.add(value(result, Integer.toString(result.size())));
            token = parser.nextToken();
        }
        return result;
    }

    /**
     * Reads elements as long as they are arrays of numbers only. If all are, the array gets them as rows; if not, it gets
     * those so far as values, the last one included.
     *
     * @return the token after the last element read
     */
    private JsonToken rows(JsonArray result) throws IOException {
        NumberBuffer rows = new NumberBuffer(4);
        JsonToken token = JsonToken.START_ARRAY;
        while (token == JsonToken.START_ARRAY) {
            JsonArray row = array(result, Integer.toString(rows.rowCount()), offset());
            token = parser.nextToken();
            if (!row.isNumbers() && row.size() > 0) {
                addAsValues(result, rows);
                result.add(row);
                return token;
            }
            NumberBuffer numbersOfRow = new NumberBuffer(row.size());
            row.copyNumbers(numbersOfRow);
            countNumber();
            rows.addRow(numbersOfRow, row.offset());
        }
        if (token == JsonToken.END_ARRAY) {
            result.setRows(rows);
        } else {
            addAsValues(result, rows);
        }
        return token;
    }

    private void addAsValues(JsonArray result, NumberBuffer rows) {
        values += rows.rowCount();
        if (values > MAX_VALUES) {
            throw here("the file holds too many values").allowed("at most " + MAX_VALUES);
        }
        for (int i = 0; i < rows.rowCount(); i++) {
            JsonArray row = new JsonArray(lines, rows.rowOffset(i), result, Integer.toString(i));
            row.setNumbers(rows.row(i));
            result.add(row);
        }
    }

    private static boolean isNumber(@Nullable JsonToken token) {
        return token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT;
    }

    private void countNumber() {
        if (++numbers > MAX_NUMBERS) {
            throw here("the file holds too many numbers").allowed("at most " + MAX_NUMBERS);
        }
    }

    private double number() throws IOException {
        double number = parser.getDoubleValue();
        if (Double.isInfinite(number)) {
            throw here("the number is too large").value(parser.getText()).allowed("magnitudes up to 1.797e308");
        }
        return number;
    }

    private int offset() {
        return (int) parser.currentTokenLocation().getByteOffset();
    }

    private InputException here(String what) {
        int offset = offset();
        return InputException.of(lines.place(offset), what).rank(offset);
    }
}
