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
    /** Added and subtracted to flush tiny conductances to zero before they become subnormal and slow. */
    private static final float FLUSH = 1e-20f;

    private static final int FINE_SUB_STEPS = 16;
    private static final int COARSE_SUB_STEPS = 2;

    private final CircuitLayout layout;
    private final FloatTerms terms;
    private final boolean[] fires;
    private final int stepTicks;
    private final float invStepTicks;

    private final float[] conductance;
    private final float[] mean;
    private final float[] keep;
    private final float[] meanFactor;
    private final float[] reversal;
    private final float[] invTauTicks;
    private final EventShapes shapes;

    private final float[] invLimit;
    private final float invInputVolt;

    private float[] voltage;
    private float[] next;
    private final float[] conductanceSum;
    private final float[] drive;
    private final float[] leak;
    private final float[] current;
    /** {@link #current} and the noise of the present step; the same array on a die without noise. */
    private final float[] noisy;

    private final MembraneNoise noise;
    private final float[] threshold;
    private final float[] trigger;
    private final float[] reset;
    private final long[] holdUntil;
    private final int[] refractoryTicks;
    private final float[] adaptation;

    /** Crossing within the last march as a fraction of the step, or -1. */
    private float crossedAt;

    /**
     * Lays the neurons out in arrays, at rest.
     *
     * @param layout coefficients of the neurons
     */
    public FloatCircuits(CircuitLayout layout) {
        this(layout, MembraneNoise.NONE);
    }

    /**
     * Lays the neurons out in arrays, at rest.
     *
     * @param layout coefficients of the neurons
     * @param membraneNoise noise of their membranes
     */
    public FloatCircuits(CircuitLayout layout, MembraneNoise membraneNoise) {
        this.layout = layout;
        terms = layout.terms();
        fires = layout.fires();
        stepTicks = layout.stepTicks();
        invStepTicks = 1f / stepTicks;
        int slots = layout.slots();
        conductance = new float[slots];
        mean = new float[slots];
        keep = layout.keep();
        meanFactor = layout.meanFactor();
        reversal = layout.reversal();
        invTauTicks = layout.invTauTicks();
        shapes = new EventShapes(invTauTicks, invStepTicks);
        int neurons = layout.neurons();
        voltage = layout.restVolt();
        next = voltage.clone();
        conductanceSum = new float[neurons];
        drive = new float[neurons];
        leak = layout.leak();
        current = layout.leakCurrent();
        noise = membraneNoise.inOrderOf(layout);
        noisy = noise.isSilent() ? current : current.clone();
        invLimit = layout.invLimit();
        invInputVolt = layout.invInputVolt();
        threshold = layout.threshold();
        reset = layout.reset();
        refractoryTicks = layout.refractoryTicks();
        trigger = new float[neurons];
        for (int n = 0; n < neurons; n++) {
            trigger[n] = fires[n] ? threshold[n] : Float.POSITIVE_INFINITY;
        }
        holdUntil = new long[neurons];
        adaptation = new float[terms.adaptRate.length];
    }

    @Override
    public int neurons() {
        return voltage.length;
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
    public void beginStep() {
        float[] g = conductance;
        float[] m = mean;
        float[] factor = meanFactor;
        for (int j = 0; j < g.length; j++) {
            m[j] = g[j] * factor[j];
        }
        float[] k = keep;
        for (int j = 0; j < g.length; j++) {
            g[j] = (g[j] * k[j] + FLUSH) - FLUSH;
        }
    }

    @Override
    public void deliver(short[] positions, float[] increments, int from, int to, float factor, int remainingTicks) {
        if (!shapes.isVaried()) {
            shapes.prepare(remainingTicks);
            for (int s = from; s < to; s++) {
                int j = positions[s];
                int k = shapes.classOf[j];
                float x = increments[s] * factor;
                conductance[j] += x * shapes.end[k];
                mean[j] += x * shapes.mean[k];
            }
            return;
        }
        float r = remainingTicks;
        float share = r * invStepTicks;
        for (int s = from; s < to; s++) {
            int j = positions[s];
            float x = increments[s] * factor;
            float u = r * invTauTicks[j];
            float e = EventShapes.series(u);
            conductance[j] += x * (1f - u * e);
            mean[j] += x * (share * e);
        }
    }

    @Override
    public void deliverCoded(
            short[] words, int positionBits, float[] distinct, int from, int to, float factor, int remainingTicks) {
        int mask = (1 << positionBits) - 1;
        if (shapes.isVaried()) {
            deliverCodedOneByOne(words, positionBits, distinct, from, to, factor, remainingTicks);
            return;
        }
        shapes.prepare(remainingTicks);
        float[] g = conductance;
        float[] m = mean;
        if (shapes.isUniform()) {
            float end = shapes.end[0];
            float middle = shapes.mean[0];
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
            g[j] += x * shapes.end[classOf[j]];
            m[j] += x * shapes.mean[classOf[j]];
        }
    }

    private void deliverCodedOneByOne(
            short[] words, int positionBits, float[] distinct, int from, int to, float factor, int remainingTicks) {
        float r = remainingTicks;
        float share = r * invStepTicks;
        for (int s = from; s < to; s++) {
            int word = words[s] & 0xffff;
            int j = word & (1 << positionBits) - 1;
            float x = distinct[word >>> positionBits] * factor;
            float u = r * invTauTicks[j];
            float e = EventShapes.series(u);
            conductance[j] += x * (1f - u * e);
            mean[j] += x * (share * e);
        }
    }

    @Override
    public void finishStep(long startTick, Crossings crossings) {
        if (!noise.isSilent()) {
            noise.addTo(current, startTick / stepTicks, noisy);
        }
        for (int g = 0; g < layout.groups(); g++) {
            int first = layout.groupFirst(g);
            int count = layout.groupSize(g);
            int base = layout.groupBase(g);
            sumInputs(first, count, base, layout.groupStates(g), layout.groupSaturates(g));
            if (layout.groupIsLeaky(g)) {
                stepLeaky(first, first + count);
                for (int n = first; n < first + count; n++) {
                    if (!(next[n] < trigger[n])) {
                        resolve(n, startTick, crossings);
                    }
                }
            } else {
                for (int n = first; n < first + count; n++) {
                    resolve(n, startTick, crossings);
                }
            }
        }
        float[] old = voltage;
        voltage = next;
        next = old;
    }

    /** Sums step-mean conductances and the currents that they drive, of all states of a group. */
    private void sumInputs(int first, int count, int base, int states, boolean saturates) {
        float[] q = conductanceSum;
        float[] d = drive;
        float[] m = mean;
        float[] rev = reversal;
        for (int n = first; n < first + count; n++) {
            q[n] = leak[n];
            d[n] = noisy[n];
        }
        if (saturates) {
            sumSaturating(first, count, base, states);
            return;
        }
        for (int s = 0; s < 2 * states; s++) {
            int row = base + s * count - first;
            for (int n = first; n < first + count; n++) {
                q[n] += m[row + n];
                d[n] += m[row + n] * rev[row + n];
            }
        }
    }

    /**
     * As above for inputs that deliver g/(1 + g/limit) (V0 tanh(U/V0)): the conductance that, times the driving force U at
     * the start of the step, is this current. tanh(u)/u by the seventh convergent of its continued fraction, within 1e-5
     * for |u| < 3.6.
     */
    private void sumSaturating(int first, int count, int base, int states) {
        float[] q = conductanceSum;
        float[] d = drive;
        float[] m = mean;
        float[] rev = reversal;
        float[] v = voltage;
        float[] inv = invLimit;
        for (int s = 0; s < 2 * states; s++) {
            int row = base + s * count - first;
            for (int n = first; n < first + count; n++) {
                float u = (rev[row + n] - v[n]) * invInputVolt;
                float x = u * u;
                float above = 135135f + x * (17325f + x * (378f + x));
                float below = (135135f + x * (62370f + x * (3150f + 28f * x))) * (1f + m[row + n] * inv[row + n]);
                float g = m[row + n] * above / below;
                q[n] += g;
                d[n] += g * rev[row + n];
            }
        }
    }

    private void stepLeaky(int first, int end) {
        float[] v = voltage;
        float[] out = next;
        float[] q = conductanceSum;
        float[] d = drive;
        for (int n = first; n < end; n++) {
            out[n] = v[n] + 2f * (d[n] - q[n] * v[n]) / (1f + q[n]);
        }
    }

    /** Advances one neuron over the step with all that may happen inside: refractory end, crossings, sub-steps. */
    private void resolve(int n, long startTick, Crossings crossings) {
        float from = 0f;
        float v = voltage[n];
        long hold = holdUntil[n];
        if (hold > startTick) {
            v = reset[n];
            if (hold >= startTick + stepTicks) {
                rest(n, 1f);
                next[n] = v;
                return;
            }
            from = (hold - startTick) * invStepTicks;
            rest(n, from);
        }
        trigger[n] = fires[n] ? threshold[n] : Float.POSITIVE_INFINITY;
        while (true) {
            v = march(n, v, from);
            if (crossedAt < 0f) {
                next[n] = v;
                return;
            }
            int offset = Math.round(crossedAt * stepTicks);
            long tick = startTick + Math.min(stepTicks, Math.max(1, offset));
            crossings.add(layout.neuronAt(n), tick);
            jump(n);
            v = reset[n];
            hold = tick + refractoryTicks[n];
            if (hold >= startTick + stepTicks) {
                holdUntil[n] = hold;
                trigger[n] = Float.NEGATIVE_INFINITY;
                rest(n, 1f - (tick - startTick) * invStepTicks);
                next[n] = v;
                return;
            }
            rest(n, refractoryTicks[n] * invStepTicks);
            from = (hold - startTick) * invStepTicks;
        }
    }

    /** Integrates from a fraction of the step to its end or to a crossing; returns the potential there. */
    private float march(int n, float start, float from) {
        crossedAt = -1f;
        int steps = subSteps(n, start);
        float part = (1f - from) / steps;
        float q = conductanceSum[n] * part;
        float d = drive[n] * part;
        float v = start;
        boolean plain = terms.expStart[n] == terms.expStart[n + 1] && terms.adaptStart[n] == terms.adaptStart[n + 1];
        for (int j = 0; j < steps; j++) {
            float end = plain ? v + 2f * (d - q * v) / (1f + q) : correct(n, v, q, d, part);
            if (fires[n] && !(end < threshold[n])) {
                float share = v < threshold[n] ? (threshold[n] - v) / (end - v) : 0f;
                adapt(n, midpoint(n, v, end), part * share);
                crossedAt = from + (j + share) * part;
                return end;
            }
            if (!plain) {
                adapt(n, midpoint(n, v, end), part);
            }
            v = end;
        }
        return v;
    }

    private int subSteps(int n, float v) {
        if (v > terms.fineAbove[n]) {
            return FINE_SUB_STEPS;
        }
        return v > terms.coarseAbove[n] ? COARSE_SUB_STEPS : 1;
    }

    /** Trapezoidal step with predictor and corrector for the exponential term and the adaptation. */
    private float correct(int n, float v, float q, float d, float part) {
        float other = d - meanAdaptation(n, v, part) + exponential(n, v) * part;
        float predicted = v + 2f * (other - q * v) / (1f + q);
        float mid = midpoint(n, v, predicted);
        other = d - meanAdaptation(n, mid, part) + exponential(n, mid) * part;
        return v + 2f * (other - q * v) / (1f + q);
    }

    /** Potential in the middle of a sub-step; an overshoot beyond the threshold does not count. */
    private float midpoint(int n, float v, float end) {
        float mid = 0.5f * (v + end);
        return fires[n] ? Math.min(mid, Math.max(v, threshold[n])) : mid;
    }

    private float exponential(int n, float v) {
        float sum = 0f;
        float cut = Math.min(v, threshold[n]);
        int end = terms.expStart[n + 1];
        for (int k = terms.expStart[n]; k < end; k++) {
            float x = (cut - terms.expVolt[k]) * terms.expInvSlope[k];
            if (x > CircuitLayout.EXPONENT_OFF) {
                sum += Math.min(terms.expLimit[k], terms.expScale[k] * Exponential.exp(x));
            }
        }
        return sum;
    }

    /** Mean adaptation current over a part of the step at constant potential, times that part. */
    private float meanAdaptation(int n, float v, float part) {
        float sum = 0f;
        int end = terms.adaptStart[n + 1];
        for (int k = terms.adaptStart[n]; k < end; k++) {
            float w = adaptation[k];
            float target = terms.adaptSlope[k] * v - terms.adaptOffset[k];
            sum += w + 0.5f * decayed(terms.adaptRate[k] * part) * (target - w);
        }
        return sum * part;
    }

    /** Exact adaptation over a part of the step at constant potential. */
    private void adapt(int n, float v, float part) {
        int end = terms.adaptStart[n + 1];
        for (int k = terms.adaptStart[n]; k < end; k++) {
            float target = terms.adaptSlope[k] * v - terms.adaptOffset[k];
            adaptation[k] += decayed(terms.adaptRate[k] * part) * (target - adaptation[k]);
        }
    }

    private void rest(int n, float part) {
        adapt(n, reset[n], part);
    }

    private void jump(int n) {
        int end = terms.adaptStart[n + 1];
        for (int k = terms.adaptStart[n]; k < end; k++) {
            adaptation[k] += terms.adaptJump[k];
        }
    }

    /** 1 - exp(-u) for small u, by its series. */
    private static float decayed(float u) {
        return u * (1f - u * (0.5f - u * (1f / 6 - u * (1f / 24 - u * (1f / 120)))));
    }

    @Override
    public void setCurrent(int neuron, double amp) {
        int n = layout.rank(neuron);
        current[n] = (float) (layout.leakDrive(n) + amp * layout.scale(n));
    }

    @Override
    public double voltage(int neuron) {
        return voltage[layout.rank(neuron)];
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
            sum += conductance[j];
        }
        return sum / layout.scale(n);
    }

    @Override
    public double adaptation(int neuron) {
        int n = layout.rank(neuron);
        double sum = 0;
        for (int k = terms.adaptStart[n]; k < terms.adaptStart[n + 1]; k++) {
            sum += adaptation[k];
        }
        return sum / layout.scale(n);
    }
}
