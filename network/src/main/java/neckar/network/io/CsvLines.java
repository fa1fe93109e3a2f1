package neckar.network.io;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import neckar.base.InputException;
import neckar.network.NetworkLimits;

/** Lines of comma-separated numbers, read byte by byte without an object for each line. */
final class CsvLines {
    private static final int MAX_LINE = 1000;
    /** Integers up to here and powers of ten up to 1e22 are exact doubles, so that one operation rounds correctly. */
    private static final long MAX_EXACT = 1L << 53;

    private static final double[] POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };

    private final InputStream stream;
    private final String name;
    private final byte[] buffer = new byte[1 << 16];
    private int bufferAt;
    private int bufferEnd;
    private final byte[] line = new byte[MAX_LINE];
    private int length;
    private int at;
    private long number;

    CsvLines(InputStream stream, String name) {
        this.stream = stream;
        this.name = name;
    }

    /** Goes to the next line; false at the end of the file. */
    boolean next() throws IOException {
        length = 0;
        at = 0;
        number++;
        boolean isLine = false;
        while (bufferAt < bufferEnd || fill()) {
            byte b = buffer[bufferAt++];
            isLine = true;
            if (b == '\n') {
                break;
            }
            if (length == MAX_LINE) {
                throw error("the line is too long").allowed("at most " + MAX_LINE + " bytes");
            }
            line[length++] = b;
        }
        if (length > 0 && line[length - 1] == '\r') {
            length--;
        }
        if (number == 1 && length >= 3 && line[0] == (byte) 0xEF && line[1] == (byte) 0xBB && line[2] == (byte) 0xBF) {
            // The byte order mark that some spreadsheets write before UTF-8.
            System.arraycopy(line, 3, line, 0, length - 3);
            length -= 3;
        }
        return isLine;
    }

    private boolean fill() throws IOException {
        bufferAt = 0;
        bufferEnd = Math.max(0, stream.read(buffer));
        return bufferEnd > 0;
    }

    /** Whether the line holds nothing but space. */
    boolean isBlank() {
        skipSpace();
        return at == length;
    }

    /** The rest of the line. */
    String text() {
        return new String(line, at, length - at, StandardCharsets.UTF_8);
    }

    /** The next field as index below a size. */
    int index(int size, String what) {
        skipSpace();
        int start = at;
        long value = 0;
        while (at < length && line[at] >= '0' && line[at] <= '9' && value < size) {
            value = 10 * value + (line[at++] - '0');
        }
        int digits = at - start;
        skipSpace();
        if (digits == 0 || value >= size || !separated()) {
            throw wrong(start, what + " is no index of its population", "0 to " + (size - 1));
        }
        return (int) value;
    }

    /** The next field as number from 0 to the largest weight. */
    double magnitude(String what) {
        skipSpace();
        int start = at;
        double value = decimal();
        skipSpace();
        if (!(value >= 0 && value <= NetworkLimits.MAX_WEIGHT) || !separated()) {
            throw wrong(start, what + " is not allowed", "0 to " + NetworkLimits.MAX_WEIGHT);
        }
        return value;
    }

    /** Checks that the line has no more fields. */
    void end() {
        skipSpace();
        if (at <= length && at > 0 && (at < length || line[at - 1] == ',')) {
            throw wrong(at, "more fields than the header", "as many as in the header");
        }
    }

    /** Reads digits with point and exponent; NaN when there is no number. */
    private double decimal() {
        int start = at;
        long digits = 0;
        int scale = 0;
        boolean isExact = true;
        boolean hasPoint = false;
        for (; at < length; at++) {
            byte b = line[at];
            if (b == '.' && !hasPoint) {
                hasPoint = true;
            } else if (b >= '0' && b <= '9') {
                digits = 10 * digits + (b - '0');
                scale += hasPoint ? 1 : 0;
                isExact &= digits < MAX_EXACT;
                digits = isExact ? digits : 0;
            } else {
                break;
            }
        }
        boolean isPlain = at > start && (at == length || line[at] == ',' || line[at] == ' ');
        if (isPlain && isExact && scale < POWERS.length && !(hasPoint && at == start + 1)) {
            return digits / POWERS[scale];
        }
        while (at < length && line[at] != ',' && line[at] != ' ' && line[at] != '\t') {
            at++;
        }
        try {
            return Double.parseDouble(new String(line, start, at - start, StandardCharsets.US_ASCII));
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Consumes the comma or stands at the end of the line. */
    private boolean separated() {
        if (at == length) {
            return true;
        }
        return line[at++] == ',';
    }

    private void skipSpace() {
        while (at < length && (line[at] == ' ' || line[at] == '\t')) {
            at++;
        }
    }

    private InputException wrong(int start, String what, String allowed) {
        int end = start;
        while (end < length && line[end] != ',') {
            end++;
        }
        String field = new String(line, start, end - start, StandardCharsets.UTF_8);
        return error(what).value(field.isEmpty() ? "nothing" : field).allowed(allowed);
    }

    /** An error in this line. */
    InputException error(String what) {
        return InputException.of(name + ":" + number, what);
    }
}
