package neckar.emulator.analog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import neckar.emulator.analog.CircuitBench.Cell;
import org.junit.jupiter.api.Test;

class LeakyNeuronTest {
    private static final Cell CELL = Cell.lif(200, 20, -65, -50, -65, 1);

    private static double rateHz(CircuitBench bench, double untilMs) {
        bench.run(untilMs);
        List<Double> spikes = bench.spikesMs();
        int n = spikes.size();
        return n < 2 ? 0 : (n - 1) * 1e3 / (spikes.get(n - 1) - spikes.get(0));
    }

    @Test
    void firesAtTheAnalyticRate() {
        double[][] expected = {{0.2, 34.812}, {0.3, 67.281}, {0.5, 122.948}, {1.0, 235.273}};
        for (double[] e : expected) {
            double fast = rateHz(CircuitBench.fast(CELL.parameters(4)).current(e[0]), 2000);
            assertEquals(e[1], fast, 1e-4 * e[1], "I = " + e[0] + " nA");
            double reference =
                    rateHz(CircuitBench.reference(CELL.parameters(1), 4).current(e[0]), 1000);
            assertEquals(e[1], reference, 2e-5 * e[1], "reference at " + e[0] + " nA");
        }
        assertEquals(0, rateHz(CircuitBench.fast(CELL.parameters(1)).current(0.149), 1000));
    }

    @Test
    void firesByItselfWhenItsLeakPotentialLiesAboveThreshold() {
        Cell driven = Cell.lif(200, 20, -45, -50, -65, 1);
        double period = 1 + 20 * Math.log((-45 + 65) / (-45.0 + 50));
        assertEquals(1e3 / period, rateHz(CircuitBench.fast(driven.parameters(2)), 2000), 1e-3 * 1e3 / period);
    }

    @Test
    void eachOfTheFirstHundredSpikesIsExactTo10Microseconds() {
        CircuitBench bench = CircuitBench.fast(CELL.parameters(1)).current(0.2);
        bench.run(3000);
        double vInf = -65 + 0.2e3 / 10;
        double first = 20 * Math.log((vInf + 65) / (vInf + 50));
        double period = 1 + first;
        for (int k = 0; k < 100; k++) {
            assertEquals(first + k * period, bench.spikesMs().get(k), 0.01, "spike " + k);
        }
    }

    @Test
    void relaxesExponentially() {
        Cell slow = Cell.lif(200, 20, -65, -20, -65, 1);
        CircuitBench reference = CircuitBench.reference(slow.parameters(1), 64).current(0.1);
        CircuitBench fast = CircuitBench.fast(slow.parameters(3)).current(0.1);
        for (int i = 0; i < 300; i++) {
            reference.step(0, 0, 0, 0);
            fast.step(0, 0, 0, 0);
            double exact = -65 + 10 * (1 - Math.exp(-reference.nowMs() / 20));
            assertEquals(exact, reference.mv(), 1e-6 * 10);
            assertEquals(exact, fast.mv(), 2e-3);
        }
    }

    @Test
    void postsynapticPotentialsHaveTheReferencePeakAndArea() {
        // conductance nS, tau ms, reversal mV, input, peak mV, time of peak ms, area of 100 ms in mV ms
        double[][] cases = {
            {4, 5, 0, 0, 3.9390, 9.12, 123.83},
            {1, 5, 0, 0, 1.01374, 9.21, 0},
            {4, 2, 0, 0, 1.97772, 5.09, 0},
            {4, 5, -80, 1, -0.90900, 0, 0}
        };
        for (double[] c : cases) {
            Cell cell = Cell.lif(200, 20, -65, 100, -65, 1).withSynapses(c[1], c[2], c[1], c[2]);
            CircuitBench fast = CircuitBench.fast(cell.parameters(4));
            double[] psp = fast.postsynapticPotential(c[0], (int) c[3], 100);
            assertEquals(c[4], psp[0], 1e-3 * Math.abs(c[4]), "peak of " + c[0]);
            if (c[5] > 0) {
                assertEquals(c[5], psp[1], 0.17, "time of peak");
            }
            if (c[6] > 0) {
                assertEquals(c[6], psp[2], 1e-3 * c[6], "area");
            }
            double[] reference =
                    CircuitBench.reference(cell.parameters(2), 8).postsynapticPotential(c[0], (int) c[3], 60);
            assertEquals(c[4], reference[0], 2e-4 * Math.abs(c[4]), "reference peak");
        }
    }

    @Test
    void conductanceDecaysExactlyWhateverTheOffsetInTheStep() {
        Cell cell = CELL.withSynapses(1.3, 0, 15, -80);
        for (int offset : new int[] {1, 250, 504, 777, 1008}) {
            CircuitBench bench = CircuitBench.fast(cell.parameters(1));
            bench.step(3, 0, 0, offset);
            for (int k = 0; k < 50; k++) {
                double since = bench.nowMs() - offset / 63e9 * 1e3 * CircuitBench.SPEEDUP;
                double exact = 3e-9 * CircuitBench.SPEEDUP * Math.exp(-since / 1.3);
                assertEquals(exact, bench.circuits.conductance(0, 0), 1e-5 * exact);
                bench.step(0, 0, 0, 0);
            }
        }
    }

