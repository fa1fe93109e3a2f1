package neckar.emulator.analog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import neckar.emulator.silicon.DenmemQuantities;
import org.junit.jupiter.api.Test;

/** Synaptic inputs that deliver g/(1 + g/limit) V0 tanh(U/V0), in hardware units. */
class SaturationTest {
    private static final double FREE = Double.POSITIVE_INFINITY;
    private static final double REST = 0.55;
    private static final double REVERSAL = 1.2;
    private static final double LEAK = 1e-6;

    private static NeuronParameters neuron(double limit, double inputVolt, double restX) {
        DenmemQuantities denmem = new DenmemQuantities(
                2e-12, LEAK, REST, REVERSAL, 0.4, 0.5e-6, 0.5e-6, 1.1, REST, 1e-7, false, 0, 1e-3, 1, 0, 1e-5, 0, restX,
                0, limit, limit, inputVolt, true);
        return NeuronParameters.join(List.of(denmem), 0);
    }

    /** Potential after a step with a conductance of so many siemens for 20 us, refreshed each step. */
    private static double plateau(NeuronCircuits circuits, double siemens) {
        Crossings crossings = new Crossings();
        short[] position = {(short) circuits.position(0, 0, NeuronCircuits.EXCITATORY)};
        for (int step = 0; step < 1250; step++) {
            double missing = siemens - circuits.conductance(0, NeuronCircuits.EXCITATORY);
            circuits.beginStep();
            float[] increment = {(float) (missing * circuits.perSiemens(position[0]))};
            circuits.deliver(position, increment, 0, 1, 1f, CircuitBench.STEP_TICKS - 1);
            circuits.finishStep((long) step * CircuitBench.STEP_TICKS, crossings);
        }
        return circuits.voltage(0);
    }

    private static NeuronCircuits fast(NeuronParameters neuron) {
        return new FloatCircuits(new CircuitLayout(List.of(neuron), CircuitBench.STEP_TICKS));
    }

    private static NeuronCircuits exact(NeuronParameters neuron) {
        return new DoubleCircuits(List.of(neuron), CircuitBench.STEP_TICKS, 2);
    }

    /** The potential at which leak and input cancel, by bisection; the mean of a refreshed conductance is a bit lower. */
    private static double balance(double siemens, double limit, double inputVolt) {
        double low = REST;
        double high = REVERSAL;
        for (int i = 0; i < 60; i++) {
            double v = 0.5 * (low + high);
            double u = REVERSAL - v;
            double force = Double.isInfinite(inputVolt) ? u : inputVolt * Math.tanh(u / inputVolt);
            double input = siemens / (1 + siemens / limit) * force;
            if (input > LEAK * (v - REST)) {
                low = v;
            } else {
                high = v;
            }
        }
        return low;
    }

    @Test
    void plateausAreThoseOfTheSaturatingCurrent() {
        double[][] cases = {{FREE, FREE}, {FREE, 0.5}, {2e-6, FREE}, {2e-6, 0.5}, {1e-6, 0.2}};
        for (double[] limits : cases) {
            NeuronParameters neuron = neuron(limits[0], limits[1], 0);
            double siemens = 0.8e-6;
            double expected = balance(siemens, limits[0], limits[1]);
            double found = plateau(fast(neuron), siemens);
            // Within a step of 16 ns the conductance decays by 3 %.
            assertEquals(expected - REST, found - REST, 0.02 * (expected - REST), limits[0] + ", " + limits[1]);
            assertEquals(plateau(exact(neuron), siemens), found, 2e-4, limits[0] + ", " + limits[1]);
        }
    }

    @Test
    void saturationWeakensStrongInputsMore() {
        NeuronParameters free = neuron(FREE, FREE, 0);
        NeuronParameters limited = neuron(2e-6, FREE, 0);
        double weak = (plateau(fast(limited), 0.02e-6) - REST) / (plateau(fast(free), 0.02e-6) - REST);
        double strong = (plateau(fast(limited), 4e-6) - REST) / (plateau(fast(free), 4e-6) - REST);
        assertTrue(weak > 0.98, "weak " + weak);
        assertTrue(strong < 0.8, "strong " + strong);
    }

    @Test
    void inputsThatLeakShiftTheRestingPotential() {
        NeuronParameters leaking = neuron(FREE, FREE, 0.02 * LEAK);
        double expected = REST + 0.02 / 1.02 * (REVERSAL - REST);
        assertEquals(expected, leaking.restVolt(), 1e-12);
        assertEquals(expected, plateau(fast(leaking), 0), 1e-6);
        assertEquals(expected, plateau(exact(leaking), 0), 1e-9);
    }

    @Test
    void joinedDenmemsSaturateEachOnItsOwn() {
        DenmemQuantities one = neuron(1e-6, FREE, 0).denmems().get(0);
        NeuronParameters joined = NeuronParameters.join(List.of(one, one), 0);
        assertEquals(2, new NeuronStates(joined, 16e-9).count());
        DenmemQuantities linear = neuron(FREE, 0.5, 0).denmems().get(0);
        assertEquals(1, new NeuronStates(NeuronParameters.join(List.of(linear, linear), 0), 16e-9).count());
    }
}
