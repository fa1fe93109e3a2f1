package neckar.network.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import neckar.base.InputException;
import neckar.base.SeededRandom;
import neckar.network.Network;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CsvConnectionsTest {
    @TempDir
    private Path folder = Path.of(".");

    private List<String> rows(String csv) {
        return rows(csv.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> rows(byte[] csv) {
        try {
            Files.write(folder.resolve("c.csv"), csv);
            CsvConnections connections = CsvConnections.open(folder.resolve("c.csv"), "c.csv");
            List<String> result = new ArrayList<>();
            connections.forEach(
                    100,
                    50,
                    (row, pre, post, weight, delay) -> result.add(pre + " " + post + " " + weight + " " + delay));
            return result;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void readsRowsWithAndWithoutValues() {
        assertEquals(List.of("1 2 NaN NaN", "99 49 NaN NaN"), rows("pre,post\n1,2\n99,49\n"));
        assertEquals(
                List.of("1 2 0.004 1.5", "3 4 1.0E-6 0.0"), rows("pre,post,weight,delay\n1,2,0.004,1.5\n3,4,1e-6,0"));
    }

    @Test
    void toleratesSpacesBlankLinesCarriageReturnsAndByteOrderMark() {
        assertEquals(List.of("1 2 NaN NaN", "3 4 NaN NaN"), rows("\ufeffpre, post\r\n 1 , 2\r\n\r\n3,4 \r\n\n"));
        assertEquals(List.of(), rows("pre,post"));
    }

    @Test
    void decimalsAreRoundedLikeJava() {
        SeededRandom random = new SeededRandom(5);
        StringBuilder csv = new StringBuilder("pre,post,weight,delay\n");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 2000; i++) {
            String weight = Double.toString(random.nextDouble() * Math.pow(10, random.nextInt(10) - 5));
            String delay = random.nextInt(1000) + "." + random.nextInt(1_000_000);
            csv.append("0,0,").append(weight).append(',').append(delay).append('\n');
            expected.add("0 0 " + Double.parseDouble(weight) + " " + Double.parseDouble(delay));
        }
        assertEquals(expected, rows(csv.toString()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "pre,post|1,2|100,2; c.csv:3; 0 to 99",
                "pre,post|1,50; c.csv:2; 0 to 49",
                "pre,post|-1,2; c.csv:2; 0 to 99",
                "pre,post|1.5,2; c.csv:2; 1.5",
                "pre,post|1; c.csv:2; post is no index",
                "pre,post|x,2; c.csv:2; x",
                "pre,post|99999999999999999999,2; c.csv:2; 0 to 99",
                "pre,post|1,2,3; c.csv:2; more fields",
                "pre,post|1,2,; c.csv:2; more fields",
                "pre,post,weight,delay|1,2,-1,1; c.csv:2; weight is not allowed",
                "pre,post,weight,delay|1,2,NaN,1; c.csv:2; weight is not allowed",
                "pre,post,weight,delay|1,2,1e400,1; c.csv:2; weight is not allowed",
                "pre,post,weight,delay|1,2,.,1; c.csv:2; weight is not allowed",
                "pre,post,weight,delay|1,2,1; c.csv:2; delay is not allowed: nothing",
                "pre:post|1,2; c.csv:1; unknown header",
                "post,pre|1,2; c.csv:1; unknown header",
            })
    void errorsTellTheLine(String csv, String place, String words) {
        String text = csv.replace('|', '\n');
        InputException error = assertThrows(InputException.class, () -> rows(text));
        assertEquals(place, error.place());
        assertTrue(error.getMessage().contains(words), error.getMessage());
    }

    @Test
    void endlessLinesAndEmptyFilesAreRefused() {
        assertEquals(
                "c.csv:2",
                assertThrows(InputException.class, () -> rows("pre,post\n" + "1".repeat(5000)))
                        .place());
        assertEquals(
                "c.csv:1", assertThrows(InputException.class, () -> rows("")).place());
        assertEquals(
                "c.csv:1",
                assertThrows(InputException.class, () -> rows(new byte[2000])).place());
    }

    @Test
    void filesLieRelativeToTheNetwork() throws IOException {
        Files.createDirectory(folder.resolve("lists"));
        Files.writeString(folder.resolve("lists/c.csv"), "pre,post,weight,delay\n3,4,0.5,2\n0,9,1,1\n");
        String text = Samples.SMALL.replace(
                "{\"type\": \"AllToAllConnector\"}, \"weight\": 0.01",
                "{\"type\": \"FromFileConnector\", \"path\": \"lists/c.csv\"}");
        Files.writeString(folder.resolve("net.json"), text);
        Network network = NetworkReader.read(folder.resolve("net.json"));
        List<String> found = new ArrayList<>();
        InputException error = assertThrows(InputException.class, () -> network.projections()
                .get(0)
                .forEach(
                        network,
                        (pre, post, weight, delay) -> found.add(pre + " " + post + " " + weight + " " + delay)));
        assertEquals(List.of("3 4 0.5 2.0"), found);
        assertTrue(error.place().endsWith("c.csv:3"), error.place());
        assertEquals(2, network.expectedSynapses(), 1);
    }

    @Test
    void foldersAndMissingFilesAreRefused() {
        assertThrows(InputException.class, () -> CsvConnections.open(folder, "x"));
        assertThrows(InputException.class, () -> CsvConnections.open(folder.resolve("none"), "x"));
    }
}
