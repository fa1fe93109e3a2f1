package neckar.tests.commandline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import neckar.base.CancelFlag;
import neckar.tests.workbench.Workbench;
import neckar.tests.workbench.Workbench.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Result folders are written whole or not at all, and nobody else's files are touched. */
class OutputFolderTest {
    private static final Set<String> COMPILED = Set.of("wafer.nkb", "experiment.nkx", "mapping.json.gz", "report.json");
    private static final int INTERRUPTED = 130;
    private static final int SIGINT = 2;

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).collect(Collectors.toSet());
        }
    }

    @Test
    void aForeignFolderNeedsForce(@TempDir Path folder) throws IOException {
        Path foreign = Files.createDirectory(folder.resolve("thesis"));
        Files.writeString(foreign.resolve("chapter1.tex"), "important");
        Outcome refused = Workbench.run("compile", Workbench.example("smallest"), "-o", foreign)
                .expect(1);
        assertTrue(refused.err().contains("--force"), refused.err());
        assertEquals(Set.of("chapter1.tex"), names(foreign));
        Workbench.run("compile", Workbench.example("smallest"), "-o", foreign, "--force")
                .expect(0);
        assertEquals("important", Files.readString(foreign.resolve("chapter1.tex")));
        assertTrue(names(foreign).containsAll(COMPILED));
    }

    @Test
    void aFileIsNoFolder(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        Workbench.run("compile", Workbench.example("smallest"), "-o", file, "--force")
                .expect(1);
        assertEquals("x", Files.readString(file));
    }

    @Test
    void compilingAgainRemovesWhatIsNoLongerTrue(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("deep/er/out");
        Workbench.run("run", Workbench.example("smallest"), "-o", out).expect(0);
        assertTrue(names(out).containsAll(Set.of("recording.nkr", "emulation.json", "spikes.csv", "raster.png")));
        Workbench.run("compile", Workbench.example("smallest"), "-o", out).expect(0);
        assertEquals(COMPILED, names(out));
        Workbench.run("emulate", out).expect(0);
        Workbench.run("results", out).expect(0);
        assertTrue(names(out).contains("traces.csv"));
        Workbench.run("emulate", out).expect(0);
        assertFalse(names(out).contains("spikes.csv"), "results of an older recording");
    }

    @Test
    void aRefusedNetworkLeavesTheOldResults(@TempDir Path folder) throws IOException {
        Path out = folder.resolve("out");
        Workbench.run("compile", Workbench.example("smallest"), "-o", out).expect(0);
        byte[] before = Files.readAllBytes(out.resolve("wafer.nkb"));
        Path network = Files.writeString(folder.resolve("network.json"), "{");
        Workbench.run("compile", network, "-o", out).expect(1);
        assertEquals(COMPILED, names(out));
        assertArrayEquals(before, Files.readAllBytes(out.resolve("wafer.nkb")));
    }

    @Test
    void anInterruptedCompilationLeavesNothing(@TempDir Path folder) throws InterruptedException {
        CancelFlag cancel = new CancelFlag();
        cancel.cancel();
        Path never = folder.resolve("never");
        Workbench.run(cancel, "compile", Workbench.example("smallest"), "-o", never)
                .expect(INTERRUPTED);
        assertFalse(Files.exists(never));
        Path half = folder.resolve("half");
        interrupt(200, "compile", Workbench.example("random-3200"), "-o", half);
        assertFalse(Files.exists(half));
    }

    @Test
    void anInterruptedEmulationLeavesWhatWasThere(@TempDir Path folder) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Workbench.run("compile", Workbench.example("balanced"), "-o", out).expect(0);
        interrupt(100, "emulate", out, "--analog-step", 1);
        assertEquals(COMPILED, names(out));
    }

    /** Runs a command that takes longer and interrupts it. */
    private static void interrupt(long afterMs, Object... words) throws InterruptedException {
        CancelFlag cancel = new CancelFlag();
        int[] status = {-1};
        Thread thread =
                new Thread(() -> status[0] = Workbench.run(cancel, words).status());
        thread.start();
        TimeUnit.MILLISECONDS.sleep(afterMs);
        cancel.cancel();
        thread.join();
        assertEquals(INTERRUPTED, status[0]);
    }

    /** Background jobs of some shells inherit that they ignore this signal; there is nothing to see then. */
    @Test
    void aSignalInterruptsTheProcess(@TempDir Path folder) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        assumeTrue(hearsInterrupts(), "this process hears SIGINT");
        Workbench.Running running = Workbench.startProcess(
                folder, "compile", Workbench.example("random-3200"), "-o", out, "--effort", "high");
        while (!Files.exists(out) && running.process().isAlive()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        String kill = "kill -INT " + running.process().pid();
        assertEquals(0, new ProcessBuilder("sh", "-c", kill).start().waitFor());
        assertEquals(INTERRUPTED, running.await().status());
        assertFalse(Files.exists(out));
    }

    @Test
    void aSignalRemovesTheFolderOfWorkThatDoesNotListen(@TempDir Path folder) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path pipe = folder.resolve("network.json");
        assumeTrue(hearsInterrupts(), "this process hears SIGINT");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "this system has pipes");
        Workbench.Running running = Workbench.startProcess(folder, "compile", pipe, "-o", out);
        while (!Files.exists(out.resolve(".neckar.lock")) && running.process().isAlive()) {
            TimeUnit.MILLISECONDS.sleep(20);
        }
        String kill = "kill -INT " + running.process().pid();
        assertEquals(0, new ProcessBuilder("sh", "-c", kill).start().waitFor());
        assertEquals(INTERRUPTED, running.await().status());
        assertFalse(Files.exists(out));
    }

    private static boolean hearsInterrupts() throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.isReadable(status)) {
            return false;
        }
        long ignored = Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .mapToLong(line -> Long.parseUnsignedLong(line.substring(7).strip(), 16))
                .findFirst()
                .orElse(0);
        return (ignored >> (SIGINT - 1) & 1) == 0;
    }
}
