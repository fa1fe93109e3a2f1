package neckar.emulator.analog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongFunction;
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
    /** Long enough for a hundred spikes of the slowest leaky neuron that is drawn. */
    private static final double LONG_MS = 4000;

    private static final int SPIKES = 100;

    /** A drive in nA over the time in ms: a step, a ramp, a noisy current. */
    private static List<DoubleUnaryOperator> drives(double strength, long seed) {
        return List.of(
                ms -> strength,
                ms -> strength * (0.5 + Math.min(1, ms / DURATION_MS)),
                ms -> strength * (1 + 0.8 * noise(seed, ms)));
    }

    /** Values in -1..1 that change each millisecond. */
    private static double noise(long seed, double ms) {
        return 2 * new SeededRandom(seed * 100_003 + (long) ms).nextDouble() - 1;
    }

    private static List<Double> spikes(CircuitBench bench, DoubleUnaryOperator drive, double untilMs) {
        while (bench.nowMs() < untilMs && bench.spikesMs().size() < SPIKES) {
            bench.current(drive.applyAsDouble(bench.nowMs())).step(0, 0, 0, 0);
        }
        return bench.spikesMs();
    }

    /**
     * Error in ms of any of the first hundred spikes; error of the rate relative to it: the largest of three drives.
     */
    private static double[] leaky(long seed) {
        double[] worst = new double[2];
        SeededRandom random = new SeededRandom(seed);
        double tauMs = 5 + 40 * random.nextDouble();
        double threshold = -55 + 10 * random.nextDouble();
        Cell cell = Cell.lif(200, tauMs, -65, threshold, -70, 0.5 + 3 * random.nextDouble());
        double strength = (1.3 + random.nextDouble()) * (threshold + 65) * 0.2 / tauMs;
        for (DoubleUnaryOperator drive : drives(strength, seed)) {
            NeuronParameters joined = cell.parameters(1 + random.nextInt(8));
            List<Double> fast = spikes(CircuitBench.fast(joined), drive, LONG_MS);
            List<Double> exact = spikes(CircuitBench.reference(cell.parameters(1), 16), drive, LONG_MS);
            assertTrue(exact.size() > 20 && Math.abs(exact.size() - fast.size()) <= 1, "seed " + seed);
            int last = Math.min(exact.size(), fast.size()) - 1;
            for (int i = 0; i <= last; i++) {
                double error = Math.abs(exact.get(i) - fast.get(i));
                worst[0] = Math.max(worst[0], error);
            }
            double period = (exact.get(last) - exact.get(0)) / last;
            worst[1] = Math.max(worst[1], Math.abs(period * last / (fast.get(last) - fast.get(0)) - 1));
        }
        assertTrue(worst[0] <= 0.01, "spike of seed " + seed + ": " + worst[0]);
        assertTrue(worst[1] <= 1e-4, "rate of seed " + seed + ": " + worst[1]);
        return worst;
    }

    /** Errors of peak and area of a postsynaptic potential relative to it: the largest of both inputs. */
    private static double[] postsynapticPotential(long seed) {
        double[] worst = new double[2];
        SeededRandom random = new SeededRandom(seed);
        Cell cell = Cell.lif(200, 5 + 40 * random.nextDouble(), -65, 100, -65, 1)
                .withSynapses(1.3 + 13.8 * random.nextDouble(), 0, 1.3 + 13.8 * random.nextDouble(), -80);
        double nanoSiemens = 0.5 + 8 * random.nextDouble();
        for (int input = 0; input < 2; input++) {
            double[] fast = CircuitBench.fast(cell.parameters(1 + random.nextInt(8)))
                    .postsynapticPotential(nanoSiemens, input, 100);
            double[] exact =
                    CircuitBench.reference(cell.parameters(1), 16).postsynapticPotential(nanoSiemens, input, 100);
            worst[0] = Math.max(worst[0], Math.abs(fast[0] / exact[0] - 1));
            worst[1] = Math.max(worst[1], Math.abs(fast[2] / exact[2] - 1));
        }
        assertTrue(worst[0] <= 1e-3, "peak of seed " + seed + ": " + worst[0]);
        assertTrue(worst[1] <= 1e-3, "area of seed " + seed + ": " + worst[1]);
        return worst;
    }

    /** Errors of conductance, adaptation and plasticity relative to them, in a step or an event. */
    private static double[] states(long seed) {
        SeededRandom random = new SeededRandom(seed);
        double tauMs = 1.3 + 13.8 * random.nextDouble();
        CircuitBench bench = CircuitBench.fast(Cell.lif(200, 20, -65, 100, -65, 1)
                .withSynapses(tauMs, 0, 5, -80)
                .parameters(1));
        bench.step(3, 0, 0, 1 + random.nextInt(CircuitBench.STEP_TICKS));
        double g = bench.circuits.conductance(0, 0);
        bench.step(0, 0, 0, 0);
        double kept = bench.circuits.conductance(0, 0) / g;
        float u = (float) (CircuitBench.STEP_MS / (29 + 325 * random.nextDouble()));
        double[] errors = {
            Math.abs(kept * Math.exp(CircuitBench.STEP_MS / tauMs) - 1),
            Math.abs(SingleStep.decayed(u) / -Math.expm1(-u) - 1),
            plasticity(random)
        };
        String[] names = {"conductance", "adaptation", "plasticity"};
        for (int i = 0; i < errors.length; i++) {
            assertTrue(errors[i] <= 1e-6, names[i] + " of seed " + seed + ": " + errors[i]);
        }
        return errors;
    }

    private static double plasticity(SeededRandom random) {
        double utilisation = 0.25 + 0.15 * random.nextDouble();
        double tauSec = 1e-6 + 100e-6 * random.nextDouble();
        ShortTermPlasticity circuit = new ShortTermPlasticity(1);
        circuit.set(0, true, utilisation, 1, 0, tauSec);
        double recovered = 1;
        double worst = 0;
        long tick = 1000;
        for (int i = 0; i < 20; i++) {
            worst = Math.max(worst, Math.abs(circuit.event(0, 3, tick) / recovered - 1));
            long pause = 1 + (long) (random.nextDouble() * tauSec * 63e9);
            recovered = 1 - (1 - recovered * (1 - utilisation)) * Math.exp(-pause / (tauSec * 63e9));
            tick += pause;
        }
        return worst;
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
            List<Double> fast = spikes(CircuitBench.fast(cell.parameters(1 + random.nextInt(4))), drive, DURATION_MS);
            // A sixteenth of the step is not converged for the smallest slope factors.
            List<Double> exact = spikes(CircuitBench.reference(cell.parameters(1), 64), drive, DURATION_MS);
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
            postsynapticPotential(seed);
            states(seed);
        }
    }

    @Tag("slow")
    @Test
    void fiftyDrawnNeuronsOfEachKindMeetTheirBounds() {
        print("LIF: first hundred spikes in ms; rate", AccuracyTest::leaky);
        print("AdEx: first spike in ms, period", AccuracyTest::adaptive);
        print("potential: peak, area", AccuracyTest::postsynapticPotential);
        print("step or event: conductance, adaptation, plasticity", AccuracyTest::states);
    }

    /** Prints the largest and the median error of each kind over fifty draws. */
    private static void print(String names, LongFunction<double[]> measured) {
        List<double[]> errors = new ArrayList<>();
        for (long seed = 1; seed <= 50; seed++) {
            errors.add(measured.apply(seed));
        }
        for (int kind = 0; kind < errors.get(0).length; kind++) {
            int of = kind;
            double[] sorted =
                    errors.stream().mapToDouble(error -> error[of]).sorted().toArray();
            System.out.printf(
                    Locale.ROOT, "%s; %d: largest %.1e, median %.1e%n", names, kind + 1, sorted[49], sorted[25]);
        }
    }

    @Test
    void errorOfAdaptiveSpikesFallsWithTheSquareOfTheStep() {
        // 0.16 to 0.02 ms of biological time, without finer steps in the upstroke.
        Cell cell = new Cell(281, 30, -70.6, -40.4, -70.6, 0, -50.4, 2, 4, 144, 80.5, 5, 0, 5, -80);
        List<Double> exact = spikes(CircuitBench.reference(cell.parameters(1), 128), ms -> 0.85, DURATION_MS);
        double[] error = new double[4];
        for (int i = 0; i < error.length; i++) {
            List<Double> spikes = spikes(CircuitBench.reference(cell.parameters(1), 1 << i), ms -> 0.85, DURATION_MS);
            assertEquals(exact.size(), spikes.size());
            for (int k = 0; k < exact.size(); k++) {
                error[i] = Math.max(error[i], Math.abs(exact.get(k) - spikes.get(k)));
            }
        }
        double slope = Math.log(error[0] / error[3]) / Math.log(8);
        assertTrue(slope > 1.7 && slope < 2.2, "slope " + slope);
    }
}
