package neckar.tests.formats;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jhdf.HdfFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Result files say the same in every format, to the programs that read them. */
class ResultFormatsTest {
    private static final String NETWORK = """
            {"format": "neckar-network/1", "name": "Übung", "duration_ms": 200,
             "populations": [
               {"label": "in/1 %", "size": 5, "cell_type": "SpikeSourcePoisson", "record": ["spikes"],
                "parameters": {"rate": 80}},
               {"label": "n", "size": 6, "cell_type": "IF_cond_exp",
                "record": [{"variable": "spikes", "indices": [1, 2, 5]}, {"variable": "v", "indices": [2]}]},
               {"label": "probed", "size": 4, "cell_type": "IF_cond_exp",
                "record": ["spikes", {"variable": "v", "indices": [0, 3], "probe": "debug"}]},
               {"label": "silent", "size": 3, "cell_type": "IF_cond_exp", "record": ["spikes"]}],
             "projections": [
               {"pre": "in/1 %", "post": "n", "weight": 0.03, "connector": {"type": "AllToAllConnector"}},
               {"pre": "in/1 %", "post": "probed", "weight": 0.02, "connector": {"type": "AllToAllConnector"}}]}
            """;

    private static Path folder;
    private static Path out;

    @BeforeAll
    static void run(@TempDir Path temporary) throws IOException {
        folder = temporary;
        Path network = Files.writeString(folder.resolve("net.json"), NETWORK);
        out = folder.resolve("out");
        Workbench.run("run", network, "-o", out, "--threads", 2).expect(0);
    }

    @Test
    void h5pyNeoAndNumpyReadWhatTheCsvSays() throws IOException, InterruptedException {
        Python.assumeModules("h5py", "neo", "scipy");
        assertEquals(
                "{\"cells\": 12, \"silent\": 3, \"traces\": 3}",
                Python.run("read_results.py", out).strip());
    }

    @Test
    void labelsThatHdf5ForbidsStandInAnAttribute() {
        try (HdfFile file = new HdfFile(out.resolve("results.h5"))) {
            Object label = file.getByPath("/spikes/in%2F1 %25")
                    .getAttribute("population")
                    .getData();
            assertEquals("in/1 %", label);
            // jHDF gives unsigned 64-bit integers as big ones.
            BigInteger[] recorded =
                    (BigInteger[]) file.getDatasetByPath("/recorded/n/node_ids").getData();
            assertEquals(
                    List.of(1L, 2L, 5L),
                    Arrays.stream(recorded).map(BigInteger::longValue).toList());
        }
    }

    @Test
    void equalRunsGiveEqualFiles() throws IOException {
        Path again = folder.resolve("again");
        Workbench.run("run", folder.resolve("net.json"), "-o", again, "--threads", 1)
                .expect(0);
        for (String name : new String[] {"results.h5", "results.mat", "results.json", "spikes.npy", "traces.npy"}) {
            assertArrayEquals(Files.readAllBytes(out.resolve(name)), Files.readAllBytes(again.resolve(name)), name);
        }
    }
}
