package neckar.calibration.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import neckar.calibration.procedure.Features;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFileTest {
    private static Features features(float first) {
        return new Features(new float[][] {{first, Float.NaN, -3e-9f}, {1, 2, 3}});
    }

    @Test
    void whatIsWrittenIsFoundAgainForTheSameInputsOnly(@TempDir Path folder) {
        Path file = folder.resolve("work").resolve("H3.journal");
        try (JournalFile journal = new JournalFile(file)) {
            journal.add("H3 V_t 1", 7, features(5));
        }
        try (JournalFile journal = new JournalFile(file)) {
            assertArrayEquals(
                    features(5).rows(),
                    journal.find("H3 V_t 1", 7).orElseThrow().rows());
            assertTrue(journal.find("H3 V_t 1", 8).isEmpty());
            assertTrue(journal.find("H3 V_t 2", 7).isEmpty());
        }
    }

    @Test
    void aCutOrDamagedLineIsAsGoodAsAbsentAndLosesNoOther(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("H3.journal");
        try (JournalFile journal = new JournalFile(file)) {
            journal.add("a", 1, features(1));
            journal.add("b", 1, features(2));
        }
        byte[] whole = Files.readAllBytes(file);
        for (int cut = whole.length - 1; cut > whole.length - 40; cut -= 7) {
            Files.write(file, Arrays.copyOf(whole, cut));
            try (JournalFile journal = new JournalFile(file)) {
                assertTrue(journal.find("a", 1).isPresent());
                journal.add("c", 1, features(3));
            }
            try (JournalFile journal = new JournalFile(file)) {
                assertTrue(
                        journal.find("a", 1).isPresent() && journal.find("c", 1).isPresent());
                assertTrue(cut >= whole.length - 1 || journal.find("b", 1).isEmpty());
            }
        }
        byte[] damaged = whole.clone();
        damaged[whole.length / 4] ^= 1;
        Files.write(file, damaged);
        try (JournalFile journal = new JournalFile(file)) {
            assertTrue(journal.find("a", 1).isEmpty() || journal.find("b", 1).isEmpty());
        }
    }
}
