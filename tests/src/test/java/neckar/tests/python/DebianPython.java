package neckar.tests.python;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import neckar.tests.workbench.Workbench;

/** Debian's own Python, the one for which it packages PyNN, run in a folder. */
final class DebianPython {
    private static final String PATH = "/usr/bin/python3";

    private final Path folder;

    DebianPython(Path folder) {
        this.folder = folder;
    }

    /** Whether it exists and a line of imports works. */
    boolean has(String imports) throws IOException, InterruptedException {
        return Files.isExecutable(Path.of(PATH)) && run(60, "-c", imports) == 0;
    }

    /** Runs it with arguments; fails with its output unless it ends well in time. */
    void expectSuccess(int seconds, String... arguments) throws IOException, InterruptedException {
        int status = run(seconds, arguments);
        assertEquals(0, status, Files.readString(folder.resolve("output"), StandardCharsets.UTF_8));
    }

    private int run(int seconds, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(PATH));
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
