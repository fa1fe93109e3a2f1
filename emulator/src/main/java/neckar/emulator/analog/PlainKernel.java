package neckar.emulator.analog;

import java.util.Arrays;

/**
 * The kernel of plain loops, each over a few arrays with one common index, as the JVM's compilers vectorise them best.
 * Neurons whose step is not in one piece are settled one by one.
 */
final class PlainKernel implements StepKernel {
    /**
     * Subtracted from conductances in each step, so that they come to zero before they become subnormal and slow; some
     * 1e-10 of a usual leak conductance in the same scale.
     */
    static final float DRAIN = 1e-12f;

    private final SingleStep single;

    PlainKernel(CircuitState state) {
        single = new SingleStep(state);
    }

    @Override
    public String name() {
        return "scalar";
    }

    /** Mean conductances of the step and those at its end. */
    private static void decay(CircuitState s, int from, int to) {
        float[] g = s.conductance;
        float[] mean = s.mean;
        multiply(g, s.meanFactor, mean, from, to);
        keep(g, s.keep, from, to);
        if (!s.arrived) {
            return;
        }
        int first = s.arrivedFrom + from;
        add(s.arrivedMean, first, s.quantum, mean, from, to);
        add(s.arrivedEnd, first, s.quantum, g, from, to);
        Arrays.fill(s.arrivedMean, first, first + to - from, 0);
        Arrays.fill(s.arrivedEnd, first, first + to - from, 0);
    }

    private static void multiply(float[] a, float[] b, float[] out, int from, int to) {
        for (int j = from; j < to; j++) {
            out[j] = a[j] * b[j];
        }
    }

    private static void keep(float[] g, float[] keep, int from, int to) {
        for (int j = from; j < to; j++) {
            g[j] = Math.max(0f, g[j] * keep[j] - DRAIN);
        }
    }

    private static void add(int[] quanta, int first, float quantum, float[] to, int from, int end) {
        for (int j = from; j < end; j++) {
            to[j] += quanta[first - from + j] * quantum;
        }
    }

    @Override
    public int advance(CircuitState s, int group, int[] pending) {
        int first = s.layout.groupFirst(group);
        int end = first + s.layout.groupSize(group);
        System.arraycopy(s.leak, first, s.conductanceSum, first, end - first);
        System.arraycopy(s.noisy, first, s.drive, first, end - first);
        int row = s.layout.groupBase(group);
        decay(s, row, row + 2 * s.layout.groupStates(group) * (end - first));
        for (int i = 0; i < 2 * s.layout.groupStates(group); i++, row += end - first) {
            if (s.layout.groupSaturates(group)) {
                addSaturating(s, first, end, row - first);
            } else {
                addInput(s.mean, s.reversal, row, s.conductanceSum, s.drive, first, end - first);
            }
        }
        if (s.layout.groupIsLeaky(group)) {
            step(s.voltage, s.conductanceSum, s.drive, s.next, first, end);
            return collect(s.next, s.trigger, first, end, pending);
        }
        advanceAdaptive(s, first, end);
        return collect(s, first, end, pending);
    }

    /** Adds one row of step-mean conductances and the currents that they drive. */
    private static void addInput(float[] m, float[] rev, int row, float[] q, float[] d, int first, int count) {
        for (int n = 0; n < count; n++) {
            q[first + n] += m[row + n];
        }
        for (int n = 0; n < count; n++) {
            d[first + n] += m[row + n] * rev[row + n];
        }
    }

    /**
     * As above for inputs that deliver g/(1 + g/limit) (V0 tanh(U/V0)): the conductance that, times the driving force U at
     * the start of the step, is this current. tanh(u)/u by the seventh convergent of its continued fraction, within 1e-5
     * for |u| < 3.6.
     */
    private static void addSaturating(CircuitState s, int first, int end, int offset) {
        float[] q = s.conductanceSum;
        float[] d = s.drive;
        float[] m = s.mean;
        float[] rev = s.reversal;
        float[] v = s.voltage;
        float[] inv = s.invLimit;
        for (int n = first; n < end; n++) {
            int k = offset + n;
            float u = (rev[k] - v[n]) * s.invInputVolt;
            float x = u * u;
            float above = 135135f + x * (17325f + x * (378f + x));
            float below = (135135f + x * (62370f + x * (3150f + 28f * x))) * (1f + m[k] * inv[k]);
            float g = m[k] * above / below;
            q[n] += g;
            d[n] += g * rev[k];
        }
    }

    /** The trapezoidal rule. */
    private static void step(float[] v, float[] q, float[] d, float[] out, int first, int end) {
        for (int n = first; n < end; n++) {
            out[n] = v[n] + 2f * (d[n] - q[n] * v[n]) / (1f + q[n]);
        }
    }

    private static int collect(float[] next, float[] trigger, int first, int end, int[] pending) {
        int count = 0;
        for (int n = first; n < end; n++) {
            if (!(next[n] < trigger[n])) {
                pending[count++] = n;
            }
        }
        return count;
    }

    private static int collect(CircuitState s, int first, int end, int[] pending) {
        int count = 0;
        for (int n = first; n < end; n++) {
            if (s.scratchSteepness[n] > SingleStep.STEEP || !(s.next[n] < s.trigger[n])) {
                pending[count++] = n;
            }
        }
        return count;
    }

