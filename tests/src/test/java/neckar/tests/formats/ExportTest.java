package neckar.tests.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import neckar.network.Network;
import neckar.network.io.NetworkReader;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Networks in the formats of other programs, from the command line. */
class ExportTest {
    private static final String NETWORK = """
            {"format": "neckar-network/1", "name": "exported", "duration_ms": 50,
             "populations": [
               {"label": "in", "size": 3, "cell_type": "SpikeSourceArray",
                "parameters": {"spike_times": [[1, 2], [], [3.5]]}, "record": ["spikes"]},
               {"label": "cond", "size": 4, "cell_type": "IF_cond_exp", "record": ["spikes", {"variable": "v", "indices": [1]}],
                "parameters": {"v_thresh": [-50, -51, -52, -53]}},
               {"label": "curr", "size": 3, "cell_type": "IF_curr_exp"}],
             "projections": [
               {"pre": "in", "post": "cond", "weight": {"uniform": {"low": 0.01, "high": 0.02}}, "delay": 1.5,
                "connector": {"type": "FixedProbabilityConnector", "p_connect": 0.7}},
               {"pre": "cond", "post": "curr", "receptor": "inhibitory", "weight": 0.25, "delay": 0.5,
                "connector": {"type": "OneToOneConnector"}},
               {"pre": "in", "post": "curr", "weight": 0.125, "delay": 2,
                "synapse_type": {"type": "TsodyksMarkramSynapse", "U": 0.4, "tau_rec": 90},
                "connector": {"type": "AllToAllConnector"}}],
             "currents": [{"type": "StepCurrentSource", "population": "cond", "indices": [0, 3],
               "times": [5, 10], "amplitudes": [0.1, 0.2]}]}
            """;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @Test
    void scriptMakesTheSameConnectionsWithAnotherBackEnd() throws IOException, InterruptedException {
        Python.assumeModules("pyNN.mock");
        Path file = Files.writeString(folder.resolve("net.json"), NETWORK);
        Workbench.run("export", file, "--pynn", "-o", folder.resolve("script")).expect(0);
        String found = Python.run("list_connections.py", folder.resolve("script/network.py"), "mock");
        Network network = NetworkReader.read(file);
        List<String> wanted = new ArrayList<>();
        network.projections().forEach(projection -> {
            boolean negative = projection.position() == 1;
            projection.forEach(
                    network,
                    (pre, post, weight, delay) -> wanted.add(String.format(
                            Locale.ROOT,
                            "%d %d %d %.12f %.6f",
                            projection.position(),
                            pre,
                            post,
                            negative ? -weight : weight,
                            delay)));
        });
        assertEquals(
                wanted.stream().sorted().toList(),
                found.lines().filter(line -> !line.startsWith("#")).sorted().toList());
        assertTrue(found.contains("# cond -53.0"), found);
        assertTrue(found.contains("# curr TsodyksMarkramSynapse"), found);
    }

    @Test
    void sonataOfTheCommandLineRunsAsTheOriginal() throws IOException {
        Path file = Files.writeString(
                folder.resolve("net.json"),
                NETWORK.substring(0, NETWORK.indexOf("\"currents\""))
                                .stripTrailing()
                                .replaceAll(",$", "") + "}");
        Path copy = folder.resolve("copy");
        Workbench.run("export", file, "--sonata", "-o", copy).expect(0);
        Path first = folder.resolve("first");
        Path second = folder.resolve("second");
        Workbench.run("run", file, "-o", first).expect(0);
        Workbench.run("run", copy.resolve("simulation_config.json"), "-o", second)
                .expect(0);
        // The copy records all its neurons; what is common is equal.
        List<String> spikes = Files.readAllLines(second.resolve("spikes.csv"));
        for (String line : Files.readAllLines(first.resolve("spikes.csv"))) {
            assertTrue(line.startsWith("in,") || spikes.contains(line), line);
        }
        assertEquals(
                0,
                Workbench.run("check", copy.resolve("simulation_config.json"), second)
                        .status());
    }

    @Test
    void refusalsLeaveNothingBehind() throws IOException {
        Path file = Files.writeString(folder.resolve("net.json"), NETWORK);
        Workbench.Outcome nir = Workbench.run("export", file, "--nir", "-o", folder.resolve("net.nir"))
                .expect(1);
        assertTrue(nir.err().contains("population \"cond\""), nir.err());
        Workbench.Outcome sonata = Workbench.run("export", file, "--sonata", "-o", folder.resolve("s"))
                .expect(1);
        assertTrue(sonata.err().contains("StepCurrentSource"), sonata.err());
        Workbench.Outcome both = Workbench.run("export", file, "--nir", "--pynn", "-o", folder.resolve("b"))
                .expect(1);
        assertTrue(both.err().contains("exactly one format"), both.err());
        try (var left = Files.list(folder)) {
            assertEquals(
                    List.of("net.json"),
                    left.map(path -> path.getFileName().toString()).toList());
        }
    }
}
