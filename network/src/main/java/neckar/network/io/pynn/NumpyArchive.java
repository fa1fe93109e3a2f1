package neckar.network.io.pynn;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Named arrays of doubles as numpy's {@code .npz}: a ZIP of {@code .npy} files (format 1.0, little-endian). */
final class NumpyArchive {
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};

    private final Map<String, double[][]> tables = new LinkedHashMap<>();

    /** Adds a table given by columns, all of the same length; one column is a plain array. */
    void add(String name, double[]... columns) {
        tables.put(name, columns);
    }

    /** Writes all; the same arrays give the same bytes. */
    void write(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Map.Entry<String, double[][]> table : tables.entrySet()) {
            ZipEntry entry = new ZipEntry(table.getKey() + ".npy");
            entry.setTimeLocal(NO_TIME);
            zip.putNextEntry(entry);
            write(table.getValue(), zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    private static void write(double[][] columns, OutputStream out) throws IOException {
        int rows = columns[0].length;
        String shape = columns.length == 1 ? "(" + rows + ",)" : "(" + rows + ", " + columns.length + ")";
        String text = "{'descr': '<f8', 'fortran_order': False, 'shape': " + shape + ", }";
        int unpadded = MAGIC.length + 2 + text.length() + 1;
        byte[] body = (text + " ".repeat(Math.floorMod(-unpadded, 64)) + "\n").getBytes(StandardCharsets.US_ASCII);
        out.write(MAGIC);
        out.write(new byte[] {(byte) body.length, (byte) (body.length >> 8)});
        out.write(body);
        ByteBuffer buffer = ByteBuffer.allocate(8 * columns.length * 1024).order(ByteOrder.LITTLE_ENDIAN);
        for (int row = 0; row < rows; row++) {
            for (double[] column : columns) {
                buffer.putDouble(column[row]);
            }
            if (!buffer.hasRemaining() || row == rows - 1) {
                out.write(buffer.array(), 0, buffer.position());
                buffer.clear();
            }
        }
    }
}
