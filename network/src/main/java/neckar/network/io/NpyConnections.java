package neckar.network.io;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import neckar.base.InputException;
import neckar.network.ConnectionConsumer;
import neckar.network.ConnectionRows;
import neckar.network.NetworkLimits;

/**
 * A connection list in NumPy's format {@code .npy}: a table with the fields {@code pre, post} or {@code pre, post, weight,
 * delay}. The binary twin of the CSV file; read as a stream at each pass, memory does not grow with it.
 */
final class NpyConnections implements ConnectionRows {
    private static final int ROWS_AT_ONCE = 4096;

    private final Path file;
    private final String name;
    private final NpyHeader header;

    private NpyConnections(Path file, String name, NpyHeader header) {
        this.file = file;
        this.name = name;
        this.header = header;
    }

    /**
     * Opens a file far enough to know its columns and length.
     *
     * @param file the file
     * @param name its name for messages
     * @throws InputException if it cannot be read or is another table
     */
    static NpyConnections open(Path file, String name) {
        if (!Files.isRegularFile(file)) {
            throw InputException.of("", Files.exists(file) ? "not a regular file" : "no such file")
                    .value(file);
        }
        try (InputStream stream = Files.newInputStream(file)) {
            NpyHeader header = NpyHeader.read(new DataInputStream(stream), name);
            long bytes = Files.size(file) - header.length();
            if (bytes != header.rows() * header.rowBytes()) {
                throw InputException.of(name, "the file is not as long as its header tells")
                        .value(bytes + " bytes of data")
                        .allowed(header.rows() * header.rowBytes() + " bytes");
            }
            return new NpyConnections(file, name, header);
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    @Override
    public boolean carriesValues() {
        return header.fields().size() > 2;
    }

    @Override
    public double expectedCount() {
        return header.rows();
    }

    @Override
    public void forEach(int preSize, int postSize, ConnectionConsumer consumer) {
        int rowBytes = header.rowBytes();
        ByteBuffer rows = ByteBuffer.allocate(ROWS_AT_ONCE * rowBytes).order(ByteOrder.LITTLE_ENDIAN);
        boolean carriesValues = carriesValues();
        try (InputStream stream = Files.newInputStream(file)) {
            stream.skipNBytes(header.length());
            for (long first = 0; first < header.rows(); first += ROWS_AT_ONCE) {
                int count = (int) Math.min(ROWS_AT_ONCE, header.rows() - first);
                if (stream.readNBytes(rows.array(), 0, count * rowBytes) < count * rowBytes) {
                    throw new EOFException("the file ends at row " + first);
                }
                for (int i = 0; i < count; i++) {
                    int at = i * rowBytes;
                    int pre = index(rows, at, 0, preSize, first + i);
                    int post = index(rows, at, 1, postSize, first + i);
                    consumer.accept(
                            0,
                            pre,
                            post,
                            carriesValues ? magnitude(rows, at, 2, first + i) : ConnectionConsumer.UNKNOWN,
                            carriesValues ? magnitude(rows, at, 3, first + i) : ConnectionConsumer.UNKNOWN);
                }
            }
        } catch (IOException e) {
            throw unreadable(name, e);
        }
    }

    private int index(ByteBuffer rows, int at, int field, int size, long row) {
        double value = header.fields().get(field).value(rows, at);
        if (value >= 0 && value < size && value == Math.rint(value)) {
            return (int) value;
        }
        throw wrong(field, row, value, "is no index of its population", "0 to " + (size - 1));
    }

    private double magnitude(ByteBuffer rows, int at, int field, long row) {
        double value = header.fields().get(field).value(rows, at);
        if (value >= 0 && value <= NetworkLimits.MAX_WEIGHT) {
            return value;
        }
        throw wrong(field, row, value, "is not allowed", "0 to " + NetworkLimits.MAX_WEIGHT);
    }

    private InputException wrong(int field, long row, double value, String what, String allowed) {
        return InputException.of(
                        name + ", row " + row, header.fields().get(field).name() + " " + what)
                .value(value)
                .allowed(allowed);
    }

    private static InputException unreadable(String name, IOException e) {
        return InputException.of(name, "cannot be read").value(String.valueOf(e.getMessage()));
    }
}
