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
    void moreEffortNeverLosesMore(LosingNetworks losing) {
        double fast = lost(losing, Effort.FAST);
        double normal = lost(losing, Effort.NORMAL);
        double high = lost(losing, Effort.HIGH);
        assertTrue(fast > 0, "loses something");
        assertTrue(fast >= normal && normal >= high, fast + ", " + normal + ", " + high);
    }

    @ParameterizedTest
    @EnumSource
    void theNumberOfThreadsChangesNothing(LosingNetworks losing) {
        CompileResult one = compile(losing, 1);
        CompileResult two = compile(losing, 2);
        assertTrue(hasFeedback(one), "feedback took part");
        assertArrayEquals(one.bitstream(), two.bitstream());
        assertEquals(one.loss().lost(), two.loss().lost());
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

    private static CompileResult compile(LosingNetworks losing, int threads) {
        return Compiler.compile(losing.network(), losing.options(Effort.NORMAL), LosingNetworks.run(threads));
    }

    /** Lost synapses, each times the priority of its projection. */
    private static double lost(LosingNetworks losing, Effort effort) {
        Network network = losing.network();
        LossReport loss = Compiler.compile(network, losing.options(effort), LosingNetworks.run(2))
                .loss();
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
