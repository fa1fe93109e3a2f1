package neckar.tests.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import neckar.base.CancelFlag;
import neckar.base.json.JsonReader;
import neckar.base.json.JsonValue;
import neckar.cli.Main;

/** Runs the command line: in this process, or as its own process from the jar alone. */
public final class Workbench {
    private static final long LIMIT_SEC = 120;

    /** What a command left: exit status, standard output, standard error. */
    public record Outcome(int status, String out, String err) {
        /** Fails unless the exit status is this one. */
        public Outcome expect(int wanted) {
            assertEquals(wanted, status, () -> "exit status\n" + err + out);
            return this;
        }
    }

    private Workbench() {}

    /** The root of the repository. */
    public static Path root() {
        return Stream.iterate(Optional.of(Path.of("").toAbsolutePath()), at -> at.map(Path::getParent))
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .filter(folder -> Files.isRegularFile(folder.resolve("neckar")))
                .findFirst()
                .orElseThrow(() -> new AssertionError("the tests run inside the repository"));
    }

    /** The network file of an example. */
    public static Path example(String name) {
        return root().resolve("examples").resolve(name).resolve("network.json");
    }

    /** Runs a command in this process. */
    public static Outcome run(Object... words) {
        return run(new CancelFlag(), words);
    }

    /** Runs a command in this process that somebody may interrupt. */
    public static Outcome run(CancelFlag cancel, Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String[] text = new String[words.length];
        for (int i = 0; i < words.length; i++) {
            text[i] = String.valueOf(words[i]);
        }
        int status = new Main(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        cancel)
                .run(text);
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command as a process of its own, in a folder, with nothing but the jar on its class path. */
    public static Outcome runProcess(Path folder, Object... words) throws IOException, InterruptedException {
        return startProcess(folder, words).await();
    }

    /** Starts a command as a process of its own, in a folder, with nothing but the jar on its class path. */
    public static Running startProcess(Path folder, Object... words) throws IOException {
        return start(folder, jar().toString(), "neckar.cli.Main", words);
    }

    /** Runs a command as a process in a folder that gets a copy of the jar; no other class path, no other file of ours. */
    public static Outcome runAlone(Path folder, Object... words) throws IOException, InterruptedException {
        Files.copy(jar(), folder.resolve("neckar.jar"));
        return start(folder, "neckar.jar", "neckar.cli.Main", words).await();
    }

    /** Starts a process of its own, in a folder, that emulates folders one after the other. */
    public static Running startBatch(Path folder, List<Path> folders) throws IOException {
        String classPath = jar() + java.io.File.pathSeparator + home(Batch.class);
        return start(folder, classPath, Batch.class.getName(), folders.toArray());
    }

    private static Path jar() {
        Path jar = root().resolve("cli/target/neckar.jar");
        assertTrue(Files.isRegularFile(jar), "the jar is built before these tests: " + jar);
        return jar;
    }

    private static Path home(Class<?> type) {
        return Path.of(URI.create(
                type.getProtectionDomain().getCodeSource().getLocation().toString()));
    }

    private static Running start(Path folder, String classPath, String main, Object... words) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Djava.awt.headless=true",
                "-cp",
                classPath,
                main));
        for (Object word : words) {
            command.add(String.valueOf(word));
        }
        Path out = Files.createTempFile("neckar", ".out");
        Path err = Files.createTempFile("neckar", ".err");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Running(process, out, err);
    }

    /** A process that was started, and the files of its output. */
    public record Running(Process process, Path out, Path err) {
        /** Waits for its end. */
        public Outcome await() throws IOException, InterruptedException {
            try {
                boolean ended = process.waitFor(LIMIT_SEC, TimeUnit.SECONDS);
                if (!ended) {
                    process.destroyForcibly();
                }
                assertTrue(ended, () -> "the process ends");
                return new Outcome(process.exitValue(), Files.readString(out), Files.readString(err));
            } finally {
                Files.deleteIfExists(out);
                Files.deleteIfExists(err);
            }
        }
    }

    /** Copies some files of a result folder into another folder. */
    public static void copy(Path from, Path to, String... names) throws IOException {
        Files.createDirectories(to);
        for (String name : names) {
            Files.copy(from.resolve(name), to.resolve(name));
        }
    }

    /** A value of a JSON file by its pointer, for example {@code /synapses/realised}. */
    public static JsonValue json(Path file, String pointer) throws IOException {
        return json(Files.readString(file), pointer);
    }

    /** A value of a JSON text by its pointer; the empty pointer is the document. */
    public static JsonValue json(String text, String pointer) {
        JsonValue value = JsonReader.parse(text.getBytes(StandardCharsets.UTF_8), "document");
        for (String key : pointer.isEmpty()
                ? List.<String>of()
                : List.of(pointer.substring(1).split("/", -1))) {
            value = value.isArray()
                    ? value.asArray().get(Integer.parseInt(key))
                    : value.asObject().get(key).orElseThrow(() -> new AssertionError("no " + pointer + " in " + text));
        }
        return value;
    }
}
