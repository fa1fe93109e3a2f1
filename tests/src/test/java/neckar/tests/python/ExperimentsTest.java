package neckar.tests.python;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs what the experiments test about themselves, with Debian's Python, where PyNN and matplotlib are installed. */
class ExperimentsTest {
    private static final String NEEDED = "import pyNN, pytest, scipy, matplotlib";
    /** Where this is set, a machine without PyNN is an error. */
    private static final String REQUIRED = "NECKAR_REQUIRE_PYNN";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void measuresAndPagesAreRight() throws IOException, InterruptedException {
        Path tests = experiments().resolve("common/tests");
        python().expectSuccess(300, "-m", "pytest", "-q", "-p", "no:cacheprovider", tests.toString());
    }

    @Test
    @Tag("slow")
    void theFirstWaveRuns() throws IOException, InterruptedException {
        for (String name : new String[] {"deck-script", "adex-patterns", "tso-synapse", "synfire"}) {
            smoke(name);
        }
    }

    private void smoke(String name) throws IOException, InterruptedException {
        Path run = experiments().resolve(name).resolve("run");
        String substrates = "reference,ideal";
        python().expectSuccess(
                        300,
                        run.toString(),
                        "--quick",
                        "--substrates",
                        substrates,
                        "--check",
                        "-o",
                        folder + "/" + name);
    }

    private static Path experiments() {
        return Workbench.root().resolve("experiments");
    }

    private DebianPython python() throws IOException, InterruptedException {
        DebianPython python = new DebianPython(folder);
        boolean isThere = python.has(NEEDED);
        if (!isThere && System.getenv(REQUIRED) != null) {
            fail("missing: apt-get install python3-pynn python3-pytest python3-scipy python3-matplotlib");
        }
        assumeTrue(isThere, "skipped: apt-get install python3-pynn python3-pytest python3-scipy python3-matplotlib");
        return python;
    }
}
