package neckar.emulator.analog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import neckar.emulator.analog.CircuitBench.Cell;
import neckar.emulator.silicon.Draw;
import org.junit.jupiter.api.Test;

class MembraneNoiseTest {
    private static final double SIGMA = 0.002;
    private static final double TAU = 1e-6;
    private static final double STEP = 16e-9;
    private static final int NEURONS = 200;

    /** Standard deviation over 200 equal neurons, well after the start, and mean of the square over later times. */
    private static double spread(NeuronParameters neuron, boolean fast) {
        List<NeuronParameters> neurons = Collections.nCopies(NEURONS, neuron);
        long[] keys = new long[NEURONS];
        double[] amp = new double[NEURONS];
        for (int n = 0; n < NEURONS; n++) {
            keys[n] = Draw.key(9, n);
            amp[n] = MembraneNoise.amp(SIGMA, neuron, TAU);
        }
        MembraneNoise noise = new MembraneNoise(keys, amp, TAU, STEP);
        NeuronCircuits circuits = fast
                ? new FloatCircuits(new CircuitLayout(neurons, CircuitBench.STEP_TICKS), noise)
                : new DoubleCircuits(neurons, CircuitBench.STEP_TICKS, 1, noise);
        Crossings crossings = new Crossings();
        double square = 0;
        int samples = 0;
        for (int step = 0; step < 4000; step++) {
            circuits.beginStep();
            circuits.finishStep((long) step * CircuitBench.STEP_TICKS, crossings);
            if (step > 800 && step % 400 == 0) {
                for (int n = 0; n < NEURONS; n++) {
                    double deviation = circuits.voltage(n) - neuron.restVolt();
                    square += deviation * deviation;
                    samples++;
                }
            }
        }
        return Math.sqrt(square / samples);
    }

    @Test
    void membranesHaveTheSigmaThatIsAskedFor() {
        // tau_m 2 us; samples 6.4 us apart are nearly independent.
        NeuronParameters one = Cell.lif(2.16456, 20, 550, 700, 550, 1).parameters(1);
        assertEquals(SIGMA, spread(one, true), 4 * SIGMA / Math.sqrt(2.0 * 8 * NEURONS));
        assertEquals(SIGMA, spread(one, false), 4 * SIGMA / Math.sqrt(2.0 * 8 * NEURONS));
        // Another time constant, the same sigma.
        NeuronParameters quick = Cell.lif(2.16456, 5, 550, 700, 550, 1).parameters(1);
        assertEquals(SIGMA, spread(quick, true), 4 * SIGMA / Math.sqrt(2.0 * 8 * NEURONS));
    }

    @Test
    void independentNoiseOfJoinedDenmemsAveragesOut() {
        NeuronParameters four = Cell.lif(4 * 2.16456, 20, 550, 700, 550, 1).parameters(4);
        assertEquals(SIGMA / 2, spread(four, true), 4 * SIGMA / 2 / Math.sqrt(2.0 * 8 * NEURONS));
    }

    @Test
    void noiseOfANeuronDoesNotDependOnItsNeighbours() {
        NeuronParameters neuron = Cell.lif(2.16456, 20, 550, 700, 550, 1).parameters(1);
        NeuronParameters other = Cell.lif(2.16456, 20, 550, 700, 550, 1).parameters(2);
        double[] alone = voltages(List.of(neuron), new long[] {77});
        double[] second = voltages(List.of(other, neuron), new long[] {5, 77});
        assertEquals(alone[0], second[1], 0);
        assertTrue(second[0] != second[1]);
    }

    private static double[] voltages(List<NeuronParameters> neurons, long[] keys) {
        List<Double> amp = new ArrayList<>();
        neurons.forEach(neuron -> amp.add(MembraneNoise.amp(SIGMA, neuron, TAU)));
        MembraneNoise noise =
                new MembraneNoise(keys, amp.stream().mapToDouble(a -> a).toArray(), TAU, STEP);
        NeuronCircuits circuits = new FloatCircuits(new CircuitLayout(neurons, CircuitBench.STEP_TICKS), noise);
        for (int step = 0; step < 300; step++) {
            circuits.beginStep();
            circuits.finishStep((long) step * CircuitBench.STEP_TICKS, new Crossings());
        }
        double[] volts = new double[neurons.size()];
        for (int n = 0; n < volts.length; n++) {
            volts[n] = circuits.voltage(n);
        }
        return volts;
    }
}
