package neckar.tests.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code neckar validate} from network file to verdict, on networks whose errors are known. */
class ValidateTest {
    private static String network(int sources, double weight) {
        return ("{'format': 'neckar-network/1', 'name': 'chain', 'duration_ms': 400.0, 'seed': 4,"
                        + "'populations': [{'label': 'in', 'size': " + sources
                        + ", 'cell_type': 'SpikeSourcePoisson', 'parameters': {'rate': 25.0}},"
                        + "{'label': 'out', 'size': 12, 'cell_type': 'IF_cond_exp',"
                        + " 'parameters': {'cm': 0.2, 'tau_refrac': 2.0},"
                        + " 'record': ['spikes', {'variable': 'v', 'indices': [0]}]}],"
                        + "'projections': [{'pre': 'in', 'post': 'out', 'receptor': 'excitatory', 'label': 'drive',"
                        + " 'connector': {'type': 'FixedProbabilityConnector', 'p_connect': 0.5},"
                        + " 'weight': " + weight + ", 'delay': 1.0}]}")
                .replace('\'', '"');
    }

    private static Path chain(Path folder) throws IOException {
        return Files.writeString(folder.resolve("network.json"), network(20, 0.006));
    }

    @Test
    void staysWithinToleranceOnAnIdealDieAndWritesPageAndNumbers(@TempDir Path temp) throws IOException {
        Path out = temp.resolve("out");
        String json = Workbench.run("validate", chain(temp), "-o", out, "--trials", "2", "--json")
                .expect(0)
                .out();
        assertEquals("neckar-validation/1", Workbench.json(json, "/format").text());
        assertTrue(Workbench.json(json, "/within_tolerance").flag());
        assertEquals(
                0, Workbench.json(json, "/populations/0/statistics/0/error").number(), 0.08);
        assertTrue(Workbench.json(json, "/voltages/0/rms_mv/mean").number() < 4);
        String page = Files.readString(out.resolve("report.html"));
        assertTrue(page.contains("<svg") && page.contains("within tolerance"));
        // The same folder is ours: a second run may replace it.
        Workbench.run("validate", chain(temp), "-o", out, "--trials", "1", "--no-causes")
                .expect(0);
    }

    @Test
    void givesTheSameNumbersForAnyNumberOfThreads(@TempDir Path temp) throws IOException {
        String one = numbers(Workbench.run("validate", chain(temp), "--trials", "2", "--threads", "1", "--json")
                .expect(0)
                .out());
        String more = numbers(Workbench.run("validate", chain(temp), "--trials", "2", "--threads", "3", "--json")
                .expect(0)
                .out());
        assertEquals(one, more);
    }

    private static String numbers(String json) {
        return json.replaceAll("\"wall_s\" : [^\\n]*", "");
    }

    @Test
    void zeroToleranceIsOutside(@TempDir Path temp) throws IOException {
        Workbench.run("validate", chain(temp), "--trials", "1", "--no-causes", "--tolerance", "0")
                .expect(2);
    }

    @Test
    void lostSynapsesAreNamedAsTheCause(@TempDir Path temp) throws IOException {
        // Eight drivers of each chip remain: 100 sources for each neuron need more.
        String drivers = IntStream.range(0, 224)
                .filter(y -> y < 108 || y >= 116)
                .mapToObj(Integer::toString)
                .collect(Collectors.joining(",", "{\"drivers\": [", "]}"));
        String chips = IntStream.range(0, 384)
                .mapToObj(hicann -> "\"" + hicann + "\": " + drivers)
                .collect(Collectors.joining(","));
        String defects = "{\"format\": \"neckar-defects/1\", \"hicann\": {" + chips + "}}";
        Path file = Files.writeString(temp.resolve("defects.json"), defects);
        Path wide = Files.writeString(temp.resolve("wide.json"), network(200, 0.0015));
        String json = Workbench.run("validate", wide, "--defects", file, "--trials", "3", "--json")
                .expect(2)
                .out();
        assertEquals("rate", Workbench.json(json, "/ablation/0/statistic").text());
        double share = Workbench.json(json, "/ablation/0/causes").asArray().elements().stream()
                .filter(row -> row.asObject().get("cause").orElseThrow().text().equals("lost_synapses"))
                .mapToDouble(row -> row.asObject().get("share").orElseThrow().number())
                .findFirst()
                .orElseThrow();
        assertEquals(0.9, share, 0.15);
    }

