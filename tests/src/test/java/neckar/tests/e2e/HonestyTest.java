package neckar.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bitstream depends on the network's structure alone, and bytes do not depend on threads. */
class HonestyTest {
    @Test
    void namesDoNotReachTheBitstream(@TempDir Path folder) throws IOException {
        String text = Files.readString(Workbench.example("stp-chain"));
        Path plain = folder.resolve("plain.json");
        Path renamed = folder.resolve("renamed.json");
        Files.writeString(plain, text);
        Files.writeString(
                renamed,
                text.replace("pulse", "zebra")
                        .replace("layer 1", "Affe")
                        .replace("layer 2", "a")
                        .replace("layer 3", "xyz \u00e4")
                        .replace("\"receptor\"", "\"label\": \"p\", \"receptor\"")
                        .replaceFirst("\"label\": \"p\", \"receptor\"", "\"label\": \"q\", \"receptor\"")
                        .replaceFirst("\"label\": \"p\", \"receptor\"", "\"label\": \"r\", \"receptor\""));
        Workbench.run("compile", plain, "-o", folder.resolve("a")).expect(0);
        Workbench.run("compile", renamed, "-o", folder.resolve("b")).expect(0);
        assertSame(folder, "wafer.nkb");
        assertSame(folder, "experiment.nkx");
    }

    private void assertSame(Path folder, String name) throws IOException {
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("a").resolve(name)),
                Files.readAllBytes(folder.resolve("b").resolve(name)),
                name);
    }

    @Test
    void bytesDoNotDependOnThreads(@TempDir Path folder) throws IOException {
        String compiled = "";
        String emulated = "";
        for (int threads : new int[] {1, 2, 7}) {
            Path out = folder.resolve("threads" + threads);
            Workbench.run("run", Workbench.example("balanced"), "-o", out, "--threads", threads)
                    .expect(0);
            String checksum =
                    Workbench.json(out.resolve("report.json"), "/checksum").text();
            String recording =
                    Workbench.json(out.resolve("emulation.json"), "/checksum").text();
            assertEquals(compiled.isEmpty() ? checksum : compiled, checksum);
            assertEquals(emulated.isEmpty() ? recording : emulated, recording);
            compiled = checksum;
            emulated = recording;
        }
    }

    /** An empty folder, the jar and the two files: the machine knows nothing else, and does what it does elsewhere. */
    @Test
    void emulatorNeedsTheTwoFilesAlone(@TempDir Path folder) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path lab = folder.resolve("lab");
        Workbench.run("run", Workbench.example("smallest"), "-o", out).expect(0);
        Workbench.copy(out, lab, "wafer.nkb", "experiment.nkx");
        Workbench.runAlone(lab, "emulate", ".").expect(0);
        assertArrayEquals(
                Files.readAllBytes(out.resolve("recording.nkr")), Files.readAllBytes(lab.resolve("recording.nkr")));
        try (Stream<Path> files = Files.list(lab)) {
            assertEquals(
                    Set.of("neckar.jar", "wafer.nkb", "experiment.nkx", "recording.nkr", "emulation.json"),
                    files.map(file -> file.getFileName().toString()).collect(Collectors.toSet()));
        }
    }

    /** With the network, the mapping and all else deleted, a recording comes again from files and seeds of the hardware alone. */
    @Test
    void aRunReplaysFromBitstreamExperimentSiliconAndSeeds(@TempDir Path folder)
            throws IOException, InterruptedException {
        Path network = Files.copy(Workbench.example("smallest"), folder.resolve("network.json"));
        Path die = folder.resolve("die.json");
        Files.writeString(die, """
                {"format": "neckar-silicon/1", "base": "typical", "sigma": {"v_t": 0.03},
                 "defects": {"hicann": {"324": {"neurons": [3]}}}}""");
        Path out = folder.resolve("out");
        Object[] seeds = {"--die-seed", 7, "--trial", 4};
        Workbench.run("compile", network, "-o", out).expect(0);
        Workbench.run("emulate", out, "--silicon", die, seeds[0], seeds[1], seeds[2], seeds[3])
                .expect(0);
        byte[] recording = Files.readAllBytes(out.resolve("recording.nkr"));
        String checksum =
                Workbench.json(out.resolve("emulation.json"), "/checksum").text();
        Path lab = folder.resolve("lab");
        Workbench.copy(out, lab, "wafer.nkb", "experiment.nkx");
        Files.move(die, lab.resolve("die.json"));
        Files.delete(network);
        try (Stream<Path> files = Files.list(out)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
        }
        Workbench.runAlone(lab, "emulate", ".", "--silicon", "die.json", seeds[0], seeds[1], seeds[2], seeds[3])
                .expect(0);
        assertArrayEquals(recording, Files.readAllBytes(lab.resolve("recording.nkr")));
        assertEquals(
                checksum,
                Workbench.json(lab.resolve("emulation.json"), "/checksum").text());
    }
}
