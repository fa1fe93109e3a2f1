package neckar.reference.simulate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import neckar.network.CurrentShape;
import neckar.network.Receptor;
import neckar.network.SynapseDynamics;
import neckar.reference.model.Cell;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The simulator against solutions in closed form. */
class AnalyticSolutionTest {
    private static final double REST = -65;
    private static final double TAU_M = 20;

    @ParameterizedTest
    @CsvSource({"0.2, 34.812", "0.3, 67.281", "0.5, 122.948", "1.0, 235.273"})
    void firesAtTheRateOfTheLeakyIntegrator(double na, double publishedHz) {
        double[] spikes = new Bench().cell(Bench.withOffset(Bench.lif(), na)).spikesMs(400);
        double drive = na / 0.01;
        double periodMs = 1 + TAU_M * Math.log(drive / (drive - 15));
        assertEquals(publishedHz, 1000 / periodMs, 5e-4);
        assertEquals(periodMs - 1, spikes[0], 1e-9);
        for (int i = 1; i < spikes.length; i++) {
            assertEquals(periodMs, spikes[i] - spikes[i - 1], 1e-9);
        }
    }

    @Test
    void staysSilentBelowTheRheobase() {
        assertEquals(0, new Bench().cell(Bench.withOffset(Bench.lif(), 0.1499)).spikesMs(2000).length);
    }

    @Test
    void findsASpikeThatOnlyJustTouchesTheThreshold() {
        // A current pulse that ends when the membrane is a hair above or below the threshold.
        double endMs = TAU_M * Math.log(0.2 / 0.01 / (0.2 / 0.01 - 15));
        assertEquals(
                1,
                new Bench()
                        .current(new CurrentShape.Direct(0.2, 0, endMs + 1e-7))
                        .spikesMs(100)
                        .length);
        assertEquals(
                0,
                new Bench()
                        .current(new CurrentShape.Direct(0.2, 0, endMs - 1e-7))
                        .spikesMs(100)
                        .length);
    }

    @Test
    void decaysFromWhereTheMembraneBegins() {
        SimulationOptions.Start start = new SimulationOptions.Start(1, 0, -55);
        double[] v = new Bench()
                .options(SimulationOptions.standard(1).withStarts(List.of(start)))
                .membraneMv(100, 0.5);
        for (int k = 0; k < v.length; k++) {
            assertEquals(REST + 10 * Math.exp(-0.5 * k / TAU_M), v[k], 1e-8);
        }
    }

    @Test
    void relaxesExponentially() {
        double[] v = new Bench()
                .cell(Bench.passive(true, false, 5))
                .current(new CurrentShape.Direct(0.1, 10, 40))
                .membraneMv(100, 0.5);
        for (int i = 0; i < v.length; i++) {
            double t = 0.5 * i;
            double top = 10 * (1 - Math.exp(-30 / TAU_M));
            double expected =
                    t < 10 ? 0 : t < 40 ? 10 * (1 - Math.exp(-(t - 10) / TAU_M)) : top * Math.exp(-(t - 40) / TAU_M);
            assertEquals(REST + expected, v[i], 1e-8);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0.004, 5, false, 3.9390, 9.12",
        "0.001, 5, false, 1.01374, 9.21",
        "0.004, 2, false, 1.97772, 5.09",
        "0.004, 5, true, -0.90900, 0"
    })
    void conductancePulseHasThePublishedPeak(double weight, double tau, boolean inhibits, double peakMv, double atMs) {
        Receptor receptor = inhibits ? Receptor.INHIBITORY : Receptor.EXCITATORY;
        double[] v = new Bench()
                .cell(Bench.passive(true, false, tau))
                .stimulus(weight, 1, receptor, 4.0)
                .membraneMv(60, 0.001);
        double peak = 0;
        int at = 0;
        for (int i = 0; i < v.length; i++) {
            if (Math.abs(v[i] - REST) > Math.abs(peak)) {
                peak = v[i] - REST;
                at = i;
            }
        }
        assertEquals(peakMv, peak, 6e-5);
        if (atMs > 0) {
            assertEquals(atMs, at * 0.001 - 5, 6e-3);
        }
    }

    @Test
    void areaOfAConductancePulseOver100MsIsThePublishedOne() {
        double[] v = new Bench()
                .cell(Bench.passive(true, false, 5))
                .stimulus(0.004, 1, Receptor.EXCITATORY, 4.0)
                .membraneMv(105, 0.01);
        double area = 0;
        for (double mv : v) {
            area += (mv - REST) * 0.01;
        }
        assertEquals(123.83, area, 5e-3);
    }

