package neckar.compiler.translate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import neckar.network.SynapseDynamics;
import neckar.spec.calib.StpRecursion;
import neckar.spec.calib.StpUtilisation;
import neckar.spec.config.StpMode;
import neckar.spec.unit.Scaling;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class StpFitTest {
    @Test
    void depressionWithARealisableUIsExact() {
        for (int cap = 0; cap <= StpUtilisation.MAX_CAP; cap++) {
            double use = StpUtilisation.ofCap(cap);
            StpFit fit = fit(use, 100, 0);
            assertEquals(StpMode.DEPRESSION, fit.mode());
            assertEquals(cap, fit.cap());
            assertEquals(1, fit.lambda());
            assertEquals(0, fit.n());
            assertEquals(100, fit.tauRecMs());
            assertEquals(use, fit.weightFactor(), 1e-12, "PyNN's first response is U w");
            assertEquals(0, fit.residual(), 1e-12);
        }
    }

    @Test
    void facilitationWithARealisableUIsExact() {
        StpFit fit = fit(0.25, 0, 500);
        assertEquals(StpMode.FACILITATION, fit.mode());
        assertEquals(500, fit.tauRecMs());
        assertEquals(0, fit.residual(), 1e-12);
        // u_1 = U, u_(n+1) = U + (1 - U) u_n exp(-dt / tau_facil); the row's conductance times the factor is u.
        double[] factors = new StpRecursion(fit.mode(), 0.25, fit.lambda(), fit.n()).factors(0.1, 8);
        double u = 0;
        for (int i = 0; i < factors.length; i++) {
            u = 0.25 + 0.75 * u * Math.exp(-0.1);
            assertEquals(u, fit.weightFactor() * factors[i], 1e-12, "event " + i);
        }
    }

    @Test
    void facilitationBeginsWithAResponseThatWritingErrorsHardlyChange() {
        for (double use : new double[] {0.03, 0.1, 0.25, 0.5}) {
            StpFit fit = fit(use, 0, 500);
            double first = 1 - fit.lambda() * fit.n();
            double shifted = 1 - fit.lambda() * fit.n() - 0.005;
            assertTrue(fit.n() >= 0 && shifted / first > 0.94, "first response " + first);
        }
    }

    @Test
    void trainOfTheEmulatorReference() {
        // Emulator reference 6, case 7: dt/tau_rec 0.2.
        double[] expected = {1, .79532, .66963, .59246, .54507, .51597, .49810, .48712};
        StpFit fit = fit(0.25, 100, 0);
        double[] factors = new StpRecursion(fit.mode(), StpUtilisation.ofCap(fit.cap()), fit.lambda(), fit.n())
                .factors(20 / fit.tauRecMs(), expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], factors[i], 6e-6, "event " + i);
        }
    }

    @Test
    void otherUIsFittedBetterThanNoPlasticity() {
        StpFit fit = fit(0.5, 800, 0);
        assertEquals(StpUtilisation.MAX_CAP, fit.cap());
        assertTrue(fit.residual() > 1e-6);
        assertTrue(fit.residual() < 0.5 * residualOfStatic(0.5, 800, 0), "residual " + fit.residual());
        assertEquals(0.5, fit.weightFactor(), 1e-12, "the weight takes the first amplitude");
    }

    @Test
    void fitForOneRateComesNearerThereThanTheFitForAll() {
        SynapseDynamics both = SynapseDynamics.tsodyksMarkram(0.04, 100, 1000);
        StpFit fast = StpFit.of(both.fittedAt(List.of(100.0)), Scaling.DEFAULT);
        assertTrue(errorAt(fast, both, 100) < 0.25 * errorAt(StpFit.of(both, Scaling.DEFAULT), both, 100));
        assertTrue(errorAt(fast, both, 20) > errorAt(StpFit.of(both, Scaling.DEFAULT), both, 20));
    }

    private static double errorAt(StpFit fit, SynapseDynamics wanted, double rateHz) {
        double[] target = StpFit.amplitudes(wanted.fittedAt(List.of(rateHz)))[0];
        double[] factors = new StpRecursion(fit.mode(), StpUtilisation.ofCap(fit.cap()), fit.lambda(), fit.n())
                .factors(1000 / rateHz / fit.tauRecMs(), target.length);
        double sum = 0;
        for (int i = 0; i < target.length; i++) {
            sum += Math.pow(factors[i] / factors[0] - target[i], 2);
        }
        return Math.sqrt(sum);
    }

    @Test
    void bothTimeConstantsGiveTheModeOfTheLargerEffect() {
        assertEquals(StpMode.DEPRESSION, fit(0.4, 500, 50).mode());
        assertEquals(StpMode.FACILITATION, fit(0.05, 20, 800).mode());
    }

    @Test
    void recoveryStaysInTheRangeOfTheCircuit() {
        StpFit fast = fit(0.25, 1, 0);
        assertTrue(fast.tauRecMs() >= 6.1, "shortest recovery time is 0.617 us: " + fast.tauRecMs());
        StpFit slow = fit(0.25, 50_000, 0);
        assertTrue(slow.tauRecMs() <= 5_880, "longest recovery time is 587 us: " + slow.tauRecMs());
        assertTrue(slow.residual() > 0);
    }

    @Test
    void withoutAnyTimeConstantTheFactorHardlyChanges() {
        StpFit fit = fit(0.5, 0, 0);
        assertTrue(fit.lambda() > 0, "strength 0 would leave the zero point without meaning");
        assertTrue(fit.residual() < 5e-3, "residual " + fit.residual());
    }

    @Test
    void setsShareABlockWhenItsSharedVoltagesAgree() {
        assertTrue(fit(0.25, 100, 0).sharesBlockWith(fit(0.40, 100, 0)));
        assertFalse(fit(0.25, 100, 0).sharesBlockWith(fit(0.25, 120, 0)));
        assertFalse(fit(0.25, 0, 100).sharesBlockWith(fit(0.40, 0, 100)), "another strength");
    }

    @Property(tries = 30)
    void noFitIsWorseThanNoPlasticity(
            @ForAll @DoubleRange(min = 0.02, max = 0.95) double use,
            @ForAll @DoubleRange(min = 0, max = 1500) double tauRec,
            @ForAll @DoubleRange(min = 0, max = 1500) double tauFacil) {
        StpFit fit = fit(use, tauRec, tauFacil);
        assertTrue(fit.residual() <= residualOfStatic(use, tauRec, tauFacil) + 1e-2);
        assertTrue(fit.lambda() > 0 && fit.lambda() <= 1.8);
        assertTrue(fit.weightFactor() > 0);
    }

    private static StpFit fit(double use, double tauRecMs, double tauFacilMs) {
        return StpFit.of(SynapseDynamics.tsodyksMarkram(use, tauRecMs, tauFacilMs), Scaling.DEFAULT);
    }

    private static double residualOfStatic(double use, double tauRecMs, double tauFacilMs) {
        double sum = 0;
        int count = 0;
        for (double[] train : StpFit.amplitudes(SynapseDynamics.tsodyksMarkram(use, tauRecMs, tauFacilMs))) {
            for (double amplitude : train) {
                sum += (amplitude - 1) * (amplitude - 1);
                count++;
            }
        }
        return Math.sqrt(sum / count);
    }
}
