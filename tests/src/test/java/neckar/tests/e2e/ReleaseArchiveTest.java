package neckar.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The release runs in an empty folder with nothing but a Java runtime. */
class ReleaseArchiveTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private static Path archive(String ending) throws IOException {
        try (Stream<Path> files = Files.list(Workbench.root().resolve("cli/target"))) {
            List<Path> found = files.filter(
                            file -> file.getFileName().toString().matches("neckar-[0-9.]+" + ending))
                    .toList();
            assumeTrue(!found.isEmpty(), "a build with -Ddev makes no archive");
            return found.get(0);
        }
    }

    private String run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("HOME", folder.toString());
        Process process = builder.start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), out);
        return out;
    }

    @Test
    void unpackedReleaseRunsItsSmallestExample() throws IOException, InterruptedException {
        Path archive = archive("\\.tar\\.gz");
        run("tar", "xzf", archive.toString());
        String name = archive.getFileName().toString().replace(".tar.gz", "");
        Path home = folder.resolve(name);
        assertTrue(Files.isExecutable(home.resolve("neckar")));
        assertFalse(Files.exists(home.resolve("base")), "no sources");
        String out =
                run(home.resolve("neckar").toString(), "run", name + "/examples/smallest/network.json", "-o", "out");
        assertFalse(out.contains("building"), out);
        assertTrue(Files.size(folder.resolve("out/spikes.csv")) > 0);
        assertTrue(Files.size(folder.resolve("out/results.h5")) > 0);
    }

    @Test
    void checksumsAreThoseOfTheArchives() throws IOException, NoSuchAlgorithmException {
        for (String ending : List.of("\\.tar\\.gz", "\\.zip")) {
            Path archive = archive(ending);
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(archive));
            String told = Files.readString(archive.resolveSibling(archive.getFileName() + ".sha256"));
            assertTrue(told.startsWith(HexFormat.of().formatHex(digest)), told);
        }
    }
}