    @Test
    void constantConductanceShortensTheTimeConstant() {
        // 20 nS on top of 10 nS: V_inf = (10 * -65 + 20 * 0)/30, tau = 200/30 ms.
        Cell cell = Cell.lif(200, 20, -65, 100, -65, 1).withSynapses(1e9, 0, 5, -80);
        CircuitBench bench = CircuitBench.fast(cell.parameters(2));
        bench.step(20, 0, 0, CircuitBench.STEP_TICKS);
        double start = bench.nowMs();
        for (int k = 0; k < 200; k++) {
            bench.step(0, 0, 0, 0);
            double vInf = -650.0 / 30;
            double exact = vInf + (-65 - vInf) * Math.exp(-(bench.nowMs() - start) * 30 / 200);
            assertEquals(exact, bench.mv(), 5e-3);
        }
    }

    @Test
    void strongDriveFiresAtTheRefractoryLimitAndTheMembraneIsHeld() {
        CircuitBench bench = CircuitBench.fast(
                        Cell.lif(200, 20, -65, -50, -70, 2.37).parameters(1))
                .current(500);
        bench.run(200);
        List<Double> spikes = bench.spikesMs();
        int n = spikes.size();
        assertEquals(2.37, (spikes.get(n - 1) - spikes.get(1)) / (n - 2), 0.02);
        CircuitBench held = CircuitBench.fast(
                        Cell.lif(200, 20, -65, -50, -70, 5).parameters(1))
                .current(1);
        held.run(60, b -> {
            double since = b.spikesMs().isEmpty()
                    ? 1e9
                    : b.nowMs() - b.spikesMs().get(b.spikesMs().size() - 1);
            if (since < 5) {
                assertEquals(-70, b.mv(), 1e-4);
            }
        });
        assertTrue(held.spikesMs().size() > 3);
    }

    @Test
    void refractoryTimeShorterThanAStepAllowsTwoSpikesInOne() {
        CircuitBench bench = CircuitBench.fast(
                        Cell.lif(200, 20, -65, -50, -65, 0.02).parameters(1))
                .current(5000);
        bench.run(16);
        List<Double> spikes = bench.spikesMs();
        assertTrue(spikes.size() > 150, "spikes " + spikes.size());
        for (int k = 1; k < spikes.size(); k++) {
            assertTrue(spikes.get(k) - spikes.get(k - 1) >= 0.02 - 1e-9);
        }
    }

    @Test
    void aComponentWithoutFiringDenmemNeverSpikes() {
        NeuronParameters silent = NeuronParameters.join(List.of(CELL.denmem(1)), -1);
        CircuitBench bench = CircuitBench.fast(silent).current(1);
        bench.run(200);
        assertEquals(0, bench.spikesMs().size());
        assertEquals(-65 + 100, bench.mv(), 0.1);
    }

    @Test
    void denmemsOfDifferentTimeConstantsKeepTheirOwnConductances() {
        Cell quick = Cell.lif(100, 20, -65, 100, -65, 1).withSynapses(2, 0, 5, -80);
        Cell sluggish = Cell.lif(100, 20, -65, 100, -65, 1).withSynapses(8, -10, 5, -80);
        NeuronParameters mixed = NeuronParameters.join(List.of(quick.denmem(1), sluggish.denmem(1)), 0);
        for (int member = 0; member < 2; member++) {
            CircuitBench fast = CircuitBench.fast(mixed);
            CircuitBench reference = CircuitBench.reference(mixed, 16);
            fast.step(5, member, 0, 300);
            reference.step(5, member, 0, 300);
            for (int k = 0; k < 300; k++) {
                assertEquals(reference.mv(), fast.mv(), 5e-3);
                fast.step(0, 0, 0, 0);
                reference.step(0, 0, 0, 0);
            }
        }
    }

    /** Without events the rule is exact for a leaky integrator, so that rounding alone is left: a tick is 0.00016 ms. */
    @Test
    void spikeTimesUnderConstantDriveAreExactForAnyStep() {
        double vInf = -65 + 0.2e3 / 10;
        double period = 1 + 20 * Math.log((vInf + 65) / (vInf + 50));
        for (int step : new int[] {4032, 2016, 1008, 504}) {
            CircuitBench bench = CircuitBench.fast(CELL.parameters(1), step).current(0.2);
            bench.run(3000);
            double hundred = bench.spikesMs().get(100) - bench.spikesMs().get(0);
            assertEquals(100 * period, hundred, 0.01, "step of " + step + " ticks");
        }
    }
}
