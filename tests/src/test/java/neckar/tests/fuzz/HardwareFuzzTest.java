package neckar.tests.fuzz;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import neckar.base.SeededRandom;
import neckar.base.Seeds;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Mutated descriptions of wafers and their defects: used or refused. */
class HardwareFuzzTest {
    private static final Set<String> COMPILED = Set.of("wafer.nkb", "experiment.nkx", "mapping.json.gz", "report.json");

    private static final String WAFER = """
            {"format": "neckar-wafer/1", "name": "W33", "hicann_version": 4, "border_rule": true,
             "limits": {"crossbar_per_hline": 1, "crossbar_per_vline": 1,
                        "synapse_switch_per_half_row": 1, "synapse_switch_per_vline": 1}}
            """;

    private static final String DEFECTS = """
            {"format": "neckar-defects/1",
             "wafer": {"hicanns": [17, {"id": 0, "by": "test", "why": "dead"}], "fpgas": [3]},
             "fpga": {"32": {"links": [5]}},
             "hicann": {"324": {"neurons": [3, 2], "synapses": [[4, 5]], "drivers": [7],
               "synaptic_inputs": [[5, "x"]], "synapse_rows": [9], "synapse_arrays": [0], "analogs": [1],
               "background_generators": [2], "fgblocks": [0], "hrepeaters": [7], "vrepeaters": [34],
               "synapse_switches": [[1, 34]], "synapse_switch_rows": [[2, "left"]], "crossbar_switches": [[62, 32]],
               "hbuses": [63], "vbuses": [255], "mergers0": [7], "mergers1": [3], "mergers2": [1], "mergers3": [0],
               "dnc_mergers": [6]}}}
            """;

    @Test
    void mutatedHardwareFilesAreUsedOrRefused(@TempDir Path folder) {
        run(300, folder);
    }

    @Test
    @Tag("slow")
    void manyMutatedHardwareFilesAreUsedOrRefused(@TempDir Path folder) {
        run(10_000, folder);
    }

    private static void run(int count, Path folder) {
        FuzzRun fuzz = new FuzzRun();
        fuzz.all(count, folder, (number, own) -> {
            boolean wafer = number % 3 == 0;
            Path file = write(wafer ? WAFER : DEFECTS, number, own);
            Path out = own.resolve("out");
            String option = wafer ? "--wafer" : "--defects";
            boolean done = fuzz.command(
                    number, "compile", Workbench.example("smallest"), "-o", out, option, file, "--threads", 1);
            Set<String> expected = new TreeSet<>(done ? COMPILED : Set.of());
            if (done) {
                expected.add(wafer ? "wafer-used.json" : "defects-used.json");
            }
            fuzz.expectFiles(number, out, expected, Set.of());
        });
    }

    private static Path write(String text, int number, Path folder) throws IOException {
        SeededRandom random = new SeededRandom(Seeds.split(4, number));
        byte[] mutated = number % 4 == 1
                ? new ByteMutator(random).mutate(text.getBytes(StandardCharsets.UTF_8))
                : new JsonMutator(random).mutate(text).getBytes(StandardCharsets.UTF_8);
        return Files.write(folder.resolve("hardware.json"), mutated);
    }
}
