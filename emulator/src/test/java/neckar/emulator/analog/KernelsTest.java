package neckar.emulator.analog;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import neckar.base.SeededRandom;
import neckar.emulator.silicon.DenmemQuantities;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Kernels of plain loops and of the Vector API give the same bytes; quiet circuits stay as they are. */
class KernelsTest {
    private static final int STEP_TICKS = 1008;
    private static final double NS = 1e-9;
    private static final double MV = 1e-3;

    /** A denmem with drawn quantities; with few kinds, denmems of a neuron share terms. */
    private static DenmemQuantities denmem(SeededRandom random, int kinds, boolean adaptive, boolean saturates) {
        double kind = random.nextInt(kinds) / (double) kinds;
        double infinite = Double.POSITIVE_INFINITY;
        return new DenmemQuantities(
                2.165e-12,
                1000 * NS * (0.5 + kind),
                600 * MV,
                1000 * MV,
                450 * MV,
                0.3e-6 * (1 + kind),
                0.5e-6 * (1 + kind),
                760 * MV,
                (560 + 40 * kind) * MV,
                30e-9 + 100e-9 * kind,
                adaptive && random.nextInt(8) > 0,
                (680 + 20 * kind) * MV,
                (4 + 12 * kind) * MV,
                2.5e-6,
                adaptive && random.nextInt(8) > 0 ? 200 * NS : 0,
                (5 + 10 * kind) * 1e-6,
                adaptive ? 20 * NS * kind : 0,
                0,
                0,
                saturates ? 1e-6 : infinite,
                saturates ? 2e-6 : infinite,
                saturates ? 0.5 : infinite,
                true);
    }

    private static CircuitLayout layout(SeededRandom random) {
        List<NeuronParameters> neurons = new ArrayList<>();
        int count = 1 + random.nextInt(70);
        for (int n = 0; n < count; n++) {
            boolean adaptive = random.nextInt(3) > 0;
            boolean saturates = random.nextInt(4) == 0;
            int kinds = random.nextInt(2) == 0 ? 1 : 5;
            List<DenmemQuantities> denmems = new ArrayList<>();
            int size = 1 + random.nextInt(4);
            for (int m = 0; m < size; m++) {
                denmems.add(denmem(random, kinds, adaptive, saturates));
            }
            neurons.add(NeuronParameters.join(denmems, random.nextInt(6) - 1 >= 0 ? random.nextInt(size) : -1));
        }
        return new CircuitLayout(neurons, STEP_TICKS);
    }

    /** Bits of all that can be seen of a neuron, and the crossings, over some hundred steps with events and currents. */
    private static List<long[]> history(CircuitLayout layout, StepKernels kernels, long seed) {
        FloatCircuits circuits = new FloatCircuits(layout, MembraneNoise.NONE, kernels);
        SeededRandom random = new SeededRandom(seed);
        List<long[]> seen = new ArrayList<>();
        Crossings crossings = new Crossings();
        short[] position = new short[1];
        float[] increment = new float[1];
        for (int step = 0; step < 400; step++) {
            long start = (long) step * STEP_TICKS;
            circuits.beginStep();
            for (int event = random.nextInt(12); event > 0; event--) {
                position[0] = (short) circuits.position(random.nextInt(circuits.neurons()), 0, random.nextInt(3) / 2);
                increment[0] = (float) (400 * NS * random.nextDouble() * circuits.perSiemens(position[0]));
                circuits.deliver(position, increment, 0, 1, 1f, random.nextInt(STEP_TICKS));
            }
            if (step % 50 == 0) {
                circuits.setCurrent(random.nextInt(circuits.neurons()), 300 * NS * random.nextDouble());
            }
            crossings.clear();
            circuits.finishStep(start, crossings);
            long[] row = new long[4 * circuits.neurons() + 2 * crossings.count()];
            for (int n = 0; n < circuits.neurons(); n++) {
                row[4 * n] = Double.doubleToRawLongBits(circuits.voltage(n));
                row[4 * n + 1] = Double.doubleToRawLongBits(circuits.conductance(n, 0));
                row[4 * n + 2] = Double.doubleToRawLongBits(circuits.conductance(n, 1));
                row[4 * n + 3] = Double.doubleToRawLongBits(circuits.adaptation(n));
            }
            for (int i = 0; i < crossings.count(); i++) {
                row[4 * circuits.neurons() + 2 * i] = crossings.neuron(i);
                row[4 * circuits.neurons() + 2 * i + 1] = crossings.tick(i);
            }
            seen.add(row);
        }
        return seen;
    }

