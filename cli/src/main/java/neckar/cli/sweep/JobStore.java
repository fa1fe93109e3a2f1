package neckar.cli.sweep;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import neckar.base.InputException;
import neckar.spec.experiment.Sha256;

/**
 * The folder of a sweep: {@code queue/KEY.json} describes a job, {@code jobs/KEY/} holds what it left. A job works in a
 * folder of its own process under {@code attempts/} that becomes {@code jobs/KEY/} in one step, so that what lies there is
 * whole, whoever was killed when. Safe for several threads and processes.
 */
public final class JobStore {
    /** How a job ended. */
    static final String OUTCOME = "outcome.json";
    /** What its command printed: a JSON document. */
    static final String DOCUMENT = "document.json";
    /** What its program wrote: a JSON document. */
    static final String RESULT = "result.json";
    /** What it said. */
    static final String LOG = "log.txt";

    private static final String QUEUE = "queue";
    private static final String JOBS = "jobs";
    private static final String ATTEMPTS = "attempts";
    private static final String NETWORKS = "networks";

    private final Path root;
    private final Function<Map<String, ?>, String> json;

    /** The folder of a sweep; the function writes a tree as JSON. */
    public JobStore(Path root, Function<Map<String, ?>, String> json) {
        this.root = root.toAbsolutePath().normalize();
        this.json = json;
    }

    /** The folder of the sweep that a description of a job belongs to. */
    public static Path rootOf(Path description) {
        return InputFiles.folder(InputFiles.folder(description));
    }

    /** Writes the description of a job. */
    public Path describe(Job job) {
        return write(root.resolve(QUEUE).resolve(job.name() + ".json"), json.apply(job.tree()));
    }

    /** Writes a network file under its checksum. */
    Path keepNetwork(Map<String, Object> network) {
        String text = json.apply(network);
        String name = Sha256.of(text.getBytes(StandardCharsets.UTF_8)).substring(0, 16) + ".json";
        Path file = root.resolve(NETWORKS).resolve(name);
        return Files.exists(file) ? file : write(file, text);
    }

    /** How a job ended, if it did. */
    public Optional<JobOutcome> outcome(Job job) {
        Path file = folder(job).resolve(OUTCOME);
        return Files.isRegularFile(file) ? Optional.of(JobOutcome.read(InputFiles.read(file))) : Optional.empty();
    }

    /** Where a job's files are once it ended. */
    Path folder(Job job) {
        return root.resolve(JOBS).resolve(job.name());
    }

    /** An empty folder for one attempt at a job. */
    Path begin(Job job) {
        Path attempt = root.resolve(ATTEMPTS)
                .resolve(job.name() + "." + ProcessHandle.current().pid());
        remove(attempt);
        try {
            return Files.createDirectories(attempt);
        } catch (IOException e) {
            throw cannotWrite(attempt, e);
        }
    }

    /** Puts what an attempt left in the job's place; of two that end, one stays. */
    void end(Job job, Path attempt, JobOutcome outcome) {
        write(attempt.resolve("job.json"), json.apply(job.tree()));
        write(attempt.resolve(OUTCOME), json.apply(outcome.tree(job)));
        Path place = folder(job);
        try {
            Files.createDirectories(root.resolve(JOBS));
            remove(place);
            Files.move(attempt, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isRegularFile(place.resolve(OUTCOME))) {
                throw cannotWrite(place, e);
            }
            remove(attempt);
        }
    }

    /** Removes what attempts of processes left that no longer live. */
    public void tidy() {
        Path attempts = root.resolve(ATTEMPTS);
        if (!Files.isDirectory(attempts)) {
            return;
        }
        try (Stream<Path> content = Files.list(attempts)) {
            for (Path attempt : content.sorted().toList()) {
                String name = String.valueOf(attempt.getFileName());
                String pid = name.substring(name.lastIndexOf('.') + 1);
                boolean alive = pid.matches("[0-9]{1,18}")
                        && ProcessHandle.of(Long.parseLong(pid))
                                .map(ProcessHandle::isAlive)
                                .orElse(false);
                if (!alive || pid.equals(Long.toString(ProcessHandle.current().pid()))) {
                    remove(attempt);
                }
            }
            try (Stream<Path> left = Files.list(attempts)) {
                if (left.findAny().isEmpty()) {
                    Files.deleteIfExists(attempts);
                }
            }
        } catch (IOException e) {
            throw cannotWrite(attempts, e);
        }
    }

    private Path write(Path file, String text) {
        try {
            Files.createDirectories(InputFiles.folder(file));
            Path aside = file.resolveSibling(
                    file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
            Files.writeString(aside, text, StandardCharsets.UTF_8);
            Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    /** Writes a text into an attempt. */
    static void writeText(Path file, String text) {
        try {
            Files.writeString(file, text, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw cannotWrite(file, e);
        }
    }

    private static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> content = Files.walk(folder)) {
            List<Path> deepestFirst = content.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.deleteIfExists(path);
            }
        } catch (IOException | UncheckedIOException e) {
            throw cannotWrite(folder, e);
        }
    }

    private static InputException cannotWrite(Path path, Exception e) {
        return InputException.of(path.toString(), "cannot write here: " + e.getMessage())
                .advice("check the path and its permissions");
    }
}
