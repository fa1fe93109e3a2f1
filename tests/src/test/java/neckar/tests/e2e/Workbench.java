package neckar.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import neckar.base.CancelFlag;
import neckar.cli.Main;

/** Runs the command line: in this process, or as its own process from the jar alone. */
final class Workbench {
    private static final long LIMIT_SEC = 120;

    /** What a command left. */
    record Outcome(int status, String out, String err) {
        Outcome expect(int wanted) {
            assertEquals(wanted, status, () -> "exit status\n" + err + out);
            return this;
        }
    }

    private Workbench() {}

    /** The root of the repository. */
    static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (at != null && !Files.isRegularFile(at.resolve("neckar"))) {
            at = at.getParent();
        }
        assertTrue(at != null, "the tests run inside the repository");
        return at;
    }

    static Path example(String name) {
        return root().resolve("examples").resolve(name).resolve("network.json");
    }

    /** Runs a command in this process. */
    static Outcome run(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] text = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            text[i] = String.valueOf(words[i]);
        }
        int status = new Main(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        new CancelFlag())
                .run(text);
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command as a process of its own, in a folder, with nothing but the jar on its class path. */
    static Outcome runProcess(Path folder, String... words) throws IOException, InterruptedException {
        Path jar = root().resolve("cli/target/neckar.jar");
        assertTrue(Files.isRegularFile(jar), "the jar is built before these tests: " + jar);
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                jar.toString(),
                "neckar.cli.Main"));
        command.addAll(List.of(words));
        Path out = Files.createTempFile("neckar", ".out");
        Path err = Files.createTempFile("neckar", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(err.toFile())
                    .start();
            assertTrue(process.waitFor(LIMIT_SEC, TimeUnit.SECONDS), "the process ends");
            return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }

    /** Copies some files of a result folder into another folder. */
    static void copy(Path from, Path to, String... names) throws IOException {
        Files.createDirectories(to);
        for (String name : names) {
            Files.copy(from.resolve(name), to.resolve(name));
        }
    }

    /** The value of a string or number key in one of our JSON reports, wherever it first stands. */
    static String value(Path json, String key) throws IOException {
        String text = Files.readString(json);
        int at = text.indexOf("\"" + key + "\" : ");
        assertTrue(at >= 0, key + " stands in " + json);
        int begin = at + key.length() + 5;
        int end = begin;
        while (",\n}".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return text.substring(begin, end).replace("\"", "").strip();
    }
}
