package neckar.emulator.analog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import neckar.base.SeededRandom;
import neckar.emulator.analog.CircuitBench.Cell;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The fast circuits at the default step against the converged reference, double precision with a sixteenth of the step
 * or less (emulator reference 5.1), for drawn parameters under a step, a ramp and a noisy current.
 */
class AccuracyTest {
    private static final double DURATION_MS = 400;

    /** A drive in nA over the time in ms. */
    private static List<DoubleUnaryOperator> drives(double strength, long seed) {
        return List.of(
                ms -> strength,
                ms -> strength * (0.5 + ms / DURATION_MS),
                ms -> strength * (1 + 0.8 * noise(seed, ms)));
    }

    /** Values in -1..1 that change each millisecond. */
    private static double noise(long seed, double ms) {
        return 2 * new SeededRandom(seed * 100_003 + (long) ms).nextDouble() - 1;
    }

    private static List<Double> spikes(CircuitBench bench, DoubleUnaryOperator drive) {
        while (bench.nowMs() < DURATION_MS) {
            bench.current(drive.applyAsDouble(bench.nowMs())).step(0, 0, 0, 0);
        }
        return bench.spikesMs();
    }

    private static void leaky(long seed) {
        SeededRandom random = new SeededRandom(seed);
        double tauMs = 5 + 40 * random.nextDouble();
        double threshold = -55 + 10 * random.nextDouble();
        Cell cell = Cell.lif(200, tauMs, -65, threshold, -70, 0.5 + 3 * random.nextDouble());
        double strength = (1.3 + random.nextDouble()) * (threshold + 65) * 0.2 / tauMs;
        for (DoubleUnaryOperator drive : drives(strength, seed)) {
            List<Double> fast = spikes(CircuitBench.fast(cell.parameters(1 + random.nextInt(8))), drive);
            List<Double> exact = spikes(CircuitBench.reference(cell.parameters(1), 16), drive);
            assertTrue(!exact.isEmpty() && Math.abs(exact.size() - fast.size()) <= 1, "seed " + seed);
            for (int i = 0; i < Math.min(100, Math.min(exact.size(), fast.size())); i++) {
                assertEquals(exact.get(i), fast.get(i), 0.01, "seed " + seed + ", spike " + i);
            }
        }
    }

    /** Error of the first spike in ms, and that of the period relative to it: the largest of three drives. */
    private static double[] adaptive(long seed) {
        double[] worst = new double[2];
        SeededRandom random = new SeededRandom(seed);
        double gNs = 8 + 20 * random.nextDouble();
        Cell cell = new Cell(
                200,
                gNs,
                -70,
                -40,
                -65 + 5 * random.nextDouble(),
                0.5 + 3 * random.nextDouble(),
                -50,
                0.5 + 1.5 * random.nextDouble(),
                4 * random.nextDouble(),
                30 + 200 * random.nextDouble(),
                60 * random.nextDouble(),
                5,
                0,
                5,
                -80);
        double strength = (1.5 + random.nextDouble()) * 20 * (gNs + 4) * 1e-3;
        for (DoubleUnaryOperator drive : drives(strength, seed)) {
            List<Double> fast = spikes(CircuitBench.fast(cell.parameters(1 + random.nextInt(4))), drive);
            // A sixteenth of the step is not converged for the smallest slope factors.
            List<Double> exact = spikes(CircuitBench.reference(cell.parameters(1), 64), drive);
            int last = Math.min(exact.size(), fast.size()) - 1;
            assertTrue(last > 2 && Math.abs(exact.size() - fast.size()) <= 1, "seed " + seed);
            double first = Math.abs(exact.get(0) - fast.get(0));
            assertTrue(first <= 0.02, "first spike of seed " + seed + ": " + first);
            double period = (exact.get(last) - exact.get(0)) / last;
            double relative = Math.abs((fast.get(last) - fast.get(0)) / last / period - 1);
            assertTrue(relative <= 2e-4, "period of seed " + seed + ": " + relative);
            worst[0] = Math.max(worst[0], first);
            worst[1] = Math.max(worst[1], relative);
        }
        return worst;
    }

    @Test
    void drawnNeuronsMeetTheirBounds() {
        for (long seed = 1; seed <= 3; seed++) {
            leaky(seed);
            adaptive(seed);
        }
    }

    @Tag("slow")
    @Test
    void fiftyDrawnNeuronsOfEachKindMeetTheirBounds() {
        double[] first = new double[50];
        double[] period = new double[50];
        for (int seed = 1; seed <= 50; seed++) {
            leaky(seed);
            double[] worst = adaptive(seed);
            first[seed - 1] = worst[0];
            period[seed - 1] = worst[1];
        }
        Arrays.sort(first);
        Arrays.sort(period);
        System.out.printf(
                Locale.ROOT,
                "AdEx neurons: first spike off by %.4f ms at most, period by %.1e at most, %.1e in the median%n",
                first[49],
                period[49],
                period[25]);
    }

    @Test
    void errorOfAdaptiveSpikesFallsWithTheSquareOfTheStep() {
        // 0.16 to 0.02 ms of biological time, without finer steps in the upstroke.
        Cell cell = new Cell(281, 30, -70.6, -40.4, -70.6, 0, -50.4, 2, 4, 144, 80.5, 5, 0, 5, -80);
        List<Double> exact = spikes(CircuitBench.reference(cell.parameters(1), 128), ms -> 0.85);
        double[] error = new double[4];
        for (int i = 0; i < error.length; i++) {
            List<Double> spikes = spikes(CircuitBench.reference(cell.parameters(1), 1 << i), ms -> 0.85);
            assertEquals(exact.size(), spikes.size());
            for (int k = 0; k < exact.size(); k++) {
                error[i] = Math.max(error[i], Math.abs(exact.get(k) - spikes.get(k)));
            }
        }
        double slope = Math.log(error[0] / error[3]) / Math.log(8);
        assertTrue(slope > 1.7 && slope < 2.2, "slope " + slope);
    }
}
