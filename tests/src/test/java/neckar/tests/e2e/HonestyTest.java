package neckar.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bitstream depends on the network's structure alone, and bytes do not depend on threads. */
class HonestyTest {
    @TempDir
    Path folder;

    @Test
    void namesDoNotReachTheBitstream() throws IOException {
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
        assertSame("wafer.nkb");
        assertSame("experiment.nkx");
    }

    private void assertSame(String name) throws IOException {
        assertArrayEquals(
                Files.readAllBytes(folder.resolve("a").resolve(name)),
                Files.readAllBytes(folder.resolve("b").resolve(name)),
                name);
    }

    @Test
    void bytesDoNotDependOnThreads() throws IOException {
        String compiled = "";
        String emulated = "";
        for (int threads : new int[] {1, 2, 7}) {
            Path out = folder.resolve("threads" + threads);
            Workbench.run("run", Workbench.example("balanced"), "-o", out, "--threads", threads)
                    .expect(0);
            String checksum = Workbench.value(out.resolve("report.json"), "checksum");
            String recording = Workbench.value(out.resolve("emulation.json"), "checksum");
            assertEquals(compiled.isEmpty() ? checksum : compiled, checksum);
            assertEquals(emulated.isEmpty() ? recording : emulated, recording);
            compiled = checksum;
            emulated = recording;
        }
    }
}
