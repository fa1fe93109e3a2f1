package neckar.tests.inspect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import neckar.base.json.JsonObject;
import neckar.base.json.JsonValue;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Answers of inspection about a small network on three chips, held against the dump of its registers. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InspectTest {
    /** Population b is too dense for one denmem pair a neuron and chains of one driver. */
    private static final String NETWORK = """
        {"format": "neckar-network/1", "name": "spread", "duration_ms": 10, "populations": [
          {"label": "in", "size": 4, "cell_type": "SpikeSourcePoisson"},
          {"label": "a->", "size": 20, "cell_type": "IF_cond_exp", "placement": {"hicanns": [33], "neuron_size": 4}},
          {"label": "b", "size": 120, "cell_type": "IF_cond_exp", "placement": {"hicanns": [170], "neuron_size": 2}}],
         "projections": [
          {"pre": "in", "post": "a->", "receptor": "excitatory", "weight": 0.004, "delay": 2.5,
           "connector": {"type": "AllToAllConnector"}},
          {"pre": "a->", "post": "b", "receptor": "inhibitory", "weight": {"uniform": {"low": 0.001, "high": 0.004}},
           "connector": {"type": "FixedProbabilityConnector", "p_connect": 0.3}},
          {"pre": "b", "post": "b", "receptor": "excitatory", "weight": 0.002, "label": "dense",
           "connector": {"type": "AllToAllConnector", "allow_self_connections": false}}]}
        """;

    private Path temp = Path.of("");
    private Path folder = Path.of("");
    private DumpedWafer dump = DumpedWafer.none();

    @BeforeAll
    void compile(@TempDir Path own) throws IOException {
        temp = own;
        Path network = temp.resolve("network.json");
        Files.writeString(network, NETWORK);
        folder = temp.resolve("out");
        Workbench.run("compile", network, "-o", folder, "--chain-length", 1).expect(0);
        dump = DumpedWafer.of(folder);
    }

    private JsonObject ask(String answer, Object... question) {
        List<Object> words = new ArrayList<>(List.of("inspect", folder, "--json"));
        words.addAll(List.of(question));
        String out = Workbench.run(words.toArray()).expect(0).out();
        assertEquals("neckar-inspect/1", Workbench.json(out, "/format").text());
        return Workbench.json(out, "/" + answer).asObject();
    }

    private static List<JsonObject> objects(JsonObject object, String key) {
        return DumpedWafer.value(object, key).asArray().elements().stream()
                .map(JsonValue::asObject)
                .toList();
    }

    @Test
    void everySwitchOnTheWayOfASynapseIsClosed() {
        int checked = 0;
        for (String pre : List.of("in", "a->")) {
            for (int index = 0; index < 4; index++) {
                String post = pre.equals("in") ? "a->[7]" : "b[" + (3 + index) + "]";
                String question = pre + "[" + index + "]->" + post;
                var outcome = Workbench.run("inspect", folder, "--json", "--synapse", question);
                if (outcome.status() != 0) {
                    assertTrue(outcome.out().contains("asks for no synapse"), outcome.out());
                    continue;
                }
                JsonObject edge =
                        Workbench.json(outcome.out(), "/synapse/edges/0").asObject();
                for (JsonObject cell : objects(edge, "cells")) {
                    dump.assertClosed(objects(cell, "route"));
                    int hicann = DumpedWafer.number(cell, "hicann");
                    int row = DumpedWafer.number(cell, "row");
                    int column = DumpedWafer.number(cell, "column");
                    List<JsonValue> synapse = dump.synapse(hicann, row, column);
                    assertEquals(synapse.get(2).number(), DumpedWafer.number(cell, "decoder"));
                    assertEquals(synapse.get(3).number(), DumpedWafer.number(cell, "weight"));
                    JsonValue setting = dump.driver(hicann, row / 2).get(7 + row % 2);
                    assertEquals(
                            setting.asArray().get(2 + column % 2).number(),
                            DumpedWafer.number(cell, "group"),
                            question);
                    checked++;
                }
            }
        }
        assertTrue(checked >= 5, "cells checked: " + checked);
    }

    @Test
    void aLostSynapseNamesAFullResource() {
        int full = 0;
        for (JsonObject edge : lostEdges()) {
            JsonObject why = DumpedWafer.value(edge, "explanation").asObject();
            String resource = DumpedWafer.value(why, "resource").text();
            assertFalse(objects(why, "holders").isEmpty(), why.toString());
            if (resource.startsWith("chain of ")) {
                assertEquals(1, DumpedWafer.number(why, "used"), "limited by --chain-length 1");
                assertEquals(1, DumpedWafer.number(why, "available"));
                assertTrue(DumpedWafer.value(why, "full").flag(), why.toString());
                full++;
            } else if (resource.startsWith("synapse drivers of H")) {
                int hicann = Integer.parseInt(resource.substring("synapse drivers of H".length()));
                assertEquals(dump.driversInUse(hicann), DumpedWafer.number(why, "used"));
            }
        }
        assertTrue(full > 0, "the chain limit is named");
    }

    private List<JsonObject> lostEdges() {
        List<JsonObject> lost = new ArrayList<>();
        for (int pre = 0; pre < 120 && lost.size() < 6; pre++) {
            if (pre == 5) {
                continue;
            }
            JsonObject synapse = ask("synapse", "--synapse", "b[" + pre + "]->b[5]", "--projection", "dense");
            JsonObject edge = objects(synapse, "edges").get(0);
            if (DumpedWafer.number(edge, "lost") > 0) {
                lost.add(edge);
            }
        }
        return lost;
    }

    @Test
    void lossesOfNeuronsAddUpToTheReport() throws IOException {
        long lost = 0;
        for (JsonValue chip : Workbench.json(
                        Workbench.run("inspect", folder, "--json", "--chips")
                                .expect(0)
                                .out(),
                        "/chips")
                .asArray()
                .elements()) {
            lost += DumpedWafer.number(chip.asObject(), "lost");
        }
        long reported =
                Workbench.json(folder.resolve("report.json"), "/synapses/lost").integer(1, 1_000_000);
        assertEquals(reported, lost);
        JsonObject hints = ask("hints", "--hints");
        assertEquals(reported, DumpedWafer.number(hints, "lost"));
        long incoming = 0;
        for (JsonObject row : objects(ask("neuron", "--neuron", "b[5]"), "incoming")) {
            incoming += DumpedWafer.number(row, "realised") + DumpedWafer.number(row, "lost");
        }
        assertTrue(incoming >= 119, "119 of the dense projection and some of the sparse one: " + incoming);
    }

    @Test
    void weightsAndDelaysAskedForStandBesideThoseGiven() {
        JsonObject edge =
                objects(ask("synapse", "--synapse", "in[2]->a->[7]"), "edges").get(0);
        assertEquals(0.004, DumpedWafer.value(edge, "asked_weight").number(), 1e-8);
        assertEquals(0.004, DumpedWafer.value(edge, "given_weight").number(), 0.0004);
        assertEquals(2.5, DumpedWafer.value(edge, "asked_delay_ms").number());
        assertTrue(DumpedWafer.value(edge, "given_delay_ms").number() > 0.5);
    }

    @Test
    void aRouteReachesTheTargetsOfItsLine() {
        JsonObject neuron = ask("neuron", "--neuron", "a->[0]");
        assertEquals(33, DumpedWafer.number(neuron, "hicann"));
        JsonObject name = DumpedWafer.value(neuron, "line").asObject();
        String line = "H" + DumpedWafer.number(name, "hicann") + ".D" + DumpedWafer.number(name, "dnc");
        JsonObject view = ask("line", "--line", line);
        assertTrue(
                objects(view, "targets").stream().anyMatch(target -> DumpedWafer.number(target, "hicann") == 170),
                line);
        int sources = objects(view, "sources").size();
        assertTrue(sources >= 1 && sources <= 20, "neurons of the population: " + sources);
        assertEquals(20 * sources, DumpedWafer.value(view, "rate_hz").number(), 1e-9, "20 Hz each");
        String text = Workbench.run("inspect", folder, "--line", line).expect(0).out();
        assertTrue(text.contains("H170 drivers"), text);
    }

    @Test
    void answersKeepTheirKeys() {
        assertEquals(
                List.of("use", "reticle", "fpga", "lost_by_cause", "blocks", "lines_out", "lines_in", "classes"),
                keys(ask("chip", "--hicann", "H170")));
        assertEquals(
                List.of("requested", "lost", "lower_bound", "worst_neuron", "hints"), keys(ask("hints", "--hints")));
        assertEquals(
                List.of(
                        "cell",
                        "kind",
                        "hicann",
                        "circuit",
                        "address",
                        "line",
                        "way",
                        "targets",
                        "outgoing",
                        "incoming",
                        "route"),
                keys(ask("neuron", "--neuron", "b[0]")));
        assertEquals(List.of("pre", "post", "edges"), keys(ask("synapse", "--synapse", "in[0]->a->[0]")));
    }

    private static List<String> keys(JsonObject object) {
        return List.copyOf(object.keys());
    }

    @Test
    void wrongQuestionsAreRefusedWithAdvice() {
        refused("Maybe \"in\"", "--neuron", "im[0]");
        refused("0..119", "--neuron", "b[120]");
        refused("POPULATION[INDEX]", "--neuron", "b");
        refused("PRE[I]->POST[J]", "--synapse", "b[0]");
        refused("asks for no synapse", "--synapse", "b[5]->b[5]");
        refused("dense", "--synapse", "b[1]->b[5]", "--projection", "dens");
        refused("0..383", "--hicann", "384");
        refused("H123.D3", "--line", "H384.D0");
        refused("no line leaves", "--line", "H0.D0");
        refused("only one question", "--hints", "--chips");
        refused("-o FILE.png", "--plot", "wafer");
        refused(".svg", "--plot", "wafer", "-o", temp.resolve("x.pdf"));
        refused("wafer|congestion", "--plot", "waffer", "-o", temp.resolve("x.png"));
        refused("neckar emulate first", "--plot", "raster", "-o", temp.resolve("x.png"));
        refused("belongs to --plot", "-o", temp.resolve("x.png"));
    }

    private void refused(String part, Object... question) {
        List<Object> words = new ArrayList<>(List.of("inspect", folder));
        words.addAll(List.of(question));
        var outcome = Workbench.run(words.toArray()).expect(1);
        assertTrue(outcome.err().contains(part), outcome.err());
        assertEquals("", outcome.out());
    }
}
