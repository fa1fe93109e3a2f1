package neckar.compiler.inspect;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes JSON made of integers, flags and plain ASCII words, straight into a byte buffer: a dump of a full wafer has
 * hundreds of millions of numbers. The caller gives the structure; commas come by themselves.
 */
final class AsciiJson {

    private final OutputStream out;
    private byte[] buffer = new byte[1 << 16];
    private int length;
    private boolean needsComma;

    AsciiJson(OutputStream out) {
        this.out = out;
    }

    AsciiJson beginObject() throws IOException {
        return open('{');
    }

    AsciiJson endObject() throws IOException {
        return close('}');
    }

    AsciiJson beginArray() throws IOException {
        return open('[');
    }

    AsciiJson endArray() throws IOException {
        return close(']');
    }

    AsciiJson key(String name) throws IOException {
        string(name);
        append(":");
        needsComma = false;
        return this;
    }

    AsciiJson string(String word) throws IOException {
        separate();
        append('"');
        append(word);
        append('"');
        needsComma = true;
        return this;
    }

    AsciiJson number(int value) throws IOException {
        separate();
        if (value >= 0 && value < 1000) {
            appendSmall(value);
        } else {
            append(Integer.toString(value));
        }
        needsComma = true;
        return this;
    }

    AsciiJson flag(boolean value) throws IOException {
        separate();
        append(value ? "true" : "false");
        needsComma = true;
        return this;
    }

    AsciiJson nothing() throws IOException {
        separate();
        append("null");
        needsComma = true;
        return this;
    }

    /** Ends a line and with it a document. */
    void endLine() throws IOException {
        append('\n');
        needsComma = false;
    }

    /** Hands everything to the stream. */
    void flush() throws IOException {
        out.write(buffer, 0, length);
        length = 0;
        out.flush();
    }

    private AsciiJson open(char bracket) throws IOException {
        separate();
        append(bracket);
        needsComma = false;
        return this;
    }

    private AsciiJson close(char bracket) throws IOException {
        append(bracket);
        needsComma = true;
        return this;
    }

    private void separate() throws IOException {
        if (needsComma) {
            append(",");
        }
    }

    private void appendSmall(int value) throws IOException {
        if (value >= 100) {
            append((char) ('0' + value / 100));
        }
        if (value >= 10) {
            append((char) ('0' + value / 10 % 10));
        }
        append((char) ('0' + value % 10));
    }

    private void append(char letter) throws IOException {
        if (length == buffer.length) {
            out.write(buffer, 0, length);
            length = 0;
        }
        buffer[length++] = (byte) letter;
    }

    private void append(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        if (length + bytes.length > buffer.length) {
            out.write(buffer, 0, length);
            length = 0;
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length, bytes.length));
        }
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }
}
