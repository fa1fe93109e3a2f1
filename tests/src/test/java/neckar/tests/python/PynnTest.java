package neckar.tests.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the tests of the PyNN back end with Debian's Python, where PyNN is installed. */
class PynnTest {
    private static final String PYTHON = "/usr/bin/python3";
    /** Where this is set, a machine without PyNN is an error. */
    private static final String REQUIRED = "NECKAR_REQUIRE_PYNN";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void theBackEndPassesItsTests() throws IOException, InterruptedException {
        boolean isThere = Files.isExecutable(Path.of(PYTHON)) && run(60, "-c", "import pyNN, pytest") == 0;
        if (!isThere && System.getenv(REQUIRED) != null) {
            fail("PyNN and pytest are missing: apt-get install python3-pynn python3-pytest");
        }
        assumeTrue(isThere, "skipped: apt-get install python3-pynn python3-pytest for the tests of pynn/");
        Path tests = Workbench.root().resolve("pynn/tests");
        int status = run(600, "-m", "pytest", "-q", "-p", "no:cacheprovider", tests.toString());
        assertEquals(0, status, Files.readString(folder.resolve("output"), StandardCharsets.UTF_8));
    }

    private int run(int seconds, String... arguments) throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of(PYTHON));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        builder.environment().put("NECKAR_HOME", Workbench.root().toString());
        builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
        Process process = builder.start();
        boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly().waitFor();
        }
        assertTrue(ended, "ends within " + seconds + " s");
        return process.exitValue();
    }
}
