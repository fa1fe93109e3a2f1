package neckar.cli.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import neckar.base.InputException;
import org.jspecify.annotations.Nullable;

/** Does jobs one after the other. */
public final class JobWorker implements AutoCloseable {
    private final JobStore store;
    private final CommandDoor door;
    private final int threads;
    private final InputFiles files = new InputFiles();
    private volatile boolean stopped;
    private @Nullable Process program;

    /** A worker that gives each job a number of threads. */
    public JobWorker(JobStore store, CommandDoor door, int threads) {
        this.store = store;
        this.door = door;
        this.threads = threads;
    }

    /** Does a job and puts what it left into the store; a worker that was closed meanwhile leaves nothing. */
    public JobOutcome run(Job job) {
        long beginNanos = System.nanoTime();
        Path attempt = store.begin(job);
        CommandDoor.Answer answer = refused(job);
        if (answer.status() == 0) {
            List<String> words = new ArrayList<>();
            for (String word : job.words()) {
                words.add(word.replace(Job.FOLDER, attempt.toString()).replace(Job.THREADS, Integer.toString(threads)));
            }
            answer = job.isProgram() ? runProgram(words, attempt) : door.run(words);
        }
        double wallSec = (System.nanoTime() - beginNanos) / 1e9;
        boolean isDone = answer.status() == 0 || (answer.status() == 2 && !job.isProgram());
        JobOutcome outcome = new JobOutcome(isDone, answer.status(), isDone ? "" : message(answer), wallSec);
        if (!stopped) {
            if (!job.isProgram()) {
                JobStore.writeText(attempt.resolve(JobStore.DOCUMENT), answer.output());
                JobStore.writeText(attempt.resolve(JobStore.LOG), answer.log());
            }
            store.end(job, attempt, outcome);
        }
        return outcome;
    }

    /** Status 0, or 1 with a message when an input is no longer what the job was described with. */
    private CommandDoor.Answer refused(Job job) {
        for (Map.Entry<String, String> input : job.inputs().entrySet()) {
            String problem = "";
            try {
                boolean isSame = files.checksum(Path.of(input.getKey())).equals(input.getValue());
                problem = isSame ? "" : input.getKey() + ": the file has changed since the job was described";
            } catch (InputException e) {
                problem = String.valueOf(e.getMessage());
            }
            if (!problem.isEmpty()) {
                return new CommandDoor.Answer(1, "", problem);
            }
        }
        return new CommandDoor.Answer(0, "", "");
    }

    private CommandDoor.Answer runProgram(List<String> words, Path attempt) {
        Path log = attempt.resolve(JobStore.LOG);
        try {
            Process running = new ProcessBuilder(words)
                    .directory(attempt.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            running.getOutputStream().close();
            synchronized (this) {
                program = running;
            }
            int status = running.waitFor();
            if (status != 0) {
                return new CommandDoor.Answer(status, "", Files.readString(log));
            }
            if (!Files.isRegularFile(attempt.resolve(JobStore.RESULT))) {
                return new CommandDoor.Answer(1, "", "the program wrote no " + JobStore.RESULT + " into its folder");
            }
            InputFiles.read(attempt.resolve(JobStore.RESULT)).asObject();
            return new CommandDoor.Answer(0, "", "");
        } catch (IOException e) {
            return new CommandDoor.Answer(-1, "", "cannot run " + words.get(0) + ": " + e.getMessage());
        } catch (InputException e) {
            return new CommandDoor.Answer(1, "", String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CommandDoor.Answer(-1, "", "interrupted");
        }
    }

    /** The last line of a log that says something. */
    private static String message(CommandDoor.Answer answer) {
        List<String> lines =
                answer.log().lines().filter(line -> !line.isBlank()).toList();
        String own = lines.stream()
                .filter(line -> line.startsWith("neckar: "))
                .findFirst()
                .orElse("");
        if (!own.isEmpty()) {
            return own.substring("neckar: ".length());
        }
        return lines.isEmpty()
                ? "exit status " + answer.status()
                : lines.get(lines.size() - 1).strip();
    }

    @Override
    public void close() {
        stopped = true;
        synchronized (this) {
            if (program != null) {
                program.descendants().forEach(ProcessHandle::destroy);
                program.destroy();
            }
        }
        door.close();
    }
}
