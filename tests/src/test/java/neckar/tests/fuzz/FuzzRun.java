package neckar.tests.fuzz;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import neckar.base.CancelFlag;
import neckar.base.Parallel;
import neckar.tests.workbench.Workbench;

/**
 * Runs many mutated cases and collects what went wrong. A case that takes long, because its mutation made a large but correct input, is
 * interrupted: it must stop soon and leave nothing, too; few cases may need this.
 */
final class FuzzRun {
    private static final int THREADS = 2;
    private static final long PATIENCE_SEC = 15;
    private static final long STOP_SEC = 45;
    private static final double LONG_SHARE = 0.02;
    private static final int INTERRUPTED = 130;

    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger interrupted = new AtomicInteger();

    /** One case; its number is the seed of everything in it. */
    interface Case {
        void run(int number, Path folder) throws IOException;
    }

    /** Runs the cases 0 to count - 1, each in a folder of its own that is removed afterwards. */
    void all(int count, Path folder, Case body) {
        Parallel.forRange(count, THREADS, number -> {
            Path own = folder.resolve("case" + number);
            try {
                Files.createDirectories(own);
                body.run(number, own);
                remove(own);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
        assertTrue(failures.isEmpty(), () -> failures.size() + " cases fail:\n" + String.join("\n", failures));
        assertTrue(interrupted.get() <= Math.max(1, LONG_SHARE * count), () -> interrupted + " cases take too long");
    }

    /** Runs one command in a case; returns whether it delivered everything. */
    boolean command(int number, Object... words) {
        CancelFlag cancel = new CancelFlag();
        FutureTask<Workbench.Outcome> task = new FutureTask<>(() -> Workbench.run(cancel, words));
        Thread thread = new Thread(task, "case " + number);
        thread.setDaemon(true);
        thread.start();
        String command = "case " + number + ", " + words[0] + ": ";
        try {
            Workbench.Outcome outcome = outcome(task, cancel);
            int status = outcome.status();
            if (cancel.isCancelled() && status == INTERRUPTED) {
                interrupted.incrementAndGet();
                return false;
            }
            if (status < 0 || status > 2) {
                failures.add(command + "status " + status + "\n" + outcome.err());
            } else if (outcome.err().isBlank() && outcome.out().isBlank()) {
                failures.add(command + "no message");
            }
            return status == 0 || status == 2;
        } catch (TimeoutException e) {
            failures.add(command + "hangs at " + Arrays.toString(thread.getStackTrace()));
            return false;
        } catch (ExecutionException e) {
            failures.add(command + "throws " + e.getCause());
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Workbench.Outcome outcome(FutureTask<Workbench.Outcome> task, CancelFlag cancel)
            throws ExecutionException, InterruptedException, TimeoutException {
        try {
            return task.get(PATIENCE_SEC, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            cancel.cancel();
            return task.get(STOP_SEC, TimeUnit.SECONDS);
        }
    }

    /** Notes a failure unless a folder holds exactly the files of one set and some of the other; without any it must not exist. */
    void expectFiles(int number, Path folder, Set<String> always, Set<String> sometimes) throws IOException {
        Set<String> found = names(folder);
        Set<String> others = new TreeSet<>(found);
        others.removeAll(always);
        boolean complete = found.containsAll(always) && sometimes.containsAll(others);
        if (!complete || Files.exists(folder) == (always.isEmpty() && sometimes.isEmpty())) {
            failures.add("case " + number + " leaves " + found + " instead of " + always + " and of " + sometimes);
        }
    }

    private static Set<String> names(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void remove(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, java.io.IOException error) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
