package neckar.base.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import neckar.base.InputException;

/** A stream that remembers where lines begin, so that a byte offset can be told as line and column. */
final class LineIndex extends InputStream {
    private static final int MAX_LINES = 1 << 25;

    private final InputStream source;
    private final String name;
    private final long maxBytes;
    private int[] lineStarts = new int[64];
    private int lines = 1;
    private long bytes;

    /** A view of a stream, for files of at most {@code maxBytes} (below 2^31) bytes. */
    LineIndex(InputStream source, String name, long maxBytes) {
        this.source = source;
        this.name = name;
        this.maxBytes = maxBytes;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int from, int length) throws IOException {
        int count = source.read(buffer, from, length);
        for (int i = 0; i < count; i++) {
            if (buffer[from + i] == '\n') {
                begin(bytes + i + 1);
            }
        }
        bytes += Math.max(0, count);
        if (bytes > maxBytes) {
            throw InputException.of(name, "the file is too large").allowed("at most " + maxBytes + " bytes");
        }
        return count;
    }

    private void begin(long offset) {
        if (lines == MAX_LINES) {
            throw InputException.of(name, "the file has too many lines").allowed("at most " + MAX_LINES);
        }
        if (lines == lineStarts.length) {
            lineStarts = Arrays.copyOf(lineStarts, 2 * lines);
        }
        lineStarts[lines++] = (int) offset;
    }

    /** The name of the file. */
    String name() {
        return name;
    }

    /** The line of a byte, from 1. */
    int line(int offset) {
        int found = Arrays.binarySearch(lineStarts, 0, lines, offset);
        return found >= 0 ? found + 1 : -found - 1;
    }

    /** The place of a byte in its line, from 1. */
    int column(int offset) {
        return offset - lineStarts[line(offset) - 1] + 1;
    }

    /** File, line and column of a byte. */
    String place(int offset) {
        return name + ":" + line(offset) + ":" + column(offset);
    }
}
