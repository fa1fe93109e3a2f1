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
 *
 * <p>Events add whole quanta, so that their sums do not depend on the order in which they come. The quantum is a 2^26th or 2^27th of what all
 * synapses of the neuron with the most input add together.
 */
public final class FloatCircuits implements NeuronCircuits {
    private final CircuitLayout layout;
    private final CircuitState state;
    private final StepKernel kernel;
    private final MembraneNoise noise;
    private final int[] pending;
    /** Quanta of the largest sum of increments at a position, as a power of two: sixteen times as many fit. */
    private static final int QUANTA_OF_SUM = 26;

    private int windowSteps = 1;
    private int nextStep;
    /** Whether events of the whole window were collected ahead. */
    private boolean windowArrived;
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
    public void use(CircuitScratch scratch, int steps) {
        state.use(scratch, steps);
        windowSteps = steps;
        nextStep = 0;
        windowArrived = false;
    }

    @Override
    public void quantise(double largestSum) {
        int exponent = largestSum > 0 ? Math.getExponent(largestSum) : 0;
        state.quantum = Math.scalb(1f, exponent - QUANTA_OF_SUM);
    }

    @Override
    public void beginStep() {
        kernel.begin();
        state.arrived = windowArrived;
        state.arrivedFrom = nextStep * layout.slots();
        nextStep = nextStep + 1 == windowSteps ? 0 : nextStep + 1;
    }

    @Override
    public void deliver(short[] positions, float[] increments, int from, int to, float factor, int remainingTicks) {
        for (int s = from; s < to; s++) {
            add(positions[s], increments[s] * factor, remainingTicks);
        }
    }

    @Override
    public void deliverCoded(
            short[] words, int positionBits, float[] distinct, int from, int to, float factor, int remainingTicks) {
        int mask = (1 << positionBits) - 1;
        for (int s = from; s < to; s++) {
            int word = words[s] & 0xffff;
            add(word & mask, distinct[word >>> positionBits] * factor, remainingTicks);
        }
    }

    private void add(int position, float x, int remainingTicks) {
        disturbed = true;
        state.arrived = true;
        float u = remainingTicks * state.invTauTicks[position];
        float e = series(u);
        state.arrivedEnd[state.arrivedFrom + position] += quanta(x * (1f - u * e));
        state.arrivedMean[state.arrivedFrom + position] += quanta(x * (remainingTicks * state.invStepTicks * e));
    }

    /** A conductance in quanta, rounded. */
    private int quanta(float conductance) {
        return (int) (conductance / state.quantum + 0.5f);
    }

    /** (1 - exp(-u))/u for small u. */
    private static float series(float u) {
        return 1f - u * (0.5f - u * (1f / 6 - u * (1f / 24 - u * (1f / 120 - u * (1f / 720)))));
    }

    /** What an event adds at a position to the conductance at the end of the step, and in the low half to its mean, in quanta. */
    long increments(int position, float x, int remainingTicks) {
        float u = remainingTicks * state.invTauTicks[position];
        float e = series(u);
        long end = quanta(x * (1f - u * e));
        return end << 32 | quanta(x * (remainingTicks * state.invStepTicks * e));
    }

    int slots() {
        return layout.slots();
    }

    /** Time constant of a position, as a number that positions of the same time constant share. */
    @Override
    public int timeConstant(int position) {
        return Float.floatToRawIntBits(state.invTauTicks[position]);
    }

    /**
     * Adds the events of a window, before its first step.
     *
     * @param rows what their words mean
     * @param words the words, each with its offset
     * @param first first word
     * @param count number of words
     */
    void collect(PackedRows rows, long[] words, int first, int count) {
        disturbed = true;
        windowArrived = true;
        int[] end = state.arrivedEnd;
        int[] mean = state.arrivedMean;
        int[] slotAt = rows.slotAt;
        int[] incrementAt = rows.incrementAt;
        long[] increments = rows.increments;
        int bits = rows.positionBits;
        int mask = (1 << bits) - 1;
        for (int i = first; i < first + count; i++) {
            long word = words[i];
            int offset = (int) (word >>> PackedRows.OFFSET_SHIFT);
            int slot = slotAt[offset];
            int table = incrementAt[offset];
            int a = (int) word & 0xffff;
            int b = (int) (word >>> 16) & 0xffff;
            int c = (int) (word >>> 32) & 0xffff;
            long x = increments[table + (a >>> bits)];
            int j = slot + (a & mask);
            end[j] += (int) (x >>> 32);
            mean[j] += (int) x;
            x = increments[table + (b >>> bits)];
            j = slot + (b & mask);
            end[j] += (int) (x >>> 32);
            mean[j] += (int) x;
            x = increments[table + (c >>> bits)];
            j = slot + (c & mask);
            end[j] += (int) (x >>> 32);
            mean[j] += (int) x;
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
