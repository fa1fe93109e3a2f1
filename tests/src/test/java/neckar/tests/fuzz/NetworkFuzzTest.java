package neckar.tests.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import neckar.base.SeededRandom;
import neckar.base.Seeds;
import neckar.tests.workbench.RandomNetwork;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mutated network files: compiled or refused, and never half of it. */
class NetworkFuzzTest {
    private static final Set<String> COMPILED = Set.of("wafer.nkb", "experiment.nkx", "mapping.json.gz", "report.json");
    private static final int NETWORKS = 64;

    @Test
    void mutatedNetworksAreCompiledOrRefused(@TempDir Path folder) {
        run(300, folder);
    }

    @Test
    @Tag("slow")
    void manyMutatedNetworksAreCompiledOrRefused(@TempDir Path folder) {
        run(10_000, folder);
    }

    private static void run(int count, Path folder) {
        FuzzRun fuzz = new FuzzRun();
        fuzz.all(count, folder, (number, own) -> {
            Path network = RandomNetwork.write(number % NETWORKS, own);
            mutate(network, number, own);
            Path out = own.resolve("out");
            boolean done = fuzz.command(number, "compile", network, "-o", out, "--threads", 1);
            fuzz.expectFiles(number, out, done ? COMPILED : Set.of(), Set.of());
        });
    }

    /** Mostly the JSON, sometimes its bytes, sometimes the connection file beside it. */
    private static void mutate(Path network, int number, Path folder) throws IOException {
        SeededRandom random = new SeededRandom(Seeds.split(1, number));
        Path csv = folder.resolve("connections.csv");
        if (number % 8 == 7) {
            Files.write(network, new ByteMutator(random).mutate(Files.readAllBytes(network)));
        } else if (number % 8 == 6 && Files.size(csv) > 30) {
            Files.write(csv, new ByteMutator(random).mutate(Files.readAllBytes(csv)));
        } else {
            String mutated = new JsonMutator(random).mutate(Files.readString(network));
            Files.write(network, mutated.getBytes(StandardCharsets.UTF_8));
        }
    }
}
