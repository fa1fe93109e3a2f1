package neckar.tests.fuzz;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import neckar.base.SeededRandom;
import neckar.base.Seeds;
import neckar.spec.bitstream.Bitstream;
import neckar.spec.bitstream.BitstreamReader;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Mutated files of a result folder: the commands that read them end well, or refuse them and change nothing. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ResultFuzzTest {
    private static final int PLAIN = 300;
    private static final int MANY = 10_000;
    private static final Set<String> COMPILED = Set.of("wafer.nkb", "experiment.nkx", "mapping.json.gz", "report.json");
    private static final Set<String> EMULATED = Set.of("recording.nkr", "emulation.json");
    private static final Set<String> BEFORE_RESULTS =
            Set.of("wafer.nkb", "experiment.nkx", "mapping.json.gz", "report.json", "recording.nkr", "emulation.json");
    private static final Set<String> RESULTS = Set.of(
            "spikes.csv",
            "traces.csv",
            "probes.csv",
            "raster.png",
            "results.h5",
            "results.mat",
            "results.json",
            "spikes.npy",
            "traces.npy");

    /** Few neurons and little time, but every kind of thing that these files can hold. */
    private static final String NETWORK = """
            {"format": "neckar-network/1", "duration_ms": 8,
             "populations": [
              {"label": "n", "size": 6, "cell_type": "EIF_cond_exp_isfa_ista",
               "parameters": {"v_rest": -48.0, "v_spike": -45.0, "delta_T": 1.0},
               "record": ["spikes", "v", {"variable": "w", "probe": "debug"}],
               "placement": {"neuron_blocks": [[100, 0], [101, 3]], "neuron_size": 4}},
              {"label": "s", "size": 4, "cell_type": "SpikeSourcePoisson", "parameters": {"rate": 300.0}, "record": ["spikes"]},
              {"label": "g", "size": 4, "cell_type": "SpikeSourcePoisson", "parameters": {"rate": 300.0},
               "background_generator": true}],
             "projections": [
              {"pre": "s", "post": "n", "connector": {"type": "AllToAllConnector"}, "weight": 0.004,
               "synapse_type": {"type": "TsodyksMarkramSynapse", "U": 0.3, "tau_rec": 50.0, "tau_facil": 0.0}},
              {"pre": "g", "post": "n", "connector": {"type": "AllToAllConnector"}, "weight": 0.004},
              {"pre": "n", "post": "n", "connector": {"type": "AllToAllConnector"}, "weight": 0.002, "receptor": "inhibitory"}],
             "currents": [
              {"type": "StepCurrentSource", "population": "n", "times": [1.0, 4.0], "amplitudes": [0.4, 0.0]}]}
            """;

    private Path network = Path.of("");
    private Path original = Path.of("");

    @BeforeAll
    void compile(@TempDir Path folder) throws IOException {
        network = folder.resolve("network.json");
        Files.writeString(network, NETWORK);
        original = folder.resolve("original");
        Workbench.run("run", network, "-o", original).expect(0);
    }

    @Test
    void mutatedBitstreamsAreEmulatedOrRefused(@TempDir Path folder) {
        bitstreams(PLAIN, folder);
    }

    @Test
    @Tag("slow")
    void manyMutatedBitstreamsAreEmulatedOrRefused(@TempDir Path folder) {
        bitstreams(MANY, folder);
    }

    @Test
    void mutatedExperimentsAreEmulatedOrRefused(@TempDir Path folder) {
        experiments(PLAIN, folder);
    }

    @Test
    @Tag("slow")
    void manyMutatedExperimentsAreEmulatedOrRefused(@TempDir Path folder) {
        experiments(MANY, folder);
    }

    @Test
    void mutatedTablesAndRecordingsAreTranslatedOrRefused(@TempDir Path folder) {
        tables(PLAIN, folder);
    }

    @Test
    @Tag("slow")
    void manyMutatedTablesAndRecordingsAreTranslatedOrRefused(@TempDir Path folder) {
        tables(MANY, folder);
    }

    /** Two of three get fitting CRCs after the mutation, so that the registers themselves are tried. */
    private void bitstreams(int count, Path folder) {
        FuzzRun fuzz = new FuzzRun();
        fuzz.all(count, folder, (number, own) -> {
            Workbench.copy(original, own, "experiment.nkx", "mapping.json.gz", "report.json");
            byte[] bytes = Files.readAllBytes(original.resolve("wafer.nkb"));
            ByteMutator mutator = new ByteMutator(new SeededRandom(Seeds.split(2, number)));
            int frames =
                    BitstreamReader.info(bytes, "wafer.nkb").frames().get(0).offset();
            byte[] mutated =
                    number % 3 == 0 ? mutator.mutate(bytes) : Bitstream.restamp(mutator.flipBits(bytes, frames));
            Files.write(own.resolve("wafer.nkb"), mutated);
            boolean emulated = fuzz.command(number, "emulate", own, "--threads", 1);
            fuzz.expectFiles(number, own, COMPILED, emulated ? EMULATED : Set.of());
            if (number % 4 == 1) {
                fuzz.command(number, "check", network, own, "--threads", 1);
            }
            if (number % 8 == 3) {
                fuzz.command(number, "inspect", own, "--hicann", 100);
            }
        });
    }

    private void experiments(int count, Path folder) {
        FuzzRun fuzz = new FuzzRun();
        fuzz.all(count, folder, (number, own) -> {
            Workbench.copy(original, own, "wafer.nkb", "mapping.json.gz", "report.json");
            mutate("experiment.nkx", number, own);
            boolean emulated = fuzz.command(number, "emulate", own, "--threads", 1);
            fuzz.expectFiles(number, own, COMPILED, emulated ? EMULATED : Set.of());
        });
    }

    private void tables(int count, Path folder) {
        FuzzRun fuzz = new FuzzRun();
        String[] files = {"mapping.json.gz", "recording.nkr", "mapping.json.gz", "experiment.nkx", "report.json"};
        fuzz.all(count, folder, (number, own) -> {
            Workbench.copy(original, own, COMPILED.toArray(String[]::new));
            Workbench.copy(original, own, EMULATED.toArray(String[]::new));
            String name = files[number % files.length];
            Files.delete(own.resolve(name));
            mutate(name, number, own);
            if (name.equals("mapping.json.gz")) {
                String[] questions = {"--neuron", "n[1]", "--synapse", "s[0]->n[1]", "--line", "H100.D0"};
                int question = number / 5 % 3 * 2;
                fuzz.command(number, "inspect", own, questions[question], questions[question + 1]);
                fuzz.command(number, "inspect", own, "--hints");
            }
            if (number % 5 == 2 || name.equals("report.json")) {
                fuzz.command(number, "check", network, own, "--threads", 1);
            } else {
                boolean translated = fuzz.command(number, "results", own);
                fuzz.expectFiles(number, own, BEFORE_RESULTS, translated ? RESULTS : Set.of());
            }
        });
    }

    /** Writes a mutated copy of a file: its bytes, or for packed and plain text its tokens. */
    private void mutate(String name, int number, Path folder) throws IOException {
        byte[] bytes = Files.readAllBytes(original.resolve(name));
        SeededRandom random = new SeededRandom(Seeds.split(3, number));
        boolean isPacked = name.endsWith("gz") || name.endsWith("nkx");
        if (number % 4 == 0 || (!isPacked && !name.endsWith("json"))) {
            Files.write(folder.resolve(name), new ByteMutator(random).mutate(bytes));
            return;
        }
        String text = new String(isPacked ? unpack(bytes) : bytes, StandardCharsets.UTF_8);
        byte[] mutated = mutateText(text, random).getBytes(StandardCharsets.UTF_8);
        Files.write(folder.resolve(name), isPacked ? pack(mutated) : mutated);
    }

    /** Mutates one line, or a whole text of one line. */
    private static String mutateText(String text, SeededRandom random) {
        String[] lines = text.split("\n", -1);
        int line = random.nextInt(lines.length);
        lines[line] = new JsonMutator(random).mutate(lines[line]);
        return String.join("\n", lines);
    }

    private static byte[] unpack(byte[] packed) throws IOException {
        try (GZIPInputStream stream = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return stream.readAllBytes();
        }
    }

    private static byte[] pack(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(bytes);
        }
        return packed.toByteArray();
    }
}
