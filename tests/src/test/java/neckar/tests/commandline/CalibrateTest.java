package neckar.tests.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.zip.GZIPInputStream;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CalibrateTest {
    private static final int LINES_BEFORE_KILL = 5;

    @TempDir
    private Path folder = Path.of(".");

    private Object[] words(String out, int threads) throws IOException {
        Path silicon = folder.resolve("silicon.json");
        Files.writeString(
                silicon,
                "{\"format\": \"neckar-silicon/1\", \"base\": \"typical\", \"defects\": {\"hicann\": {\"324\":"
                        + " {\"neurons\": [3, 400], \"drivers\": [9], \"crossbar_switches\": [[62, 32]]}}}}");
        return new Object[] {
            "calibrate",
            "--silicon",
            silicon,
            "--die-seed",
            3,
            "--hicanns",
            324,
            "--parameters",
            "memory,firing",
            "-o",
            folder.resolve(out),
            "--threads",
            threads,
            "--min-yield",
            0
        };
    }

    private List<String> journal(String out) throws IOException {
        Path file = folder.resolve(out).resolve("calibration.work/H324.journal");
        return Files.exists(file)
                ? Files.readAllLines(file).stream()
                        .filter(line -> !line.isEmpty())
                        .toList()
                : List.of();
    }

    /** Content of all results of a run, packed files unpacked. */
    private List<String> results(String out) throws IOException {
        List<String> content = new ArrayList<>();
        for (String name : List.of("calibration.json.gz", "defects.json", "report.json", "index.html")) {
            byte[] bytes = Files.readAllBytes(folder.resolve(out).resolve(name));
            if (name.endsWith(".gz")) {
                try (GZIPInputStream unpacked = new GZIPInputStream(new java.io.ByteArrayInputStream(bytes))) {
                    bytes = unpacked.readAllBytes();
                }
            }
            content.add(new String(bytes, StandardCharsets.UTF_8));
        }
        return content;
    }

    @Test
    void aKilledRunGoesOnWhereItWasAndEndsWithTheBytesOfAnUndisturbedOne() throws IOException, InterruptedException {
        Workbench.Running running = Workbench.startProcess(folder, words("killed", 1));
        while (journal("killed").size() < LINES_BEFORE_KILL && running.process().isAlive()) {
            Thread.sleep(20);
        }
        // SIGKILL: nothing can be tidied up.
        running.process().destroyForcibly();
        int status = running.await().status();
        List<String> before = journal("killed");
        assertEquals(128 + 9, status, "killed before it was done");
        assertTrue(before.size() >= LINES_BEFORE_KILL, "measured before: " + before.size());
        Workbench.run(words("killed", 2)).expect(0);
        Workbench.run(words("whole", 1)).expect(0);
        List<String> after = journal("killed");
        assertEquals(
                before.subList(0, LINES_BEFORE_KILL), after.subList(0, LINES_BEFORE_KILL), "nothing measured is lost");
        assertEquals(after.size(), new HashSet<>(after).size(), "nothing is measured twice");
        assertEquals(new HashSet<>(journal("whole")), new HashSet<>(after));
        assertEquals(results("whole"), results("killed"));
        assertTrue(results("whole").get(1).contains("silent"), "planted defects are found");
        Path defects = folder.resolve("whole/defects.json");
        Workbench.run("compile", Workbench.example("smallest"), "-o", folder.resolve("net"), "--defects", defects)
                .expect(0);
    }
}
