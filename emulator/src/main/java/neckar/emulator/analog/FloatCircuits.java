package neckar.emulator.analog;

import neckar.base.Invariant;

/**
 * Neuron circuits in single precision, as arrays over the chip (emulator reference 3.1, 5.2): exact conductances and
 * adaptation, trapezoidal rule for the membrane with step-mean conductances, threshold and refractory end interpolated
 * inside a step, sub-steps in the upstroke of the exponential term.
 *
 * <p>Conductances and currents are kept times h/(2 C) of their neuron, so that the trapezoidal rule needs no further
 * factor: with q the scaled sum of conductances and d that of currents, V' = V + 2 (d - q V) / (1 + q). This form of the
 * rule rounds the increment, not the potential.
 *
 * <p>Denmems of one neuron whose synaptic inputs have the same time constant and reversal potential share one state:
 * their conductances obey the same linear equation, so the sum does too. A die with mismatch has one state a denmem.
 */
public final class FloatCircuits implements NeuronCircuits {
    private final CircuitLayout layout;
    private final CircuitState state;
    private final StepKernel kernel;
    private final MembraneNoise noise;
    private final EventShapes shapes;
    private final int[] pending;
    /** Whether events, currents or neurons out of the ordinary may change the state in the next step. */
    private boolean disturbed = true;

    /** As below, without noise and by plain loops. */
    public FloatCircuits(CircuitLayout layout) {
        this(layout, MembraneNoise.NONE);
    }

    /** As below, by plain loops. */
    public FloatCircuits(CircuitLayout layout, MembraneNoise membraneNoise) {
        this(layout, membraneNoise, StepKernels.PLAIN);
    }

    /**
     * Lays the neurons out in arrays, at rest.
     *
     * @param layout coefficients of the neurons
     * @param membraneNoise noise of their membranes
     * @param kernels makes the arithmetic of the steps
     */
    public FloatCircuits(CircuitLayout layout, MembraneNoise membraneNoise, StepKernels kernels) {
        this.layout = layout;
        noise = membraneNoise.inOrderOf(layout);
        state = new CircuitState(layout, !noise.isSilent());
        kernel = kernels.kernelFor(state);
        shapes = new EventShapes(state.invTauTicks, state.invStepTicks);
        pending = new int[layout.ranks()];
    }

    @Override
    public int neurons() {
        return layout.neurons();
    }

    @Override
    public int position(int neuron, int member, int input) {
        return layout.position(neuron, member, input);
    }

    @Override
    public double perSiemens(int position) {
        return layout.perSiemens(position);
    }

    @Override
    public void use(CircuitScratch scratch) {
        state.use(scratch);
    }

    @Override
    public void beginStep() {
        kernel.decay(state);
    }

    @Override
    public void deliver(short[] positions, float[] increments, int from, int to, float factor, int remainingTicks) {
        disturbed = true;
        if (!shapes.isVaried()) {
            int instant = shapes.at(remainingTicks);
            for (int s = from; s < to; s++) {
                int j = positions[s];
                int k = instant + shapes.classOf[j];
                float x = increments[s] * factor;
                state.conductance[j] += x * shapes.end[k];
                state.mean[j] += x * shapes.mean[k];
            }
            return;
        }
        float r = remainingTicks;
        float share = r * state.invStepTicks;
        for (int s = from; s < to; s++) {
            int j = positions[s];
            float x = increments[s] * factor;
            float u = r * state.invTauTicks[j];
            float e = EventShapes.series(u);
            state.conductance[j] += x * (1f - u * e);
            state.mean[j] += x * (share * e);
        }
    }

    @Override
    public void deliverCoded(
            short[] words, int positionBits, float[] distinct, int from, int to, float factor, int remainingTicks) {
        disturbed = true;
        int mask = (1 << positionBits) - 1;
        if (shapes.isVaried()) {
            deliverCodedOneByOne(words, positionBits, distinct, from, to, factor, remainingTicks);
            return;
        }
        int instant = shapes.at(remainingTicks);
        float[] g = state.conductance;
        float[] m = state.mean;
        if (shapes.isUniform()) {
            float end = shapes.end[instant];
            float middle = shapes.mean[instant];
            for (int s = from; s < to; s++) {
                int word = words[s] & 0xffff;
                int j = word & mask;
                float x = distinct[word >>> positionBits] * factor;
                g[j] += x * end;
                m[j] += x * middle;
            }
            return;
        }
        byte[] classOf = shapes.classOf;
        for (int s = from; s < to; s++) {
            int word = words[s] & 0xffff;
            int j = word & mask;
            float x = distinct[word >>> positionBits] * factor;
            g[j] += x * shapes.end[instant + classOf[j]];
            m[j] += x * shapes.mean[instant + classOf[j]];
        }
    }

    private void deliverCodedOneByOne(
            short[] words, int positionBits, float[] distinct, int from, int to, float factor, int remainingTicks) {
        float r = remainingTicks;
        float share = r * state.invStepTicks;
        for (int s = from; s < to; s++) {
            int word = words[s] & 0xffff;
            int j = word & (1 << positionBits) - 1;
            float x = distinct[word >>> positionBits] * factor;
            float u = r * state.invTauTicks[j];
            float e = EventShapes.series(u);
            state.conductance[j] += x * (1f - u * e);
            state.mean[j] += x * (share * e);
        }
    }

    @Override
    public void finishStep(long startTick, Crossings crossings) {
        if (!noise.isSilent()) {
            noise.addTo(state.current, startTick / state.stepTicks, state.noisy);
        }
        int unusual = 0;
        for (int g = 0; g < layout.groups(); g++) {
            int count = kernel.advance(state, g, pending);
            if (count > 0) {
                kernel.settle(state, g, pending, count, startTick, crossings);
            }
            unusual += count;
        }
        state.swap();
        disturbed = unusual > 0;
    }

    @Override
    public boolean isQuiet() {
        return !disturbed && noise.isSilent() && state.unchanged();
    }

    @Override
    public void setCurrent(int neuron, double amp) {
        int n = layout.rank(neuron);
        float scaled = (float) (layout.leakDrive(n) + amp * layout.scale(n));
        disturbed |= state.current[n] != scaled;
        state.current[n] = scaled;
    }

    @Override
    public double voltage(int neuron) {
        return state.voltage[layout.rank(neuron)];
    }

    @Override
    public double conductance(int neuron, int input) {
        Invariant.check(input == EXCITATORY || input == INHIBITORY, "synaptic input exists", input);
        int n = layout.rank(neuron);
        int g = layout.groupOf(n);
        int states = layout.groupStates(g);
        double sum = 0;
        for (int s = 0; s < states; s++) {
            int j = layout.groupBase(g) + (input * states + s) * layout.groupSize(g) + n - layout.groupFirst(g);
            sum += state.conductance[j];
        }
        return sum / layout.scale(n);
    }

    @Override
    public double adaptation(int neuron) {
        int n = layout.rank(neuron);
        FloatTerms terms = layout.terms();
        double sum = 0;
        for (int i = 0; i < terms.adapts(n); i++) {
            sum += state.adaptation[terms.firstAdapt(n) + i * terms.stride(n)];
        }
        return sum / layout.scale(n);
    }
}
