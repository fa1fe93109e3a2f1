package neckar.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import neckar.network.Receptor;
import neckar.network.SynapseDynamics;
import neckar.spec.config.StpMode;
import org.junit.jupiter.api.Test;

class TrainEffectTest {

    private static StpMode mode(double use, double tauRecMs, double tauFacilMs) {
        SynapseDynamics dynamics = SynapseDynamics.tsodyksMarkram(use, tauRecMs, tauFacilMs);
        return RequestedSynapses.SynapseClass.of(Receptor.EXCITATORY, dynamics).stpMode();
    }

    @Test
    void isOneWhereNothingRemainsBetweenEvents() {
        assertEquals(1, TrainEffect.of(SynapseDynamics.tsodyksMarkram(0.4, 0, 0)), 1e-12);
    }

    @Test
    void isSmallForSlowRecoveryAndLargeForSlowForgetting() {
        assertTrue(TrainEffect.of(SynapseDynamics.tsodyksMarkram(0.5, 800, 0)) < 0.6);
        assertTrue(TrainEffect.of(SynapseDynamics.tsodyksMarkram(0.05, 0, 1000)) > 3);
    }

    @Test
    void decidesTheModeOfMixedSynapses() {
        assertEquals(StpMode.DEPRESSION, mode(0.5, 100, 0));
        assertEquals(StpMode.FACILITATION, mode(0.5, 0, 100));
        assertEquals(StpMode.DEPRESSION, mode(0.5, 1100, 50));
        assertEquals(StpMode.FACILITATION, mode(0.05, 125, 1200));
    }
}
