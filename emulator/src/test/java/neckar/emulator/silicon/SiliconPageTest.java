package neckar.emulator.silicon;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The page for users names every key with the values that are in force. */
class SiliconPageTest {
    private static List<String> page() throws IOException {
        return Files.readAllLines(Path.of("..", "docs", "silicon.md"));
    }

    private static String[] cells(String key) throws IOException {
        List<String> rows = page().stream()
                .filter(line -> line.startsWith("| `" + key + "` |"))
                .toList();
        assertEquals(1, rows.size(), "rows of " + key);
        return rows.get(0).split(" *\\| *", -1);
    }

    @Test
    void everyVariationHasItsRowWithMeanAndSigma() throws IOException {
        for (Variation variation : Variation.values()) {
            String[] cells = cells(variation.key());
            boolean ofDie = variation.hasMean() || variation == Variation.REPEATER_DELAY;
            String sigma = cells[ofDie ? 5 : 4];
            assertEquals(variation.typicalSigma(), Double.parseDouble(sigma), 1e-6, variation.key());
            if (variation.hasMean()) {
                assertEquals(variation.typicalMean(), Double.parseDouble(cells[4]), variation.key());
            }
        }
    }

    @Test
    void everyLimitHasItsRow() throws IOException {
        for (String key :
                List.of("input_volt", "input_siemens", "exponential_amp", "reversal_volt", "cell_leak_siemens")) {
            assertTrue(cells(key).length > 5, key);
        }
        assertEquals(
                2,
                page().stream()
                        .filter(line -> line.contains("6.7e-10 S | 6.7e-10 S") || line.contains("1e-6 s | 1e-6 s"))
                        .count());
        assertEquals(6.7e-10, CircuitLimits.SATURATING.convoffSiemens());
        assertEquals(1e-6, CircuitLimits.SATURATING.noiseTauSec());
    }
}