    /** The exponential rule for neurons with exponential terms and adaptation. */
    private static void advanceAdaptive(CircuitState s, int first, int end) {
        FloatTerms t = s.terms;
        int count = end - first;
        float[] adaptation = s.scratchAdaptation;
        float[] upstroke = s.scratchUpstroke;
        float[] growth = s.scratchGrowth;
        Arrays.fill(adaptation, first, end, 0f);
        Arrays.fill(upstroke, first, end, 0f);
        Arrays.fill(growth, first, end, 0f);
        int row = t.firstAdapt(first);
        for (int i = 0; i < t.adapts(first); i++, row += count) {
            addAdaptation(t, row, s.adaptation, s.voltage, adaptation, first, count);
        }
        row = t.firstExp(first);
        for (int i = 0; i < t.exps(first); i++, row += count) {
            exponential(t, row, s.voltage, s.scratchTerm, first, count);
            add(s.scratchTerm, upstroke, first, end);
            slope(s.scratchTerm, t, row, s.voltage, first, count);
            add(s.scratchTerm, growth, first, end);
        }
        exponentialRule(s, first, end);
        middle(s.voltage, s.next, s.cap, s.scratchTerm, first, end);
        row = t.firstAdapt(first);
        for (int i = 0; i < t.adapts(first); i++, row += count) {
            adapt(t, row, s.adaptation, s.nextAdaptation, s.scratchTerm, first, count);
        }
    }

    private static void add(float[] a, float[] sum, int first, int end) {
        for (int n = first; n < end; n++) {
            sum[n] += a[n];
        }
    }

    /** Turns currents of terms into their derivatives. */
    private static void slope(float[] current, FloatTerms t, int row, float[] v, int first, int count) {
        float[] inv = t.expInvSlope;
        float[] knee = t.expKnee;
        for (int n = 0; n < count; n++) {
            current[first + n] *= v[first + n] < knee[row + n] ? inv[row + n] : 0f;
        }
    }

    /** As {@link SingleStep} has it for the whole of a step that is not steep. */
    private static void exponentialRule(CircuitState s, int first, int end) {
        float[] v = s.voltage;
        float[] q = s.conductanceSum;
        float[] d = s.drive;
        float[] adaptation = s.scratchAdaptation;
        float[] upstroke = s.scratchUpstroke;
        float[] growth = s.scratchGrowth;
        float[] steepness = s.scratchSteepness;
        float[] stiffness = s.terms.adaptStiffness;
        float[] out = s.next;
        for (int n = first; n < end; n++) {
            float currents = d[n] - adaptation[n] - q[n] * v[n];
            float damping = q[n] + stiffness[n];
            float rate = 2f * growth[n] / Math.max(SingleStep.TINY, upstroke[n]);
            float f = 2f * upstroke[n];
            float g = 2f * growth[n];
            float damp = 1f / (1f + damping);
            float y = cut(rate * (currents * damp));
            float second = Exponential.secondMeanNearZero(y);
            float x = Math.min(SingleStep.STEEP, g * (1f + y * second));
            float share = (1f + SingleStep.R1 * x) + x * x * (SingleStep.R2 + SingleStep.R3 * x);
            float current = (currents - damping * (f * second * share)) * damp;
            y = rate * current;
            float cut = cut(y);
            float mean = 1f + cut * Exponential.secondMeanNearZero(cut);
            x = g * mean;
            steepness[n] = x + SingleStep.BEYOND * growth[n] * Math.abs(y - cut);
            x = Math.min(SingleStep.STEEP, x);
            float b = 2f / (2f - x);
            float t = 0.5f * x * b;
            out[n] = v[n] + (2f * current + f * mean * (b * Logarithm.area(t * t)));
        }
    }

    private static float cut(float y) {
        return Math.max(-Exponential.SMALL, Math.min(Exponential.SMALL, y));
    }

    private static void middle(float[] v, float[] next, float[] cap, float[] mid, int first, int end) {
        for (int n = first; n < end; n++) {
            mid[n] = Math.min(0.5f * (v[n] + next[n]), Math.max(v[n], cap[n]));
        }
    }

    private static void addAdaptation(FloatTerms t, int row, float[] w, float[] v, float[] sum, int first, int count) {
        float[] slope = t.adaptSlope;
        float[] offset = t.adaptOffset;
        float[] full = t.adaptFull;
        for (int n = 0; n < count; n++) {
            float target = slope[row + n] * v[first + n] - offset[row + n];
            sum[first + n] += w[row + n] + 0.5f * full[row + n] * (target - w[row + n]);
        }
    }

    private static void exponential(FloatTerms t, int row, float[] v, float[] out, int first, int count) {
        float[] volt = t.expVolt;
        float[] inv = t.expInvSlope;
        float[] scale = t.expScale;
        float[] knee = t.expKnee;
        for (int n = 0; n < count; n++) {
            float x = (Math.min(v[first + n], knee[row + n]) - volt[row + n]) * inv[row + n];
            out[first + n] = scale[row + n] * Exponential.exp(x);
        }
    }

    private static void adapt(FloatTerms t, int row, float[] w, float[] out, float[] mid, int first, int count) {
        float[] slope = t.adaptSlope;
        float[] offset = t.adaptOffset;
        float[] full = t.adaptFull;
        for (int n = 0; n < count; n++) {
            float target = slope[row + n] * mid[first + n] - offset[row + n];
            out[row + n] = w[row + n] + full[row + n] * (target - w[row + n]);
        }
    }

    @Override
    public void settle(CircuitState state, int group, int[] pending, int count, long startTick, Crossings crossings) {
        for (int i = 0; i < count; i++) {
            single.resolve(pending[i], startTick, crossings);
        }
    }
}
