package neckar.tests.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each example goes the whole way: compile, check, emulate in a process that has the two files alone, translate back. */
class ExamplesTest {
    @ParameterizedTest
    @ValueSource(strings = {"smallest", "balanced", "random-3200", "stp-chain"})
    void goesTheWholeWay(String example, @TempDir Path folder) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Workbench.run("compile", Workbench.example(example), "-o", out).expect(0);
        Workbench.run("check", Workbench.example(example), out).expect(0);
        Path lab = folder.resolve("lab");
        Workbench.copy(out, lab, "wafer.nkb", "experiment.nkx");
        Workbench.runProcess(lab, "emulate", ".").expect(0);
        Workbench.copy(lab, out, "recording.nkr", "emulation.json");
        Workbench.run("results", out).expect(0);
        List<String> spikes = Files.readAllLines(out.resolve("spikes.csv"));
        assertEquals("population,index,time_ms", spikes.get(0));
        assertTrue(spikes.size() > 5, "the network is alive");
        assertTrue(Files.size(out.resolve("raster.png")) > 1000, "there is a picture");
    }
}