    @Property(tries = 60)
    void vectorKernelGivesTheBytesOfPlainLoops(@ForAll @LongRange(min = 0, max = 1_000_000_000) long seed) {
        CircuitLayout layout = layout(new SeededRandom(seed));
        List<long[]> plain = history(layout, StepKernels.PLAIN, seed);
        List<long[]> vector = history(layout, StepKernels.vector().orElseThrow(), seed);
        for (int step = 0; step < plain.size(); step++) {
            assertArrayEquals(plain.get(step), vector.get(step), "step " + step);
        }
    }

    @Test
    void drawnCircuitsSpikeInMostCases() {
        int spiking = 0;
        for (long seed = 0; seed < 20; seed++) {
            CircuitLayout layout = layout(new SeededRandom(seed));
            List<long[]> seen = history(layout, StepKernels.PLAIN, seed);
            spiking += seen.stream().anyMatch(row -> row.length > 4 * layout.neurons()) ? 1 : 0;
        }
        assertTrue(spiking > 10, "spiking in " + spiking);
    }

    @Test
    void changeToTheVectorKernelWithinARunLeavesNoTrace() {
        CircuitLayout layout = layout(new SeededRandom(4));
        int[] asked = {0};
        StepKernels changeInTheMiddle =
                StepKernels.changing(StepKernels.vector().orElseThrow(), () -> ++asked[0] > 200);
        List<long[]> changing = history(layout, changeInTheMiddle, 7);
        assertEquals(201, asked[0]);
        List<long[]> plain = history(layout, StepKernels.PLAIN, 7);
        for (int step = 0; step < plain.size(); step++) {
            assertArrayEquals(plain.get(step), changing.get(step), "step " + step);
        }
    }

    @Test
    void restedCircuitsAreQuietAndStepsChangeNothing() {
        for (long seed = 1; seed < 6; seed++) {
            CircuitLayout layout = layout(new SeededRandom(seed));
            FloatCircuits circuits = new FloatCircuits(layout);
            Crossings crossings = new Crossings();
            short[] position = {(short) circuits.position(0, 0, 0)};
            float[] increment = {(float) (100 * NS * circuits.perSiemens(position[0]))};
            circuits.beginStep();
            circuits.deliver(position, increment, 0, 1, 1f, 100);
            circuits.finishStep(0, crossings);
            assertFalse(circuits.isQuiet());
            int step = 1;
            while (!circuits.isQuiet()) {
                circuits.beginStep();
                circuits.finishStep((long) step++ * STEP_TICKS, crossings);
                assertTrue(step < 60_000, "never quiet, seed " + seed);
            }
            double[] before = new double[circuits.neurons()];
            for (int n = 0; n < before.length; n++) {
                before[n] = circuits.voltage(n);
            }
            int crossed = crossings.count();
            for (int i = 0; i < 50; i++) {
                circuits.beginStep();
                circuits.finishStep((long) step++ * STEP_TICKS, crossings);
                assertTrue(circuits.isQuiet());
            }
            for (int n = 0; n < before.length; n++) {
                assertEquals(before[n], circuits.voltage(n));
            }
            assertEquals(crossed, crossings.count());
            circuits.setCurrent(0, 1 * NS);
            assertFalse(circuits.isQuiet());
        }
    }
}
