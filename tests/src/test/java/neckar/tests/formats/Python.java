package neckar.tests.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import neckar.tests.workbench.Workbench;

/** Runs scripts of the test set-up with the distribution's Python, which has h5py, Neo and PyNN as Debian packages. */
public final class Python {
    private static final String PYTHON = "/usr/bin/python3";
    private static final long LIMIT_SEC = 120;

    private Python() {}

    /** Skips the test, visibly, on a machine without the modules. */
    public static void assumeModules(String... modules) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of(PYTHON)), "there is no " + PYTHON);
        String imports = "import " + String.join(", ", modules);
        Process process = new ProcessBuilder(PYTHON, "-c", imports)
                .redirectErrorStream(true)
                .start();
        process.getInputStream().readAllBytes();
        assumeTrue(process.waitFor() == 0, PYTHON + " cannot " + imports + "; see .ci/run for the packages");
    }

    /** Runs a script of {@code src/test/python} and gives its standard output; fails with its messages. */
    public static String run(String script, Object... words) throws IOException, InterruptedException {
        return run(Workbench.root().resolve("tests/src/test/python").resolve(script), words);
    }

    /** Runs any script and gives its standard output; fails with its messages. */
    static String run(Path script, Object... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PYTHON, script.toString()));
        for (Object word : words) {
            command.add(String.valueOf(word));
        }
        Path err = Files.createTempFile("neckar", ".err");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(err.toFile()).start();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            boolean ended = process.waitFor(LIMIT_SEC, TimeUnit.SECONDS);
            assertEquals(0, ended ? process.exitValue() : -1, out + Files.readString(err));
            return out;
        } finally {
            Files.delete(err);
        }
    }
}
