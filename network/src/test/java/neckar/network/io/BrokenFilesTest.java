package neckar.network.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import neckar.base.InputException;
import neckar.base.SeededRandom;
import neckar.network.Network;
import neckar.network.io.build.ImportOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A broken file leads to an error of the input: no other exception, no hang, no memory without bound. */
class BrokenFilesTest {
    private static final Path SAMPLES = Path.of("src/test/resources");
    private static final Duration LIMIT = Duration.ofSeconds(20);
    private static final List<String> NIR = List.of("lif.nir", "recurrent.nir", "conv.nir", "conv1d.nir", "nested.nir");
    private static final List<String> SONATA = List.of(
            "network/nodes.h5",
            "network/edges.h5",
            "inputs/spikes.h5",
            "network/node_types.csv",
            "network/edge_types.csv",
            "components/cell_models/cell.json",
            "circuit_config.json",
            "simulation_config.json",
            "node_sets.json");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void twoHundredMutantsAreReadOrRefused() throws IOException {
        assertTrue(mutate(1, 25) > 100, "most mutants are refused");
    }

    @Test
    @Tag("slow")
    void thousandsOfMutantsAreReadOrRefused() throws IOException {
        assertTrue(mutate(2, 700) > 3000, "most mutants are refused");
    }

    /** Mutates each sample so often and counts what is refused. */
    private int mutate(long seed, int times) throws IOException {
        SeededRandom random = new SeededRandom(seed);
        int refused = 0;
        for (String name : NIR) {
            byte[] original = Files.readAllBytes(SAMPLES.resolve("nir").resolve(name));
            Path file = folder.resolve(name);
            for (int i = 0; i < times; i++) {
                Files.write(file, mutant(original, random));
                refused += isRefused(file) ? 1 : 0;
            }
        }
        copySonata();
        for (String name : SONATA) {
            byte[] original = Files.readAllBytes(SAMPLES.resolve("sonata/full").resolve(name));
            Path file = folder.resolve("full").resolve(name);
            for (int i = 0; i < times / 2; i++) {
                Files.write(file, mutant(original, random));
                refused += isRefused(folder.resolve("full/config.json")) ? 1 : 0;
            }
            Files.write(file, original);
        }
        return refused;
    }

    private void copySonata() throws IOException {
        try (Stream<Path> files = Files.walk(SAMPLES.resolve("sonata/full"))) {
            for (Path source : files.toList()) {
                Path target = folder.resolve("full")
                        .resolve(SAMPLES.resolve("sonata/full")
                                .relativize(source)
                                .toString());
                if (Files.isDirectory(source)) {
                    Files.createDirectories(target);
                } else {
                    Files.write(target, Files.readAllBytes(source));
                }
            }
        }
    }

    private static byte[] mutant(byte[] original, SeededRandom random) {
        byte[] bytes = original.clone();
        int kind = (int) (random.nextDouble() * 5);
        if (kind == 0) {
            return Arrays.copyOf(bytes, (int) (random.nextDouble() * bytes.length));
        }
        int places = 1 + (int) (random.nextDouble() * 8);
        for (int k = 0; k < places; k++) {
            // Half of the places lie at the begin, where the structure of a file stands.
            double u = random.nextDouble();
            int reach = random.nextDouble() < 0.5 ? Math.min(bytes.length, 4096) : bytes.length;
            int at = (int) (u * reach);
            int length = kind == 4 ? Math.min(8, bytes.length - at) : 1;
            for (int i = at; i < at + length; i++) {
                bytes[i] = switch (kind) {
                    case 1 -> (byte) (bytes[i] ^ 1 << (int) (random.nextDouble() * 8));
                    case 2 -> (byte) 0xFF;
                    case 3 -> 0;
                    default -> bytes[(int) (random.nextDouble() * bytes.length)];
                };
            }
        }
        return bytes;
    }