    @Test
    void referenceAloneWritesTheFilesOfResults(@TempDir Path temp) throws IOException {
        Path out = temp.resolve("reference");
        Workbench.run("validate", chain(temp), "--reference-only", "-o", out).expect(0);
        assertTrue(Files.readString(out.resolve("spikes.csv")).startsWith("population,index,time_ms\nout,"));
        assertTrue(Files.readString(out.resolve("traces.csv")).startsWith("population,index,time_ms,v_mV\nout,0,0"));
        Workbench.run("validate", chain(temp), "--reference-only").expect(1);
        Path some = temp.resolve("some");
        Workbench.run("validate", chain(temp), "--reference-only", "--formats", "npy", "-o", some)
                .expect(0);
        assertTrue(Files.exists(some.resolve("spikes.npy")) && !Files.exists(some.resolve("spikes.csv")));
    }

    @Test
    void readsSonataAndNirAsItReadsNetworkFiles(@TempDir Path temp) throws IOException {
        String currents = network(10, 0.5)
                .replace("IF_cond_exp", "IF_curr_exp")
                .replace(", {\"variable\": \"v\", \"indices\": [0]}", "");
        Path file = Files.writeString(temp.resolve("net.json"), currents);
        Path circuit = temp.resolve("circuit");
        Workbench.run("export", file, "--sonata", "-o", circuit).expect(0);
        assertEquals(statistics(file), statistics(circuit.resolve("simulation_config.json")));
        Path graph = temp.resolve("graph.nir");
        Workbench.run("export", file, "--nir", "-o", graph).expect(0);
        String[] drive = {"--duration", "400", "--input-rate", "25"};
        String drawn = statistics(graph, drive);
        assertEquals(statistics(circuit.resolve("circuit_config.json"), drive), drawn);
        assertTrue(!drawn.equals(statistics(graph, "--duration", "400", "--input-rate", "40")));
    }

    private static String statistics(Path network, String... words) throws IOException {
        List<Object> all = new ArrayList<>(List.of("validate", network, "--trials", "1", "--no-causes", "--json"));
        all.addAll(List.of(words));
        String json = Workbench.run(all.toArray()).expect(0).out();
        return json.substring(json.indexOf("\"lost_events\""), json.indexOf("\"wall_s\""));
    }

    @Test
    void membranesBeginWhereAFileSaysInTheReferenceAlone(@TempDir Path temp) throws IOException {
        String initial =
                "{\"format\": \"neckar-initial/1\", \"populations\": [{\"population\": \"%s\", \"v_mV\": %s}]}";
        String values = "[-50.5, null, null, null, null, null, null, null, null, null, null, null]";
        Path file = Files.writeString(temp.resolve("initial.json"), initial.formatted("out", values));
        Path out = temp.resolve("out");
        Workbench.run("validate", chain(temp), "--reference-only", "--initial", file, "-o", out)
                .expect(0);
        assertTrue(Files.readString(out.resolve("traces.csv")).contains("\nout,0,0.0,-50.5\n"));
        Workbench.run("validate", chain(temp), "--initial", file).expect(1);
        for (String wrong : List.of(
                initial.formatted("in", values),
                initial.formatted("out", "[-60]"),
                initial.formatted("out", values.replace("-50.5", "-50")),
                "{\"populations\": []}")) {
            Files.writeString(file, wrong);
            Workbench.run("validate", chain(temp), "--reference-only", "--initial", file, "--force", "-o", out)
                    .expect(1);
        }
    }
}
