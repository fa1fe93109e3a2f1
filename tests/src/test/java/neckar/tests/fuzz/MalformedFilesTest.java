package neckar.tests.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import neckar.tests.formats.Python;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Files that an independent writer makes malformed: NIR, SONATA, HDF5 and CSV, each truncated, of wrong types, in circles and
 * of huge size. Each is an error of the input with its place, exit status 1, without a hang and without memory for what the
 * file only claims to hold.
 */
class MalformedFilesTest {
    private static final Duration LIMIT = Duration.ofSeconds(20);
    /** What reading may allocate in all, garbage included; the largest of the files has 5 MB. */
    private static final long MOST_BYTES = 200_000_000;

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void twoHundredMalformedFilesAreRefused() throws IOException, InterruptedException {
        Python.assumeModules("h5py");
        Path samples = Workbench.root().resolve("network/src/test/resources");
        List<String> cases = Python.run("malformed.py", samples, folder).lines().toList();
        Map<String, Integer> kinds = new TreeMap<>();
        for (String line : cases) {
            List<String> parts = Arrays.asList(line.split("\t", -1));
            kinds.merge(parts.get(0).replaceAll(":.*", ""), 1, Integer::sum);
            assertTimeoutPreemptively(LIMIT, () -> refused(parts.get(0), parts.subList(1, parts.size())));
        }
        assertTrue(cases.size() >= 200, () -> "only " + cases.size() + " files");
        for (String format : List.of("NIR", "SONATA", "CSV")) {
            for (String kind : List.of("truncated", "wrong type", "circle", "huge")) {
                assertTrue(kinds.getOrDefault(format + " " + kind, 0) >= 3, () -> format + " " + kind + ": " + kinds);
            }
        }
    }

    private void refused(String name, List<String> words) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        Object[] command = new Object[words.size() + 4];
        command[0] = "compile";
        command[1] = "--force";
        command[2] = "-o";
        command[3] = folder.resolve("out");
        for (int i = 0; i < words.size(); i++) {
            command[4 + i] = words.get(i);
        }
        long before = threads.getCurrentThreadAllocatedBytes();
        Workbench.Outcome outcome = Workbench.run(command);
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertEquals(1, outcome.status(), () -> name + " is not refused: " + outcome.err());
        String message = outcome.err().lines().reduce((first, last) -> last).orElse("");
        assertTrue(message.startsWith("neckar: ") && message.contains(": "), () -> name + ": " + outcome.err());
        assertTrue(!message.contains("needs more memory"), () -> name + ": " + message);
        assertTrue(bytes < MOST_BYTES, () -> String.format(Locale.ROOT, "%s took %,d bytes", name, bytes));
    }
}
