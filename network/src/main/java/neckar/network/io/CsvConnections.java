package neckar.network.io;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import neckar.base.InputException;
import neckar.network.ConnectionConsumer;
import neckar.network.ConnectionRows;
import neckar.network.NetworkLimits;

/**
 * A connection list in a CSV file with the header {@code pre,post} or {@code pre,post,weight,delay}. The file is read as
 * a stream at each pass; memory does not grow with it.
 */
final class CsvConnections implements ConnectionRows {
    /** Bytes of a window, and how many windows, from which the number of rows is estimated. */
    private static final int WINDOW = 1 << 13;

    private static final int WINDOWS = 16;

    private final Path file;
    private final String name;
    private final boolean carriesValues;
    private final double expectedCount;

    private CsvConnections(Path file, String name, boolean carriesValues, double expectedCount) {
        this.file = file;
        this.name = name;
        this.carriesValues = carriesValues;
        this.expectedCount = expectedCount;
    }

    /**
     * Opens a file far enough to know its header.
     *
     * @param file the file
     * @param name its name for messages
     * @throws InputException if it cannot be read or has another header
     */
    static CsvConnections open(Path file, String name) {
        if (!Files.isRegularFile(file)) {
            throw InputException.of("", Files.exists(file) ? "not a regular file" : "no such file")
                    .value(file);
        }
        try (SeekableByteChannel channel = Files.newByteChannel(file)) {
            byte[] prefix = window(channel, 0);
            boolean carriesValues = header(new CsvLines(new ByteArrayInputStream(prefix), name));
            return new CsvConnections(file, name, carriesValues, estimate(channel));
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    /** Rows counted in windows spread over the file, scaled to the whole. */
    private static double estimate(SeekableByteChannel channel) throws IOException {
        long size = channel.size();
        double rows = 0;
        double seen = 0;
        for (int k = 0; k < WINDOWS; k++) {
            byte[] bytes = window(channel, Math.max(0, size - WINDOW) / (WINDOWS - 1) * k);
            rows += rowsIn(bytes);
            seen += bytes.length;
        }
        return rows * size / seen;
    }

    private static byte[] window(SeekableByteChannel channel, long from) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(WINDOW);
        channel.position(from);
        while (buffer.hasRemaining() && channel.read(buffer) >= 0) {
            // A channel may give less than asked for.
        }
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static boolean header(CsvLines lines) throws IOException {
        String header = lines.next() ? lines.text().replace(" ", "") : "";
        return switch (header) {
            case "pre,post" -> false;
            case "pre,post,weight,delay" -> true;
            default ->
                throw lines.error("unknown header").value(header).allowed("\"pre,post\" or \"pre,post,weight,delay\"");
        };
    }

    private static long rowsIn(byte[] prefix) {
        long rows = 0;
        for (byte b : prefix) {
            rows += b == '\n' ? 1 : 0;
        }
        return rows;
    }

    @Override
    public boolean carriesValues() {
        return carriesValues;
    }

    @Override
    public double expectedCount() {
        return expectedCount;
    }

    @Override
    public void forEach(int preSize, int postSize, ConnectionConsumer consumer) {
        try (InputStream stream = Files.newInputStream(file)) {
            CsvLines lines = new CsvLines(stream, name);
            header(lines);
            long count = 0;
            while (lines.next()) {
                if (lines.isBlank()) {
                    continue;
                }
                if (++count > NetworkLimits.MAX_SYNAPSES) {
                    throw lines.error("too many connections").allowed("at most " + NetworkLimits.MAX_SYNAPSES);
                }
                int pre = lines.index(preSize, "pre");
                int post = lines.index(postSize, "post");
                double weight = carriesValues ? lines.magnitude("weight") : ConnectionConsumer.UNKNOWN;
                double delayMs = carriesValues ? lines.magnitude("delay") : ConnectionConsumer.UNKNOWN;
                lines.end();
                consumer.accept(0, pre, post, weight, delayMs);
            }
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private static InputException unreadable(String name, IOException e) {
        return InputException.of(name, "cannot be read").value(String.valueOf(e.getMessage()));
    }
}