    @Test
    void currentPulsesFollowTheirFormula() {
        double[] exp = new Bench()
                .cell(Bench.passive(false, false, 5))
                .stimulus(0.3, 1, Receptor.INHIBITORY, 4.0)
                .membraneMv(80, 0.5);
        double[] alpha = new Bench()
                .cell(Bench.passive(false, true, 5))
                .stimulus(0.3, 1, Receptor.EXCITATORY, 4.0)
                .membraneMv(80, 0.5);
        double p = 1 / TAU_M;
        double q = 1.0 / 5;
        for (int i = 0; i < exp.length; i++) {
            double t = Math.max(0, 0.5 * i - 5);
            double simple = (Math.exp(-p * t) - Math.exp(-q * t)) / (q - p);
            assertEquals(REST - 0.3 / 0.2 * simple, exp[i], 1e-8);
            // Convolution of e q t exp(-q t) with the membrane.
            double rise = Math.E * q * (simple - t * Math.exp(-q * t)) / (q - p);
            assertEquals(REST + 0.3 / 0.2 * rise, alpha[i], 1e-8);
        }
    }

    @Test
    void sineCurrentReachesItsStationarySwing() {
        double[] v = new Bench()
                .cell(Bench.passive(true, false, 5))
                .current(new CurrentShape.Alternating(0.05, 0.02, 30, 40, 0, 1e9))
                .membraneMv(400, 0.1);
        double omega = 2 * Math.PI * 0.030;
        double gain = 0.05 / 0.01 / Math.hypot(1, omega * TAU_M);
        double lag = Math.atan(omega * TAU_M);
        for (int i = 3500; i < v.length; i++) {
            double phase = omega * 0.1 * i + Math.toRadians(40) - lag;
            assertEquals(REST + 2 + gain * Math.sin(phase), v[i], 1e-5);
        }
    }

    @Test
    void steadyConductanceShiftsPotentialAndTimeConstant() {
        // 1000 events a ms stand for a constant conductance: mean weight x rate x tau.
        double[] times = new double[50_000];
        for (int i = 0; i < times.length; i++) {
            times[i] = i * 0.01;
        }
        double perEvent = 0.004 * 0.01 / 5;
        double[] v = new Bench()
                .cell(Bench.passive(true, false, 5))
                .stimulus(perEvent, 1, Receptor.EXCITATORY, times)
                .membraneMv(400, 1);
        assertEquals(0.01 * REST / 0.014, v[399], 5e-3);
    }

    @Test
    void refractoryCellStaysAtItsResetPotential() {
        Cell cell = new Cell(true, false, 0.2, 0.01, -65, -70, -50, -50, 0, 7, 0, -80, 5, 5, 0, 0, 1, 5);
        Bench bench = new Bench().cell(cell);
        double[] spikes = bench.spikesMs(30);
        double[] v = bench.membraneMv(30, 0.01);
        for (int i = 0; i < v.length; i++) {
            for (double spike : spikes) {
                double since = 0.01 * i - spike;
                if (since > 0 && since < 7) {
                    assertEquals(-70, v[i], 0);
                }
            }
        }
        assertTrue(spikes[1] - spikes[0] > 7);
    }

    @ParameterizedTest
    @CsvSource({
        "0.25, '1, .79532, .66963, .59246, .54507, .51597, .49810, .48712'",
        "0.40, '1, .67251, .51163, .43260, .39378, .37471, .36534, .36074'"
    })
    void depressionHasThePublishedAmplitudes(double use, String table) {
        Plasticity plasticity = new Plasticity(SynapseDynamics.tsodyksMarkram(use, 100, 0));
        int spike = 0;
        for (String value : table.split(", ", -1)) {
            double factor = plasticity.factor(10 + 20.0 * spike++);
            assertEquals(Double.parseDouble(value), factor / use, 6e-6);
        }
        assertTrue(plasticity.factor(10 + 140 + 500) / use > 0.99);
    }

    @Test
    void facilitationFollowsTheUtilisation() {
        // Without depression the factor is u: u_1 = U, u_(n+1) = U + (1 - U) u_n exp(-dt / tau_facil).
        Plasticity plasticity = new Plasticity(SynapseDynamics.tsodyksMarkram(0.15, 0, 200));
        double use = 0.15;
        for (int n = 0; n < 10; n++) {
            assertEquals(use, plasticity.factor(5 + 30.0 * n), 1e-14);
            use = 0.15 + 0.85 * use * Math.exp(-30.0 / 200);
        }
    }
}
