package neckar.tests.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.DoubleStream;
import neckar.base.json.JsonObject;
import neckar.base.json.JsonValue;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code report.json} tells errors of weights, delays and the cause of unavoidable losses. */
class ReportTest {
    private static final String NETWORK = """
        {"format": "neckar-network/1", "name": "told", "duration_ms": 10, "populations": [
          {"label": "in", "size": %d, "cell_type": "SpikeSourcePoisson"},
          {"label": "a", "size": 3, "cell_type": "IF_cond_exp", "placement": {"hicanns": [33, 170]}}],
         "projections": [
          {"pre": "in", "post": "a", "receptor": "excitatory", "weight": {"uniform": {"low": 0.001, "high": 0.004}},
           "delay": {"uniform": {"low": 1.0, "high": 2.0}}, "label": "drawn", "connector": {"type": "AllToAllConnector"}},
          {"pre": "a", "post": "a", "receptor": "excitatory", "weight": 0.0, "label": "weightless",
           "connector": {"type": "AllToAllConnector"}}]}
        """;

    private static Path compile(Path temp, int sources) throws IOException {
        Path network = Files.writeString(temp.resolve("network.json"), NETWORK.formatted(sources));
        Path folder = temp.resolve("out");
        Workbench.Outcome outcome = Workbench.run("compile", network, "-o", folder, "--neuron-size", 2)
                .expect(0);
        Files.writeString(temp.resolve("said.txt"), outcome.err());
        return folder;
    }

    private static double at(Path folder, String pointer) throws IOException {
        return Workbench.json(folder.resolve("report.json"), pointer).number();
    }

    @Test
    void errorsAndDelaysAreThoseOfTheSynapses(@TempDir Path temp) throws IOException {
        Path folder = compile(temp, 4);
        double[] errors = new double[12];
        double[] delaysMs = new double[12];
        for (int i = 0; i < 12; i++) {
            String question = "in[" + i / 3 + "]->a[" + i % 3 + "]";
            String answer = Workbench.run("inspect", folder, "--json", "--synapse", question)
                    .expect(0)
                    .out();
            String edge = "/synapse/edges/0/";
            errors[i] = Workbench.json(answer, edge + "given_siemens").number()
                            / Workbench.json(answer, edge + "asked_siemens").number()
                    - 1;
            delaysMs[i] = Workbench.json(answer, edge + "given_delay_ms").number();
        }
        String drawn = "/synapses/by_projection/0/";
        assertEquals(12, at(folder, drawn + "weight_error/count"));
        assertEquals(DoubleStream.of(errors).average().orElseThrow(), at(folder, drawn + "weight_error/mean"), 1e-6);
        assertEquals(DoubleStream.of(errors).min().orElseThrow(), at(folder, drawn + "weight_error/min"), 1e-6);
        assertEquals(DoubleStream.of(errors).max().orElseThrow(), at(folder, drawn + "weight_error/max"), 1e-6);
        double median = at(folder, drawn + "weight_error/median");
        assertTrue(DoubleStream.of(errors).filter(e -> e <= median + 0.001).count() >= 6);
        assertTrue(DoubleStream.of(errors).filter(e -> e >= median - 0.001).count() >= 6);
        assertTrue(at(folder, drawn + "weight_error/p05") <= median);
        assertTrue(at(folder, drawn + "weight_error/p95") >= median);
        assertTrue(at(folder, drawn + "weight_error/rms") > 0);
        assertEquals(1.5, at(folder, drawn + "delay_ms/asked_mean"), 0.4);
        assertEquals(DoubleStream.of(delaysMs).min().orElseThrow(), at(folder, drawn + "delay_ms/given_min"), 1e-6);
        assertEquals(
                DoubleStream.of(delaysMs).average().orElseThrow(), at(folder, drawn + "delay_ms/given_mean"), 1e-6);
        assertEquals(DoubleStream.of(delaysMs).max().orElseThrow(), at(folder, drawn + "delay_ms/given_max"), 1e-6);
        assertEquals(0, at(folder, "/synapses/by_projection/1/weight_error/count"));
        assertEquals(0, at(folder, "/synapses/lower_bound_lost"));
        JsonObject synapses =
                Workbench.json(folder.resolve("report.json"), "/synapses").asObject();
        assertTrue(synapses.get("lower_bound_by").isEmpty(), "nothing proves a loss");
        assertFalse(Files.readString(temp.resolve("said.txt")).contains("at least"));
    }

    @Test
    void inspectTellsAProjectionALine(@TempDir Path temp) throws IOException {
        Path folder = compile(temp, 4);
        List<String> lines =
                Workbench.run("inspect", folder).expect(0).out().lines().toList();
        assertTrue(
                lines.stream()
                        .anyMatch(
                                line -> line.matches("  drawn +12  [+-]?\\d+\\.\\d+ \\(.*\\.\\..*\\) +1\\.\\d+ -> .*")),
                lines.toString());
        assertTrue(lines.stream().anyMatch(line -> line.matches("  weightless +0  - .* -> -")), lines.toString());
        String json = Workbench.run("inspect", folder, "--json").expect(0).out();
        JsonValue row = Workbench.json(json, "/projections/0");
        assertEquals(
                Workbench.json(folder.resolve("report.json"), "/synapses/by_projection/0/weight_error/p95")
                        .number(),
                Workbench.json(json, "/projections/0/weight_error/p95").number(),
                row.toString());
        assertEquals(12, Workbench.json(json, "/projections/0/realised").integer(0, 12));
    }

    /** Two denmems have 448 cells: of 500 sources 52 find none, at each of three neurons. */
    @Test
    void anUnavoidableLossNamesItsConstraint(@TempDir Path temp) throws IOException {
        Path folder = compile(temp, 500);
        assertEquals(156, at(folder, "/synapses/lower_bound_lost"));
        Path report = folder.resolve("report.json");
        assertEquals(
                "cells", Workbench.json(report, "/synapses/lower_bound_by/key").text());
        String what = Workbench.json(report, "/synapses/lower_bound_by/what").text();
        String said = Files.readString(temp.resolve("said.txt"));
        assertTrue(said.contains("at least 156 lost by every mapping, for want of: " + what), said);
        String summary = Workbench.run("inspect", folder).expect(0).out();
        assertTrue(summary.contains("bound >= 156 by " + what), summary);
        String hints = Workbench.run("inspect", folder, "--hints").expect(0).out();
        assertTrue(hints.contains("lower bound by: " + what), hints);
        assertEquals(
                "cells",
                Workbench.json(
                                Workbench.run("inspect", folder, "--json")
                                        .expect(0)
                                        .out(),
                                "/lower_bound_by/key")
                        .text());
    }
}
