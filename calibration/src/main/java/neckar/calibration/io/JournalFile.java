package neckar.calibration.io;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32C;
import neckar.base.InputException;
import neckar.calibration.procedure.Features;
import neckar.calibration.session.Journal;

/**
 * The journal of a chip: a line for each measurement, appended and flushed as soon as it is made. Lines that are cut off or damaged
 * are as good as absent, so that nothing but the measurement in hand is lost when the process is killed.
 */
public final class JournalFile implements Journal, AutoCloseable {
    private final Path file;
    private final Map<String, Features> known = new HashMap<>();
    private final BufferedWriter out;

    /**
     * Opens a journal and reads what it holds.
     *
     * @throws InputException if the file cannot be read or written
     */
    public JournalFile(Path file) {
        this.file = file;
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            if (Files.exists(file)) {
                read();
            }
            out = Files.newBufferedWriter(
                    file, StandardCharsets.US_ASCII, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
            // A line that was cut off must not swallow the next one.
            out.write("\n");
            out.flush();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private InputException failure(IOException e) {
        return InputException.of(file.toString(), "the journal cannot be used")
                .value(String.valueOf(e.getMessage()))
                .advice("check the path and the space on the disk");
    }

    private void read() throws IOException {
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int end = line.lastIndexOf('\t');
                if (end > 0 && checksum(line.substring(0, end)).equals(line.substring(end + 1))) {
                    String[] parts = line.split("\t", -1);
                    known.put(parts[0] + "\t" + parts[1], unpack(Integer.parseInt(parts[2]), parts[3]));
                }
            }
        }
    }

    @Override
    public synchronized Optional<Features> find(String key, long inputs) {
        return Optional.ofNullable(known.get(key + "\t" + Long.toHexString(inputs)));
    }

    @Override
    public synchronized void add(String key, long inputs, Features features) {
        String name = key + "\t" + Long.toHexString(inputs);
        String line = name + "\t" + features.rows().length + "\t" + pack(features);
        try {
            out.write(line + "\t" + checksum(line) + "\n");
            out.flush();
        } catch (IOException e) {
            throw failure(e);
        }
        known.put(name, features);
    }

    @Override
    public synchronized void close() {
        try {
            out.close();
        } catch (IOException e) {
            throw failure(e);
        }
    }

    private static String pack(Features features) {
        float[][] rows = features.rows();
        int columns = rows.length == 0 ? 0 : rows[0].length;
        ByteBuffer bytes = ByteBuffer.allocate(4 * rows.length * columns);
        for (float[] row : rows) {
            for (float value : row) {
                bytes.putFloat(value);
            }
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static Features unpack(int count, String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        int columns = count == 0 ? 0 : bytes.capacity() / 4 / count;
        float[][] rows = new float[count][columns];
        for (float[] row : rows) {
            for (int i = 0; i < columns; i++) {
                row[i] = bytes.getFloat();
            }
        }
        return new Features(rows);
    }

    private static String checksum(String text) {
        CRC32C crc = new CRC32C();
        crc.update(text.getBytes(StandardCharsets.US_ASCII));
        return Long.toHexString(crc.getValue());
    }
}
