package neckar.emulator.analog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import neckar.emulator.analog.CircuitBench.Cell;
import org.junit.jupiter.api.Test;

/** Firing patterns of Naud et al. 2008 with parameters given directly (emulator reference 6, item 6). */
class AdaptiveNeuronTest {
    private static Cell cell(double c, double g, double el, double a, double tauW, double b, double vr) {
        return new Cell(c, g, el, 0, vr, 0, -50, 2, a, tauW, b, 5, 0, 5, -80);
    }

    private static List<Double> spikes(Cell cell, double pa, int denmems) {
        CircuitBench bench = CircuitBench.fast(cell.parameters(denmems)).current(pa * 1e-3);
        bench.run(500);
        return bench.spikesMs();
    }

    private static double interval(List<Double> spikes, int k) {
        return spikes.get(k + 1) - spikes.get(k);
    }

    @Test
    void tonic() {
        List<Double> spikes = spikes(cell(200, 10, -70, 2, 30, 0, -58), 500, 1);
        assertEquals(51, spikes.size());
        assertEquals(14.223, spikes.get(0), 0.02);
        assertEquals(8.93, interval(spikes, 0), 0.02);
        assertEquals(9.585, interval(spikes, 49), 9.585 * 1e-3);
    }

    @Test
    void adaptation() {
        for (int denmems : new int[] {1, 8}) {
            List<Double> spikes = spikes(cell(200, 12, -70, 2, 300, 60, -58), 500, denmems);
            assertEquals(10, spikes.size());
            assertEquals(14.904, spikes.get(0), 0.02);
            double[] intervals = {11.27, 14.38, 19.61, 29.42};
            for (int k = 0; k < intervals.length; k++) {
                assertEquals(intervals[k], interval(spikes, k), 0.05);
            }
            assertEquals(75.9, interval(spikes, 8), 0.4);
        }
    }

    @Test
    void initialBurst() {
        List<Double> spikes = spikes(cell(130, 18, -58, 4, 150, 120, -50), 400, 2);
        assertEquals(10, spikes.size());
        assertEquals(5.464, spikes.get(0), 0.02);
        assertEquals(3.42, interval(spikes, 0), 0.03);
        assertEquals(7.32, interval(spikes, 1), 0.05);
        assertEquals(54.75, interval(spikes, 2), 0.2);
        assertEquals(63.95, interval(spikes, 7), 0.2);
    }

    @Test
    void regularBursting() {
        List<Double> spikes = spikes(cell(200, 10, -58, 2, 120, 100, -46), 210, 1);
        assertEquals(9, spikes.size());
        assertEquals(16.158, spikes.get(0), 0.02);
        assertEquals(2.92, interval(spikes, 0), 0.03);
        assertEquals(5.12, interval(spikes, 1), 0.05);
        assertEquals(131.8, interval(spikes, 2), 1);
    }

    @Test
    void delayedAccelerating() {
        List<Double> spikes = spikes(cell(200, 12, -70, -10, 300, 0, -58), 300, 1);
        assertEquals(36, spikes.size());
        assertEquals(33.574, spikes.get(0), 0.05);
        assertEquals(20.6, interval(spikes, 0), 0.1);
        assertEquals(10.7, interval(spikes, 34), 0.1);
    }

    @Test
    void delayedRegularBursting() {
        List<Double> spikes = spikes(cell(100, 10, -65, -10, 90, 30, -47), 110, 1);
        assertEquals(26, spikes.size(), 2);
        assertEquals(57.180, spikes.get(0), 0.2);
        assertEquals(3.2, interval(spikes, 0), 0.05);
        assertEquals(7.4, interval(spikes, 2), 0.2);
    }

    @Test
    void transientSpike() {
        List<Double> spikes = spikes(cell(100, 10, -65, 10, 90, 100, -47), 180, 1);
        assertEquals(1, spikes.size());
        assertEquals(30.290, spikes.get(0), 0.03);
    }

    @Test
    void irregular() {
        List<Double> spikes = spikes(cell(100, 12, -60, -11, 130, 30, -48), 160, 1);
        assertEquals(28, spikes.size(), 3);
        assertEquals(15.645, spikes.get(0), 0.03);
        assertEquals(3.4, interval(spikes, 0), 0.1);
    }

    @Test
    void periodMeetsItsBoundAtTheDefaultStep() {
        // Converged against the reference with sub-steps of 1/16 of the step.
        Cell cell = new Cell(281, 30, -70.6, -40.4, -70.6, 0, -50.4, 2, 4, 144, 80.5, 5, 0, 5, -80);
        for (double pa : new double[] {850, 1500}) {
            CircuitBench fast = CircuitBench.fast(cell.parameters(1)).current(pa * 1e-3);
            fast.run(500);
            CircuitBench reference =
                    CircuitBench.reference(cell.parameters(1), 32).current(pa * 1e-3);
            reference.run(500);
            List<Double> a = fast.spikesMs();
            List<Double> b = reference.spikesMs();
            assertEquals(b.size(), a.size());
            int last = a.size() - 1;
            assertEquals(b.get(0), a.get(0), 0.02);
            double period = (b.get(last) - b.get(0)) / last;
            assertEquals(period, (a.get(last) - a.get(0)) / last, 2e-4 * period);
        }
    }

    @Test
    void extremeCodesStayFinite() {
        Cell wild = new Cell(2, 500, 0, 20, 25, 0.01, -120, 0.01, 500, 3, 1e6, 1.3, 60, 1.3, -120);
        for (int denmems : new int[] {1, 3}) {
            CircuitBench bench = CircuitBench.fast(wild.parameters(denmems)).current(100);
            for (int k = 0; k < 2000; k++) {
                bench.step(k % 3 == 0 ? 1e6 : 0, 0, k % 2, 1 + k % 1008);
                assertTrue(Double.isFinite(bench.mv()) && Double.isFinite(bench.circuits.adaptation(0)), "step " + k);
            }
        }
    }
}
