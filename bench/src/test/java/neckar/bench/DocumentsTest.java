package neckar.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import neckar.base.InputException;
import neckar.cli.picture.LogLogPicture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocumentsTest {
    @Test
    void replacesOneRegionAndLeavesTheRest(@TempDir Path folder) throws IOException {
        Path page = Files.writeString(
                folder.resolve("page.md"),
                "a\n<!-- begin x -->\nold\n<!-- end x -->\nb\n<!-- begin y -->\n<!-- end y -->\n");
        Documents.replace(page, "x", "new\n");
        assertEquals(
                "a\n<!-- begin x -->\nnew\n<!-- end x -->\nb\n<!-- begin y -->\n<!-- end y -->\n",
                Files.readString(page));
        assertThrows(InputException.class, () -> Documents.replace(page, "z", ""));
    }

    @Test
    void rowsThatWereNotMeasuredStay(@TempDir Path folder) throws IOException {
        String head = "| network | s |\n|---|---|\n";
        Path page = Files.writeString(
                folder.resolve("page.md"),
                "<!-- begin x -->\n" + head + "| a | 1 |\n| b | 2 |\n<!-- end x -->\n<!-- begin y -->\n" + head
                        + "| c | 3 |\n\ntext\n<!-- end y -->\n");
        String before = Files.readString(page);
        Documents.merge(page, "x", head);
        Documents.replaceUnlessEmpty(page, "y", head);
        assertEquals(before, Files.readString(page));
        assertEquals(
                head + "| a | 4 |\n| b | 2 |\n| d | 5 |\n",
                Documents.merge(page, "x", head + "| d | 5 |\n| a | 4 |\n"));
        String all = head + "| d | 1 |\n| b | 1 |\n| a | 1 |\n";
        assertEquals(all, Documents.merge(page, "x", all), "rows measured together keep their order");
        assertEquals(head + "| c | 3 |\n", Documents.merged(page, "y", head));
    }

    @Test
    void aimsAreComparedWithTheTable(@TempDir Path folder) {
        Tables tables = new Tables(PublicRow.all(), new Measurements(folder));
        String row = "| a2a 200 | 39,800 | %s | 0 | 3 | %s | 2 | 1 | 1 | - | - |\n";
        assertEquals(
                "All 1 rows reach their aims for loss and time.\n", tables.missedTargets(row.formatted("0", "1.9")));
        assertEquals(
                "Of 1 rows these miss an aim: a2a 200 loses 0.010 % (aim 0.0); a2a 200 takes 2.1 s (aim 2.0).\n",
                tables.missedTargets(row.formatted("0.010", "2.1")));
    }

    @Test
    void measurementsOutliveTheProgramAndReplaceEarlierOnes(@TempDir Path folder) {
        Measurement first = new Measurement("n --x 4", 42, "normal", 1000, 5, 1, 3, 1.25, 2.5, 100, 0.25, 0.75);
        Measurement later = new Measurement("n --x 4", 42, "normal", 1000, 4, 1, 3, 1.5, 2.5, 100, 0.25, 0);
        new Measurements(folder).add(first);
        assertEquals(
                first, new Measurements(folder).find("n --x 4", 42, "normal").orElseThrow());
        new Measurements(folder).add(later);
        assertEquals(List.of(later), new Measurements(folder).ofAllSeeds("n --x 4", "normal"));
    }

    @Test
    void aPlotPutsEqualValuesAtEqualHeightInBothFormats() throws IOException {
        LogLogPicture plot = new LogLogPicture("t", "x", "y", 0.1)
                .add("a", false, List.of(new double[] {10, 1}, new double[] {1000, 0}))
                .add("b", false, List.of(new double[] {100, 1}));
        List<String> heights = new String(plot.svg(), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("<circle"))
                .map(line -> line.replaceAll(".*cy=\"([^\"]*)\".*", "$1"))
                .toList();
        assertEquals(5, heights.size(), heights::toString);
        assertEquals(heights.get(0), heights.get(3));
        assertTrue(Double.parseDouble(heights.get(1)) > Double.parseDouble(heights.get(0)), "0 lies lower");
        assertEquals(760, ImageIO.read(new ByteArrayInputStream(plot.png())).getWidth());
    }
}
