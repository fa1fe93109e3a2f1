package neckar.network.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.base.InputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpyConnectionsTest {
    private static final String VALUED = "[('pre', '<i4'), ('post', '<i4'), ('weight', '<f8'), ('delay', '<f8')]";

    @TempDir
    private Path folder = Path.of(".");

    private static byte[] file(String descr, int rows, int version, ByteBuffer data) {
        String text = "{'descr': " + descr + ", 'fortran_order': False, 'shape': (" + rows + ",), }\n";
        byte[] header = text.getBytes(StandardCharsets.US_ASCII);
        ByteBuffer file = ByteBuffer.allocate(12 + header.length + data.position())
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 0x93)
                .put("NUMPY".getBytes(StandardCharsets.US_ASCII))
                .put((byte) version)
                .put((byte) 0);
        if (version == 1) {
            file.putShort((short) header.length);
        } else {
            file.putInt(header.length);
        }
        file.put(header).put(data.duplicate().flip());
        byte[] bytes = new byte[file.position()];
        file.flip().get(bytes);
        return bytes;
    }

    private static ByteBuffer data() {
        return ByteBuffer.allocate(200_000).order(ByteOrder.LITTLE_ENDIAN);
    }

    private List<String> rows(byte[] bytes) throws IOException {
        Path path = Files.write(folder.resolve("c.npy"), bytes);
        List<String> result = new ArrayList<>();
        NpyConnections.open(path, "c.npy")
                .forEach(
                        100,
                        50,
                        (row, pre, post, weight, delay) -> result.add(pre + " " + post + " " + weight + " " + delay));
        return result;
    }

    @Test
    void readsPairsAndValuesOfAllWidths() throws IOException {
        ByteBuffer pairs = data().putLong(1).putInt(2).putLong(99).putInt(49);
        assertEquals(
                List.of("1 2 NaN NaN", "99 49 NaN NaN"), rows(file("[('pre', '<i8'), ('post', '<u4')]", 2, 1, pairs)));
        ByteBuffer valued = data().putInt(1).putInt(2).putDouble(0.004).putDouble(1.5);
        assertEquals(List.of("1 2 0.004 1.5"), rows(file(VALUED, 1, 2, valued)));
    }

    @Test
    void readsMoreRowsThanFitItsBuffer() throws IOException {
        ByteBuffer many = data();
        for (int i = 0; i < 10_000; i++) {
            many.putInt(i % 100).putInt(i % 50);
        }
        byte[] bytes = file("[('pre', '<i4'), ('post', '<i4')]", 10_000, 1, many);
        List<String> rows = rows(bytes);
        assertEquals(10_000, rows.size());
        assertEquals("99 49 NaN NaN", rows.get(9_999));
        NpyConnections connections = NpyConnections.open(folder.resolve("c.npy"), "c.npy");
        assertEquals(10_000, connections.expectedCount());
        assertFalse(connections.carriesValues());
    }

    @Test
    void namesRowAndColumnOfAWrongNumber() {
        ByteBuffer wrong =
                data().putInt(1).putInt(2).putDouble(1).putDouble(1).putInt(1).putInt(50);
        wrong.putDouble(1).putDouble(1);
        InputException error = assertThrows(InputException.class, () -> rows(file(VALUED, 2, 1, wrong)));
        assertEquals("c.npy, row 1", error.place());
        assertTrue(error.what().startsWith("post"), error.what());
        ByteBuffer negative = data().putInt(1).putInt(2).putDouble(-0.1).putDouble(1);
        assertThrows(InputException.class, () -> rows(file(VALUED, 1, 1, negative)));
        ByteBuffer undefined = data().putInt(1).putInt(2).putDouble(Double.NaN).putDouble(1);
        assertThrows(InputException.class, () -> rows(file(VALUED, 1, 1, undefined)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'<f8'",
                "[('pre', '<i4')]",
                "[('post', '<i4'), ('pre', '<i4')]",
                "[('pre', '>i4'), ('post', '>i4')]",
                "[('pre', '<i4'), ('post', '<i4'), ('weight', '<f8')]",
                "[('pre', '<u8'), ('post', '<i4')]"
            })
    void refusesOtherTables(String descr) {
        assertThrows(InputException.class, () -> rows(file(descr, 0, 1, data())));
    }

    @Test
    void refusesEveryTruncation() throws IOException {
        ByteBuffer valued = data().putInt(1).putInt(2).putDouble(0.004).putDouble(1.5);
        byte[] whole = file(VALUED, 1, 1, valued);
        for (int length = 0; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThrows(InputException.class, () -> rows(part), "length " + length);
        }
        assertEquals(1, rows(whole).size());
    }
}
