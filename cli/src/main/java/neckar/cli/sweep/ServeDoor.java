package neckar.cli.sweep;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import neckar.base.json.JsonReader;
import neckar.base.json.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * A {@code neckar serve} of its own: what one job does to its process cannot reach other jobs, while start and warming up are
 * paid once. A process that ends during a job is started anew for the next.
 */
final class ServeDoor implements CommandDoor {
    private static final int MEMORY_PERCENT = 70;
    /** What belongs to this process alone. */
    private static final List<String> OWN_FLAGS =
            List.of("-javaagent", "-agentlib", "-Dneckar.", "-XX:MaxRAMPercentage", "-XX:ArchiveClassesAtExit");

    private final Function<Map<String, ?>, String> jsonLine;
    private final List<String> command;
    private @Nullable Process process;

    /**
     * A process that will start with its first command.
     *
     * @param share how many of them share the memory
     */
    ServeDoor(Function<Map<String, ?>, String> jsonLine, int share) {
        this.jsonLine = jsonLine;
        this.command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
            if (OWN_FLAGS.stream().noneMatch(flag::startsWith)) {
                command.add(flag);
            }
        }
        command.add("-XX:MaxRAMPercentage=" + (double) MEMORY_PERCENT / share);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), "neckar.cli.Main", "serve"));
    }

    @Override
    public Answer run(List<String> words) {
        try {
            Process alive = started();
            Writer requests = alive.outputWriter(StandardCharsets.UTF_8);
            requests.write(jsonLine.apply(Map.of("words", words)) + "\n");
            requests.flush();
            BufferedReader answers = alive.inputReader(StandardCharsets.UTF_8);
            String line = answers.readLine();
            if (line != null) {
                ObjectReader answer =
                        ObjectReader.failFast(JsonReader.parse(line.getBytes(StandardCharsets.UTF_8), "answer"));
                int status = (int) answer.integer("status", 0, 255);
                return new Answer(status, answer.text("output"), answer.text("log"));
            }
        } catch (IOException e) {
            return ended(String.valueOf(e.getMessage()));
        }
        return ended("");
    }

    private Answer ended(String why) {
        String log = "the process of the job ended" + (why.isEmpty() ? "" : ": " + why);
        close();
        return new Answer(-1, "", log);
    }

    private synchronized Process started() throws IOException {
        Process running = process;
        if (running == null || !running.isAlive()) {
            running = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process = running;
        }
        return running;
    }

    @Override
    public synchronized void close() {
        Process running = process;
        process = null;
        if (running != null) {
            running.destroy();
            try {
                if (!running.waitFor(2, TimeUnit.SECONDS)) {
                    running.destroyForcibly();
                }
                running.getOutputStream().close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                running.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }
}
