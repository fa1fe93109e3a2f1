package neckar.tests.python;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the tests of the PyNN back end with Debian's Python, where PyNN is installed. */
class PynnTest {
    /** Where this is set, a machine without PyNN is an error. */
    private static final String REQUIRED = "NECKAR_REQUIRE_PYNN";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void theBackEndPassesItsTests() throws IOException, InterruptedException {
        DebianPython python = new DebianPython(folder);
        boolean isThere = python.has("import pyNN, pytest");
        if (!isThere && System.getenv(REQUIRED) != null) {
            fail("PyNN and pytest are missing: apt-get install python3-pynn python3-pytest");
        }
        assumeTrue(isThere, "skipped: apt-get install python3-pynn python3-pytest for the tests of pynn/");
        Path tests = Workbench.root().resolve("pynn/tests");
        python.expectSuccess(600, "-m", "pytest", "-q", "-p", "no:cacheprovider", tests.toString());
    }
}
