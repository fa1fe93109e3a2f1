package neckar.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import neckar.base.Parallel;
import neckar.tests.workbench.RandomDefects;
import neckar.tests.workbench.RandomNetwork;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random networks on wafers with defects of every kind: mapped around them with whatever loss that costs, or refused because the user wants a
 * neuron where there is nothing.
 */
class DefectiveWaferTest {
    private static final int WAFERS = 20;
    private static final int THREADS = 2;

    @Test
    void networksAreMappedAroundDefects(@TempDir Path folder) {
        AtomicInteger mapped = new AtomicInteger();
        Parallel.forRange(WAFERS, THREADS, number -> {
            try {
                mapped.addAndGet(maps(number, folder.resolve("case" + number)) ? 1 : 0);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertTrue(mapped.get() >= WAFERS / 5, () -> "wafers that take the network: " + mapped);
    }

    private static boolean maps(int number, Path folder) throws IOException {
        Path network = RandomNetwork.write(number, folder);
        Path defects = Files.writeString(folder.resolve("defects.json"), RandomDefects.text(number));
        Path out = folder.resolve("out");
        Workbench.Outcome compiled = Workbench.run("compile", network, "-o", out, "--defects", defects, "--threads", 1);
        if (compiled.status() == 1) {
            assertTrue(compiled.err().contains("placement of population"), compiled.err());
            return false;
        }
        expectDone(number, compiled);
        expectDone(number, Workbench.run("check", network, out, "--defects", defects, "--threads", 1));
        expectDone(number, Workbench.run("emulate", out, "--threads", 1));
        expectDone(number, Workbench.run("results", out));
        return true;
    }

    private static void expectDone(int number, Workbench.Outcome outcome) {
        assertEquals(0, outcome.status(), () -> "network " + number + "\n" + outcome.err() + outcome.out());
    }
}
