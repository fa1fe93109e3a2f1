package neckar.cli;

import io.jhdf.exceptions.HdfException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import neckar.base.CancelledException;
import neckar.base.InputException;

/**
 * A result folder that is never half written: files are written aside, and renamed together by {@link #commit()}.
 * Closing without commit removes what was written, and the folder itself if this object made it. So does the end of the
 * process: work that does not hear of an interruption in time is shut out of the folder.
 */
final class OutputFolder implements AutoCloseable {
    private static final String ASIDE = ".part";
    private static final String LOCK = ".neckar.lock";
    /** Time that work gets to end by itself when the process does. */
    private static final long PATIENCE_MS = 900;

    private static final List<String> MARKS = List.of(
            "report.json",
            "emulation.json",
            "wafer.nkb",
            "validation.json",
            "results.json",
            "calibration.work",
            "sweep.json");

    private final Path folder;
    private final boolean made;
    private final Path lock;
    private final List<String> staged = new ArrayList<>();
    private final List<String> outdated = new ArrayList<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread atExit = new Thread(this::abandon);
    private boolean committed;
    private boolean closed;

    private OutputFolder(Path folder, boolean made, Path lock) {
        this.folder = folder;
        this.made = made;
        this.lock = lock;
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException e) {
            close();
            throw new CancelledException();
        }
    }

    /**
     * Opens a folder for results and locks it against other runs.
     *
     * @param force allow a folder with content that neckar did not write
     * @throws InputException if the folder is foreign, locked or cannot be made
     */
    static OutputFolder open(Path folder, boolean force) {
        boolean made = false;
        try {
            if (!Files.exists(folder)) {
                Files.createDirectories(folder);
                made = true;
            } else if (!Files.isDirectory(folder)) {
                throw InputException.of(folder.toString(), "the output must be a folder, this is a file")
                        .advice("name another folder with -o");
            } else if (!force && !isOurs(folder)) {
                throw InputException.of(folder.toString(), "the folder is not empty and was not written by neckar")
                        .advice("name another folder, or add --force");
            }
            Path lock = folder.resolve(LOCK);
            Files.write(
                    lock,
                    Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII),
                    java.nio.file.StandardOpenOption.CREATE_NEW);
            return new OutputFolder(folder, made, lock);
        } catch (FileAlreadyExistsException e) {
            return openLocked(folder);
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    private static OutputFolder openLocked(Path folder) {
        Path lock = folder.resolve(LOCK);
        try {
            String owner = Files.readString(lock, StandardCharsets.US_ASCII).strip();
            boolean alive = owner.matches("[0-9]{1,18}")
                    && ProcessHandle.of(Long.parseLong(owner))
                            .map(ProcessHandle::isAlive)
                            .orElse(false);
            if (alive) {
                throw InputException.of(folder.toString(), "another neckar writes into this folder")
                        .value("process " + owner)
                        .advice("wait for it, or name another folder");
            }
            Files.write(lock, Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII));
            return new OutputFolder(folder, false, lock);
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    private static InputException cannotWrite(Path folder, Exception e) {
        return InputException.of(folder.toString(), "cannot write here: " + e.getMessage())
                .advice("check the path and its permissions");
    }

    private static boolean isOurs(Path folder) throws IOException {
        try (Stream<Path> content = Files.list(folder)) {
            List<String> names = content.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals(LOCK))
                    .toList();
            return names.isEmpty() || MARKS.stream().anyMatch(names::contains);
        }
    }

    /** Something that writes a file's content. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Writes a file aside. */
    void write(String name, Content content) {
        try (OutputStream out = new BufferedOutputStream(aside(name), 1 << 16)) {
            content.writeTo(out);
        } catch (IOException e) {
            throw cannotWrite(folder.resolve(name), e);
        }
    }

    private synchronized OutputStream aside(String name) throws IOException {
        throwIfClosed();
        staged.add(name);
        return Files.newOutputStream(folder.resolve(name + ASIDE));
    }

    private void throwIfClosed() {
        if (closed) {
            throw new CancelledException();
        }
    }

    /** Something that writes a file by its path. */
    interface FileContent {
        void writeTo(Path file) throws IOException;
    }

    /** Lets a library write a file aside. */
    synchronized void writeFile(String name, FileContent content) {
        throwIfClosed();
        staged.add(name);
        try {
            content.writeTo(folder.resolve(name + ASIDE));
        } catch (IOException | HdfException e) {
            throw cannotWrite(folder.resolve(name), e);
        }
    }

    /** Writes bytes aside. */
    void write(String name, byte[] bytes) {
        write(name, out -> out.write(bytes));
    }

    /** Writes text aside, in UTF-8. */
    void write(String name, String text) {
        write(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /** Names files of an earlier run that are no longer true once this one is committed. */
    void outdate(List<String> names) {
        outdated.addAll(names);
    }

    /** Puts all written files in place. */
    synchronized void commit() {
        throwIfClosed();
        try {
            for (String name : outdated) {
                if (!staged.contains(name)) {
                    Files.deleteIfExists(folder.resolve(name));
                }
            }
            for (String name : staged) {
                Files.move(folder.resolve(name + ASIDE), folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            staged.clear();
            outdated.clear();
            committed = true;
        } catch (IOException e) {
            throw cannotWrite(folder, e);
        }
    }

    /** Leaves the work a moment to close the folder itself, then closes it for good. */
    private void abandon() {
        try {
            if (!closing.await(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
                close();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        try {
            for (String name : staged) {
                Files.deleteIfExists(folder.resolve(name + ASIDE));
            }
            Files.deleteIfExists(lock);
            if (made && !committed) {
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            closing.countDown();
            forget();
        }
    }

    private void forget() {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // The process is ending: the thread runs already, and finds the folder closed.
        }
    }
}
