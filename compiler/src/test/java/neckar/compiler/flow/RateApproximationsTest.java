package neckar.compiler.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import neckar.base.RunContext;
import neckar.compiler.translate.Approximation;
import neckar.network.Network;
import neckar.network.io.NetworkReader;
import neckar.spec.topology.Availability;
import neckar.spec.topology.Defects;
import neckar.spec.topology.WaferDescription;
import org.junit.jupiter.api.Test;

class RateApproximationsTest {
    private static List<Approximation> rates(double rateHz, String record) {
        Network network = NetworkReader.parse("""
                {"format": "neckar-network/1", "duration_ms": 10,
                 "populations": [
                  {"label": "fast", "size": 64, "cell_type": "IF_cond_exp", "rate_hz": %s, "record": %s,
                   "placement": {"hicanns": [120], "neuron_size": 8}}],
                 "projections": [
                  {"pre": "fast", "post": "fast", "connector": {"type": "OneToOneConnector"}, "weight": 0.003}]}
                """.formatted(rateHz, record), "test", Path.of("."));
        CompileOptions options = CompileOptions.on(Availability.of(WaferDescription.DEFAULT, Defects.NONE));
        return Compiler.compile(network, options, RunContext.quiet(1)).approximations().stream()
                .filter(approximation -> approximation.what().equals("rate_hz"))
                .toList();
    }

    /** 64 neurons of 2 kHz at a speed-up of 10,000 are 8 on each of 8 lines: 160 M of 49 M events/s. */
    @Test
    void aPopulationTooFastForItsLinesIsTold() {
        List<Approximation> rates = rates(2000, "[]");
        assertEquals(1, rates.size());
        assertEquals("fast", rates.get(0).population());
        assertEquals(2000, rates.get(0).asked());
        assertEquals(2000 * 49.0 / 160, rates.get(0).given(), 1e-6);
        assertEquals(64, rates.get(0).count());
    }

    /** 64 neurons of 80 Hz are 51 M events/s on a link of 25 M. */
    @Test
    void aLinkTooSlowForRecordedSpikesIsTold() {
        assertTrue(rates(80, "[]").isEmpty());
        List<Approximation> rates = rates(80, "[{\"variable\": \"spikes\", \"indices\": [0, 1, 2]}]");
        assertEquals(1, rates.size());
        assertEquals(80 * 25 / 51.2, rates.get(0).given(), 1e-6);
        assertEquals(3, rates.get(0).count());
    }

    @Test
    void theUsualRateFits() {
        assertTrue(rates(20, "[{\"variable\": \"spikes\"}]").isEmpty());
    }
}
