package neckar.tests.commandline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import neckar.base.json.JsonValue;
import neckar.tests.workbench.Workbench;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Speedups from 10^3 to 10^5: the same biology where the circuits' ranges allow it, else the report names the parameter. */
class SpeedupTest {
    private static final double TAU_MS = 20;
    private static final double REFRACTORY_MS = 1.6;
    private static final int DURATION_MS = 500;

    private static Path network(Path folder, double tauSynMs) throws IOException {
        String text = "{'format': 'neckar-network/1', 'name': 'driven', 'duration_ms': " + DURATION_MS + ", 'seed': 3,"
                + " 'populations': [{'label': 'exc', 'size': 4, 'cell_type': 'IF_cond_exp', 'record': ['spikes'],"
                + " 'parameters': {'v_rest': -45.0, 'v_thresh': -50.0, 'v_reset': -65.0, 'tau_m': " + TAU_MS
                + ", 'tau_refrac': " + REFRACTORY_MS + ", 'tau_syn_E': " + tauSynMs + "}},"
                + " {'label': 'in', 'size': 1, 'cell_type': 'SpikeSourceArray',"
                + " 'parameters': {'spike_times': [1.0]}}],"
                + " 'projections': [{'pre': 'in', 'post': 'exc', 'receptor': 'excitatory',"
                + " 'connector': {'type': 'AllToAllConnector'}, 'weight': 0.001, 'delay': 1.0}]}";
        return Files.writeString(folder.resolve("network.json"), text.replace('\'', '"'));
    }

    private static String text(JsonValue object, String key) {
        return object.asObject().get(key).orElseThrow().text();
    }

    /** What the mapping gives for a parameter of the population. */
    private static double given(Path out, String parameter) throws IOException {
        for (JsonValue entry : Workbench.json(out.resolve("report.json"), "/approximations")
                .asArray()
                .elements()) {
            if (text(entry, "population").equals("exc") && text(entry, "what").equals(parameter)) {
                return entry.asObject().get("given").orElseThrow().number();
            }
        }
        throw new AssertionError(parameter + " is not told");
    }

    @ParameterizedTest
    @CsvSource({"1000, 1.0", "10000, 5.0", "100000, 50.0"})
    void theBiologyStaysTheSame(double speedup, double tauSynMs, @TempDir Path folder) throws IOException {
        Path out = folder.resolve("out");
        Workbench.run("run", network(folder, tauSynMs), "-o", out, "--speedup", speedup)
                .expect(0);
        long spikes = Files.readAllLines(out.resolve("spikes.csv")).stream()
                .filter(line -> line.startsWith("exc,"))
                .count();
        double periodMs = REFRACTORY_MS + TAU_MS * Math.log((65.0 - 45) / (50 - 45));
        assertEquals(4 * DURATION_MS / periodMs, (double) spikes, 6);
        assertEquals(tauSynMs, given(out, "tau_syn_E"), 0.05 * tauSynMs);
        assertEquals(
                DURATION_MS * 1e-3 / speedup,
                Workbench.json(out.resolve("emulation.json"), "/hardware_s").number(),
                1e-8);
    }

    @ParameterizedTest
    @CsvSource({"1000, 1.511", "100000, 12.99"})
    void aParameterOutOfRangeIsToldWithWhatTheCircuitsGive(double speedup, double limitMs, @TempDir Path folder)
            throws IOException {
        Path out = folder.resolve("out");
        String told = Workbench.run("compile", network(folder, 5), "-o", out, "--speedup", speedup)
                .expect(0)
                .err();
        assertEquals(limitMs, given(out, "tau_syn_E"), 1e-2);
        assertTrue(told.contains("tau_syn_E"), told);
    }
}