    /** Reads a network with all its synapses. */
    private static boolean isRefused(Path file) {
        return assertTimeoutPreemptively(LIMIT, () -> {
            try {
                Network network = NetworkFile.read(file, ImportOptions.NONE).network();
                network.projections().forEach(projection -> projection.forEach(network, (i, j, w, d) -> {}));
                return false;
            } catch (InputException e) {
                assertTrue(!e.place().isEmpty(), () -> "an error without a place: " + e.getMessage());
                return true;
            }
        });
    }

    private InputException refusal(Path file) {
        return assertTimeoutPreemptively(
                LIMIT, () -> assertThrows(InputException.class, () -> NetworkFile.read(file, ImportOptions.NONE)));
    }

    @Test
    void circlesOfLinksAndLinksToOtherFilesAreRefused() {
        Path samples = SAMPLES.resolve("nir");
        assertTrue(refusal(samples.resolve("soft-circle.nir")).getMessage().contains("circle"));
        assertTrue(refusal(samples.resolve("hard-circle.nir")).getMessage().contains("too deep"));
        assertTrue(refusal(samples.resolve("other-file.nir")).getMessage().contains("link to another file"));
    }

    @Test
    void graphsThatLieTooDeepAreRefused() {
        Path file = folder.resolve("deep.nir");
        try (WritableHdfFile root = HdfFile.write(file)) {
            WritableGroup graph = root.putGroup("node");
            for (int depth = 0; depth < 60; depth++) {
                graph.putDataset("type", "NIRGraph");
                graph.putDataset("edges", new String[][] {{"a", "a"}});
                graph = graph.putGroup("nodes").putGroup("a");
            }
            graph.putDataset("type", "NIRGraph");
        }
        assertTrue(refusal(file).getMessage().contains("too deep"), () -> refusal(file)
                .getMessage());
    }

    @Test
    void shapesLargerThanAnyNetworkAreRefusedBeforeTheyTakeMemory() {
        Path file = folder.resolve("large.nir");
        try (WritableHdfFile root = HdfFile.write(file)) {
            WritableGroup graph = root.putGroup("node");
            graph.putDataset("type", "NIRGraph");
            graph.putDataset("edges", new String[][] {{"in", "cell"}});
            WritableGroup nodes = graph.putGroup("nodes");
            WritableGroup input = nodes.putGroup("in");
            input.putDataset("type", "Input");
            input.putDataset("shape", new long[] {1_000_000, 1_000_000, 1_000_000});
            WritableGroup cell = nodes.putGroup("cell");
            cell.putDataset("type", "LI");
            for (String field : List.of("tau", "r", "v_leak")) {
                cell.putDataset(field, 0.02);
            }
        }
        assertTrue(refusal(file).getMessage().contains("node \"in\""), () -> refusal(file)
                .getMessage());
    }

    @Test
    void emptyFilesAndFilesOfOtherKindsAreRefused() throws IOException {
        Path empty = Files.write(folder.resolve("empty.nir"), new byte[0]);
        assertTrue(refusal(empty).getMessage().contains("not an HDF5 file"));
        Path text = Files.writeString(folder.resolve("text.nir"), "{\"format\": \"neckar-network/1\"}");
        assertTrue(refusal(text).getMessage().contains("not an HDF5 file"));
        Path missing = folder.resolve("missing.nir");
        assertEquals("no such file", refusal(missing).what());
        byte[] signature = Arrays.copyOf(Files.readAllBytes(SAMPLES.resolve("nir/lif.nir")), 8);
        assertTrue(refusal(Files.write(folder.resolve("only.nir"), signature))
                .getMessage()
                .contains("only.nir"));
    }

    @Test
    void textsOfOtherEncodingsAreRefusedWithTheirPlace() throws IOException {
        copySonata();
        Path types = folder.resolve("full/network/node_types.csv");
        Files.write(types, "node_type_id \u00fc\n\"".getBytes(StandardCharsets.ISO_8859_1));
        assertTrue(refusal(folder.resolve("full/config.json")).getMessage().contains("node_types.csv:2"));
    }
}
