package neckar.tests.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** Pictures show what they are asked for, in both formats. */
class PlotTest {
    /** End of the colour scale, yellow; its begin is a dark violet. */
    private static final int FULL = 0xfde725;

    private static final int NONE = 0x440154;
    private static final int UNUSED = 0xeeeeee;

    @Test
    void theWaferMapColoursTheChipsInUse(@TempDir Path temp) throws Exception {
        Path network = temp.resolve("network.json");
        Files.writeString(
                network, """
                {"format": "neckar-network/1", "name": "<two & chips>", "duration_ms": 10, "populations": [
                  {"label": "a", "size": 20, "cell_type": "IF_cond_exp", "placement": {"hicanns": [0]}},
                  {"label": "b", "size": 10, "cell_type": "IF_cond_exp", "placement": {"hicanns": [383]}}],
                 "projections": [{"pre": "a", "post": "b", "receptor": "excitatory", "weight": 0.004,
                  "connector": {"type": "OneToOneConnector"}}]}
                """.replace("OneToOneConnector\"", "FixedProbabilityConnector\", \"p_connect\": 0.5"));
        Path folder = temp.resolve("out");
        Workbench.run("compile", network, "-o", folder).expect(0);
        BufferedImage wafer = plot(folder, "wafer", temp);
        // Chip 0 is the first of the top row of 12 in 36 columns, chip 383 the last of the bottom row.
        assertEquals(FULL, at(wafer, 12, 0), "20 neurons, the most of all");
        int half = at(wafer, 23, 15);
        assertTrue(half != FULL && half != NONE && half != UNUSED, "10 neurons: " + Integer.toHexString(half));
        assertEquals(UNUSED, at(wafer, 0, 8), "a chip that nothing uses");
        assertEquals(0xffffff, at(wafer, 0, 0), "no chip in the corner");
        BufferedImage loss = plot(folder, "loss", temp);
        assertEquals(NONE, at(loss, 23, 15), "nothing is lost");
        assertTrue(plot(folder, "congestion", temp).getWidth() > loss.getWidth(), "three maps side by side");
        assertTrue(plot(folder, "weights", temp).getWidth() > 300);
        Document svg = svg(folder, "wafer", temp);
        assertTrue(svg.getElementsByTagName("rect").getLength() > 384, "one rectangle for each chip");
        assertTrue(svg.getDocumentElement().getTextContent().contains("<two & chips>"), "the title, escaped");
        svg(folder, "congestion", temp);
        svg(folder, "weights", temp);
    }

    @Test
    void recordingsAreDrawnToo(@TempDir Path temp) throws Exception {
        Path folder = temp.resolve("out");
        Workbench.run("run", Workbench.example("smallest"), "-o", folder).expect(0);
        BufferedImage raster = plot(folder, "raster", temp);
        assertEquals(ImageIO.read(folder.resolve("raster.png").toFile()).getWidth(), raster.getWidth());
        assertTrue(svg(folder, "raster", temp).getElementsByTagName("path").getLength() >= 3, "marks of 3 populations");
        assertTrue(plot(folder, "rates", temp).getHeight() > 100);
    }

    private static BufferedImage plot(Path folder, String kind, Path temp) throws IOException {
        Path file = temp.resolve(kind + ".png");
        Workbench.run("inspect", folder, "--plot", kind, "-o", file).expect(0);
        return ImageIO.read(file.toFile());
    }

    private static Document svg(Path folder, String kind, Path temp) throws Exception {
        Path file = temp.resolve(kind + ".svg");
        Workbench.run("inspect", folder, "--plot", kind, "-o", file).expect(0);
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    }

    /** Colour in the middle of the chip at a column and row of a single map: 2 pixels a point, chips of 10 x 20 points. */
    private static int at(BufferedImage image, int column, int row) {
        return image.getRGB(2 * (16 + 10 * column + 5), 2 * (62 + 20 * row + 13)) & 0xffffff;
    }
}
