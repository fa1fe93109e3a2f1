package neckar.network.io;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import neckar.base.InputException;
import neckar.network.NetworkLimits;

/**
 * The header of a {@code .npy} file that holds a table of numbers (NumPy Enhancement Proposal 1, versions 1 to 3).
 *
 * @param length bytes before the data
 * @param rows rows of the table
 * @param fields columns in their order
 */
record NpyHeader(long length, long rows, List<Field> fields) {
    private static final int MAGIC_LENGTH = 8;
    private static final int LONGEST = 65_536;
    private static final String TABLE =
            "fields pre, post or pre, post, weight, delay of the types <i4, <i8, <u4, <f4 or <f8";

    private static final Pattern SHAPE = Pattern.compile("'shape' *: *\\( *([0-9]{1,18}) *,? *\\)");
    private static final Pattern FIELD = Pattern.compile("\\( *'([a-z]+)' *, *'<([iuf][48])' *\\)");
    private static final Pattern FIELDS = Pattern.compile("'descr' *: *\\[(.*)\\]");

    NpyHeader {
        fields = List.copyOf(fields);
    }

    /**
     * A column.
     *
     * @param name its name
     * @param type kind and bytes: i4, i8, u4, f4, f8
     * @param offset first byte in the row
     */
    record Field(String name, String type, int offset) {
        int bytes() {
            return type.charAt(1) - '0';
        }

        /** The number in a row that begins at a position; integers above 2^53 lose digits, they are no index anyway. */
        double value(ByteBuffer rows, int rowAt) {
            int at = rowAt + offset;
            return switch (type) {
                case "i4" -> rows.getInt(at);
                case "u4" -> Integer.toUnsignedLong(rows.getInt(at));
                case "i8" -> rows.getLong(at);
                case "f4" -> rows.getFloat(at);
                default -> rows.getDouble(at);
            };
        }
    }

    int rowBytes() {
        Field last = fields.get(fields.size() - 1);
        return last.offset() + last.bytes();
    }

    /**
     * Reads a header.
     *
     * @param name name of the file for messages
     * @throws InputException if the file is of another kind or holds another table
     */
    static NpyHeader read(DataInputStream stream, String name) throws IOException {
        byte[] magic = stream.readNBytes(MAGIC_LENGTH);
        boolean isNumPy = magic.length == MAGIC_LENGTH
                && (magic[0] & 0xFF) == 0x93
                && new String(magic, 1, 5, StandardCharsets.US_ASCII).equals("NUMPY")
                && magic[6] >= 1
                && magic[6] <= 3;
        if (!isNumPy) {
            throw InputException.of(name, "not a file of NumPy's format .npy");
        }
        int lengthBytes = magic[6] == 1 ? 2 : 4;
        long textLength = 0;
        for (int i = 0; i < lengthBytes; i++) {
            textLength |= (long) stream.readUnsignedByte() << (8 * i);
        }
        if (textLength > LONGEST) {
            throw InputException.of(name, "the header is too long")
                    .value(textLength + " bytes")
                    .allowed("at most " + LONGEST);
        }
        String text = new String(stream.readNBytes((int) textLength), StandardCharsets.UTF_8);
        return new NpyHeader(MAGIC_LENGTH + lengthBytes + textLength, rows(text, name), fields(text, name));
    }

    private static long rows(String text, String name) {
        Matcher shape = SHAPE.matcher(text);
        if (!shape.find()) {
            throw InputException.of(name, "not a table of one dimension")
                    .value(text.strip())
                    .allowed("shape (rows,)");
        }
        long rows = Long.parseLong(shape.group(1));
        if (rows > NetworkLimits.MAX_SYNAPSES) {
            throw InputException.of(name, "too many connections")
                    .value(rows)
                    .allowed("at most " + NetworkLimits.MAX_SYNAPSES);
        }
        return rows;
    }

    private static List<Field> fields(String text, String name) {
        List<Field> fields = new ArrayList<>();
        Matcher list = FIELDS.matcher(text);
        int offset = 0;
        if (list.find()) {
            Matcher field = FIELD.matcher(list.group(1));
            while (field.find() && fields.size() <= 4) {
                Field next = new Field(field.group(1), field.group(2), offset);
                fields.add(next);
                offset += next.bytes();
            }
        }
        List<String> names = fields.stream().map(Field::name).toList();
        boolean isKnown =
                names.equals(List.of("pre", "post")) || names.equals(List.of("pre", "post", "weight", "delay"));
        boolean isWhole = fields.stream().noneMatch(field -> field.type().equals("u8"));
        if (!isKnown || !isWhole) {
            throw InputException.of(name, "not a table of connections")
                    .value(text.strip())
                    .allowed(TABLE);
        }
        return fields;
    }
}
