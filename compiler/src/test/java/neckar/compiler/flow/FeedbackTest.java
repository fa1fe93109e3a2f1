package neckar.compiler.flow;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.OptionalDouble;
import neckar.base.RunContext;
import neckar.compiler.route.LossReport;
import neckar.network.Network;
import neckar.network.io.NetworkReader;
import neckar.spec.topology.Availability;
import neckar.spec.topology.WaferDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FeedbackTest {

    @ParameterizedTest
    @EnumSource
    void moreEffortNeverLosesMoreForAnyNumberOfThreads(LosingNetworks losing) {
        CompileResult normal = compile(losing, Effort.NORMAL, 2);
        double fastLoss = lost(losing, compile(losing, Effort.FAST, 2));
        double normalLoss = lost(losing, normal);
        double highLoss = lost(losing, compile(losing, Effort.HIGH, 2));
        assertTrue(fastLoss > 0, "loses something");
        assertTrue(fastLoss >= normalLoss && normalLoss >= highLoss, fastLoss + ", " + normalLoss + ", " + highLoss);
        CompileResult oneThread = compile(losing, Effort.NORMAL, 1);
        assertTrue(hasFeedback(oneThread), "feedback took part");
        assertArrayEquals(oneThread.bitstream(), normal.bitstream());
        assertEquals(oneThread.loss().lost(), normal.loss().lost());
    }

    @Test
    void theTimeLimitEndsTheSearchWithALegalResult() {
        CompileOptions options = LosingNetworks.SMALL_NEURONS.options(Effort.HIGH, OptionalDouble.of(0));
        CompileResult result = Compiler.compile(LosingNetworks.SMALL_NEURONS.network(), options, LosingNetworks.run(1));
        assertTrue(result.stoppedByTime());
        assertTrue(result.check().isClean());
        assertEquals(result.check().lost(), result.loss().lost());
    }

    @Test
    void aNetworkWithoutLossPaysNothing() {
        Network network = NetworkReader.parse("""
                {"format": "neckar-network/1", "duration_ms": 10,
                 "populations": [{"label": "a", "size": 50, "cell_type": "IF_cond_exp"}],
                 "projections": [{"pre": "a", "post": "a", "weight": 0.001,
                  "connector": {"type": "FixedProbabilityConnector", "p_connect": 0.1}}]}
                """, "test", Path.of("."));
        CompileOptions options = CompileOptions.on(Availability.of(WaferDescription.DEFAULT));
        CompileResult result = Compiler.compile(network, options.withEffort(Effort.HIGH), RunContext.quiet(1));
        assertEquals(0, result.loss().lost());
        assertFalse(hasFeedback(result));
    }

    private static CompileResult compile(LosingNetworks losing, Effort effort, int threads) {
        return Compiler.compile(losing.network(), losing.options(effort), LosingNetworks.run(threads));
    }

    /** Lost synapses, each times the priority of its projection. */
    private static double lost(LosingNetworks losing, CompileResult result) {
        Network network = losing.network();
        LossReport loss = result.loss();
        double worth = 0;
        for (int projection = 0; projection < loss.projections(); projection++) {
            worth += network.projections().get(projection).priority() * loss.lost(projection);
        }
        return worth;
    }

    private static boolean hasFeedback(CompileResult result) {
        return result.stages().stream().anyMatch(stage -> stage.name().equals("feedback"));
    }
}
