package neckar.tests.commandline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Dies by name and by file, as users choose them. */
class SiliconTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before anything runs
    static Path shared;

    private static Path compiled() {
        return shared.resolve("out");
    }

    @BeforeAll
    static void compile(@TempDir Path inputs) throws IOException {
        Path network = inputs.resolve("network.json");
        Files.writeString(network, """
                {"format": "neckar-network/1", "name": "driven", "duration_ms": 100.0, "seed": 3,
                 "populations": [
                   {"label": "in", "size": 20, "cell_type": "SpikeSourcePoisson", "parameters": {"rate": 40.0}},
                   {"label": "exc", "size": 40, "cell_type": "IF_cond_exp", "record": ["spikes"],
                    "parameters": {"v_rest": -60.0, "v_thresh": -52.0, "v_reset": -65.0, "tau_m": 20.0, "cm": 0.2,
                                   "tau_refrac": 2.0, "tau_syn_E": 5.0, "tau_syn_I": 5.0, "e_rev_E": 0.0,
                                   "e_rev_I": -80.0}}],
                 "projections": [
                   {"pre": "in", "post": "exc", "receptor": "excitatory",
                    "connector": {"type": "FixedProbabilityConnector", "p_connect": 0.5}, "weight": 0.008, "delay": 1.0}]}""");
        Workbench.run("compile", network, "-o", compiled()).expect(0);
    }

    /** The report of an emulation. */
    private static String emulated(Object... options) {
        Object[] words = new Object[options.length + 3];
        words[0] = "emulate";
        words[1] = compiled();
        words[2] = "--json";
        System.arraycopy(options, 0, words, 3, options.length);
        return Workbench.run(words).expect(0).out();
    }

    private static String checksum(Object... options) {
        return Workbench.json(emulated(options), "/checksum").text();
    }

    @Test
    void dieAndTrialChangeTheRecordingOnSiliconThatVaries() {
        String first = checksum("--silicon", "typical", "--die-seed", 3, "--trial", 1);
        assertEquals(first, checksum("--silicon", "typical", "--die-seed", 3, "--trial", 1, "--threads", 1));
        assertNotEquals(first, checksum("--silicon", "typical", "--die-seed", 4, "--trial", 1));
        assertNotEquals(first, checksum("--silicon", "typical", "--die-seed", 3, "--trial", 2));
        assertNotEquals(first, checksum("--silicon", "bad", "--die-seed", 3, "--trial", 1));
        assertNotEquals(first, checksum());
    }

    @Test
    void theReportNamesTheDie() {
        String report = emulated("--silicon", "typical", "--die-seed", 3, "--trial", 1);
        assertEquals("typical", Workbench.json(report, "/silicon/name").text());
        assertEquals(3, Workbench.json(report, "/silicon/die_seed").number());
        assertEquals(1, Workbench.json(report, "/silicon/trial").number());
        String hash = Workbench.json(report, "/silicon/hash").text();
        assertTrue(hash.matches("[0-9a-f]{64}"), hash);
        assertNotEquals(hash, Workbench.json(emulated(), "/silicon/hash").text());
    }

    @Test
    void aFileOfTheSameValuesReplaysByteByByte(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("die.json");
        Files.writeString(file, "{\"format\": \"neckar-silicon/1\", \"base\": \"typical\"}");
        emulated("--silicon", "typical", "--die-seed", 5);
        byte[] named = Files.readAllBytes(compiled().resolve("recording.nkr"));
        emulated("--silicon", file, "--die-seed", 5, "--threads", 3);
        assertArrayEquals(named, Files.readAllBytes(compiled().resolve("recording.nkr")));
        Files.writeString(file, "{\"format\": \"neckar-silicon/1\", \"base\": \"typical\", \"sigma\": {\"v_t\": 0}}");
        emulated("--silicon", file, "--die-seed", 5);
        assertNotEquals(
                -1,
                java.util.Arrays.mismatch(named, Files.readAllBytes(compiled().resolve("recording.nkr"))));
    }

    @Test
    void plantedDefectsSilenceAndAreNotTold(@TempDir Path folder) throws IOException {
        String before = emulated();
        Path file = folder.resolve("die.json");
        StringBuilder chips = new StringBuilder();
        for (int hicann = 0; hicann < 384; hicann++) {
            chips.append(hicann == 0 ? "" : ", ").append(hicann);
        }
        Files.writeString(
                file, "{\"format\": \"neckar-silicon/1\", \"defects\": {\"wafer\": {\"hicanns\": [" + chips + "]}}}");
        String after = emulated("--silicon", file);
        assertTrue(Workbench.json(before, "/spikes").number() > 10);
        assertEquals(0, Workbench.json(after, "/spikes").number());
        assertEquals(
                Workbench.json(before, "/neurons").number(),
                Workbench.json(after, "/neurons").number());
        assertEquals(
                Workbench.json(before, "/warnings").toString(),
                Workbench.json(after, "/warnings").toString());
    }

    @Test
    void wrongFilesAndNamesAreToldWithTheirPlace(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("die.json");
        Files.writeString(file, "{\"format\": \"neckar-silicon/1\",\n \"sigma\": {\"e_k\": 0.02}}");
        String told = Workbench.run("emulate", compiled(), "--silicon", file)
                .expect(1)
                .err();
        assertTrue(told.contains("die.json:2:") && told.contains("\"e_l\""), told);
        String unknown = Workbench.run("emulate", compiled(), "--silicon", "typicl")
                .expect(1)
                .err();
        assertTrue(unknown.contains("typical") && unknown.contains("neckar-silicon/1"), unknown);
    }
}
