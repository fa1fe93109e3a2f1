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

class StreamApproximationsTest {
    private static List<Approximation> rates(double rateHz) {
        Network network = NetworkReader.parse("""
                {"format": "neckar-network/1", "duration_ms": 10,
                 "populations": [
                  {"label": "noise", "size": 1, "cell_type": "SpikeSourcePoisson", "parameters": {"rate": %s},
                   "background_generator": true},
                  {"label": "cell", "size": 1, "cell_type": "IF_cond_exp"}],
                 "projections": [
                  {"pre": "noise", "post": "cell", "connector": {"type": "AllToAllConnector"}, "weight": 0.003}]}
                """.formatted(rateHz), "test", Path.of("."));
        CompileOptions options = CompileOptions.on(Availability.of(WaferDescription.DEFAULT, Defects.NONE));
        return Compiler.compile(network, options, RunContext.quiet(1)).approximations().stream()
                .filter(approximation -> approximation.population().equals("noise"))
                .toList();
    }

    /** A slower stream could not keep its line locked: at most 10 us of hardware time lie between its events. */
    @Test
    void aSlowStreamIsSpedUpToTheLockingRateAndTheReportSaysSo() {
        Approximation rate = rates(2).get(0);
        assertEquals("rate", rate.what());
        assertEquals(2, rate.asked());
        assertEquals(10, rate.given(), 0.1);
        assertEquals(1, rate.count());
    }

    @Test
    void aFastStreamIsRoundedToWholeClocks() {
        Approximation rate = rates(1234).get(0);
        assertEquals(1234, rate.asked());
        assertEquals(1234, rate.given(), 25);
        assertTrue(rate.given() != rate.asked());
    }
}
