package neckar.emulator.analog;

/**
 * The step of one neuron with all that may happen inside: end of refractoriness, crossings, the upstroke.
 *
 * <p>Neurons with exponential terms F(V) or adaptation take an exponential rule. Let all other currents be a constant L during
 * the step and F grow with the rate F'/F of its start. Then exp(-V F'/F) obeys a linear equation, so that with f = 2 F,
 * g = 2 F', y = 2 L F'/F and e(y) = (exp(y) - 1)/y (all times h/(2 C))
 *
 * <pre>V' = V + 2 L + f e(y) m(x),   x = g e(y),   m(x) = -ln(1 - x)/x</pre>
 *
 * and V reaches the potential K after the share m(z) (K - V) e(-a)/(2 (L + F)) of the step, where a = (K - V) F'/F and
 * z = L a e(-a)/(L + F). What makes L vary is a leak that is slow against the step: L is taken at the mean potential. Without
 * F this is the trapezoidal rule, which neurons without such terms take.
 */
final class SingleStep {
    /** Steepness up to which a step has no upstroke in it. */
    static final float STEEP = 0.25f;

    /** Longest part of a step in the upstroke. */
    private static final float LONGEST = 0.5f;

    /** Weight of arguments beyond the range of the polynomial for e(y). */
    static final float BEYOND = 1000f;

    /** Bounds divisors of what may be 0. */
    static final float TINY = 1e-30f;

    /** Coefficients 2/((k + 1) (k + 2)) of the mean of what F adds. */
    static final float R1 = 1f / 3;

    static final float R2 = 1f / 6;
    static final float R3 = 1f / 10;

    /** Bound on how much longer the way's start lasts than its end. */
    private static final float FAR = 100f;

    private static final float BELOW_ONE = 0.99999994f;

    /** Shorter ways are straight. */
    private static final float STRAIGHT = 0.01f;

    private final CircuitState s;
    private final FloatTerms terms;
    private final int stepTicks;
    private final int stepFine;
    private final float invStepFine;

    /** Crossing within the last march as a fraction of the step, or -1. */
    private float crossedAt;
    /** Exponential terms at the start of the present part, and their derivative, times h/(2 C). */
    private float upstroke;

    private float growth;
    /** Lowest potential at which a term stops growing, or the threshold. */
    private float goal;
    /** Other currents at the start of the part, and how they fall with the potential. */
    private float currents;

    private float damping;
    /** What {@link #smooth} finds to judge its result by. */
    private float steepness;
    /** Length of the present part as a fraction of the step, and the mean potential in it. */
    private float part;

    private float middle;
    /** What F adds to the potential in the mean of the part. */
    private float risen;
    /** Whether the part ends where the goal is passed. */
    private boolean passes;

    SingleStep(CircuitState state) {
        s = state;
        terms = state.terms;
        stepTicks = state.stepTicks;
        stepFine = stepTicks * CircuitState.FINE;
        invStepFine = 1f / stepFine;
    }

    /** Advances a neuron over the step. */
    void resolve(int n, long startTick, Crossings crossings) {
        float from = 0f;
        float v = s.voltage[n];
        begin(n);
        long hold = s.holdUntil[n];
        long start = startTick * CircuitState.FINE;
        if (hold > start) {
            v = s.reset[n];
            if (hold >= start + stepFine) {
                rest(n, 1f);
                s.next[n] = v;
                return;
            }
            from = (hold - start) * invStepFine;
            rest(n, from);
        }
        s.trigger[n] = s.cap[n];
        march(n, v, from);
        fire(n, startTick, crossings);
    }

    /** Resets at the crossing of the last march and marches on until a march ends without crossing. */
    private void fire(int n, long startTick, Crossings crossings) {
        long start = startTick * CircuitState.FINE;
        while (crossedAt >= 0f) {
            int offset = Math.round(crossedAt * stepTicks);
            crossings.add(s.layout.neuronAt(n), startTick + Math.min(stepTicks, Math.max(1, offset)));
            jump(n);
            float v = s.reset[n];
            long passed = Math.min(stepFine, Math.max(1, Math.round(crossedAt * stepFine)));
            long hold = passed + s.refractoryFine[n];
            if (hold >= stepFine) {
                s.holdUntil[n] = start + hold;
                s.trigger[n] = Float.NEGATIVE_INFINITY;
                rest(n, 1f - passed * invStepFine);
                s.next[n] = v;
                return;
            }
            rest(n, s.refractoryFine[n] * invStepFine);
            march(n, v, hold * invStepFine);
        }
    }

    /** Integrates from a fraction of the step to its end or to a crossing. */
    private void march(int n, float start, float from) {
        crossedAt = -1f;
        float v = start;
        float cap = s.cap[n];
        boolean plain = terms.isPlain(n);
        float at = from;
        boolean last = false;
        while (!last) {
            float rest = 1f - at;
            part = rest;
            passes = false;
            float end = plain ? trapezoid(n, v) : exponentialRule(n, v);
            last = part == rest;
            if (!(end < cap)) {
                part = passes ? part : v < cap ? part * share(n, (cap - v) / (end - v), plain) : 0f;
                crossedAt = at + part;
                last = true;
            }
            if (!plain) {
                adapt(n, middle, part);
            }
            v = end;
            at += part;
        }
        s.next[n] = v;
    }

    /** Share of a part that passes until a share of the way is made: a leaky integrator slows down on the way. */
    private float share(int n, float way, boolean plain) {
        return plain ? way / (1f + s.conductanceSum[n] * part * (1f - way)) : way;
    }

    private float trapezoid(int n, float v) {
        float q = s.conductanceSum[n] * part;
        float d = s.drive[n] * part;
        return v + 2f * (d - q * v) / (1f + q);
    }

    /** The exponential rule over the rest of the step, or to the next potential at which F changes its form. */
    private float exponentialRule(int n, float v) {
        exponential(n, v);
        other(n, v);
        float rate = 2f * growth / Math.max(TINY, upstroke) * part;
        float end = smooth(v, rate);
        float cap = s.cap[n];
        if (!(steepness > STEEP) && (end < cap || growth == 0f)) {
            middle = midpoint(v, end, cap);
            return end;
        }
        part = Math.min(part, LONGEST);
        other(n, v);
        rate = 2f * growth / Math.max(TINY, upstroke) * part;
        float damp = 1f / (1f + damping * part);
        float rise = steep(rate, currents * damp);
        if (v + 2f * (currents * damp) * part + rise < goal) {
            float current = (currents - damping * risen) * damp;
            end = v + (2f * current * part + steep(rate, current));
            if (end < goal) {
                middle = 0.5f * (v + end);
                return end;
            }
        }
        return pass(v, 0.5f * rate / part);
    }

    /** The rule where F grows little: what the kernels compute for all neurons. */
    private float smooth(float v, float rate) {
        float f = 2f * upstroke * part;
        float g = 2f * growth * part;
        float damp = 1f / (1f + damping * part);
        float y = cut(rate * (currents * damp));
        float second = Exponential.secondMean(y);
        float x = Math.min(STEEP, g * (1f + y * second));
        float mid = f * second * ((1f + R1 * x) + x * x * (R2 + R3 * x));
        float current = (currents - damping * mid) * damp;
        y = rate * current;
        float cut = cut(y);
        float mean = Exponential.mean(cut);
        x = g * mean;
        steepness = x + BEYOND * growth * Math.abs(y - cut);
        return v + (2f * current * part + f * mean * Logarithm.mean(Math.min(STEEP, x)));
    }

    private static float cut(float y) {
        return Math.max(-Exponential.SMALL, Math.min(Exponential.SMALL, y));
    }

    /** What F adds to the potential beside a constant current, infinite when it has no bound. */
    private float steep(float rate, float current) {
        float mean = Exponential.mean(rate * current);
        float x = 2f * growth * part * mean;
        if (!(x < 1f)) {
            return Float.POSITIVE_INFINITY;
        }
        float f = 2f * upstroke * part;
        float logarithm = Logarithm.mean(x);
        float share = x < STRAIGHT ? 1f : 2f * ((1f - (1f - x) * logarithm) / x);
        risen = f * Exponential.secondMean(rate * current) * share;
        return f * mean * logarithm;
    }

    /** Goes to the goal, or as far as the step allows where rounding says that it is reached. */
    private float pass(float v, float rate) {
        passes = true;
        float way = goal - v;
        float a = way * rate;
        float mean = Exponential.mean(-a);
        risen = a < STRAIGHT ? 0.5f * way : onTheWay(a) / rate;
        float current = currents - damping * risen;
        float total = current + upstroke;
        if (total > 0f) {
            float z = Math.min(BELOW_ONE, current * a * mean / total);
            part = Math.min(part, Logarithm.mean(z) * (way * mean) / (2f * total));
        }
        middle = v + risen;
        return goal;
    }

    /**
     * Mean of ln(1/u) on the way from u = 1 down to exp(-a), where u = exp(-(V - v) F'/F) falls with the speed L u + F; its
     * reciprocal is taken as a straight line between the ends.
     */
    private float onTheWay(float a) {
        float end = Exponential.exp(-a);
        float atEnd = currents * end + upstroke;
        float atStart = currents + upstroke;
        float start = atStart > 0f ? Math.max(0f, Math.min(FAR, atEnd / atStart)) : FAR;
        float fall = (1f - start) / (1f - end);
        float base = start + fall;
        float square = end * end;
        float above = base * (1f - end - end * a) - fall * (0.25f * (1f - square) - 0.5f * square * a);
        float below = base * (1f - end) - fall * (0.5f * (1f - square));
        return above / below;
    }

    /** Currents without F at the start of the part, with the mean adaptation of the part. */
    private void other(int n, float v) {
        float sum = 0f;
        float stiffness = 0f;
        for (int i = 0, k = terms.firstAdapt(n); i < terms.adapts(n); i++, k += terms.stride(n)) {
            float w = s.nextAdaptation[k];
            float target = terms.adaptSlope[k] * v - terms.adaptOffset[k];
            float half = 0.5f * decayed(terms.adaptRate[k] * part);
            sum += w + half * (target - w);
            stiffness += half * terms.adaptSlope[k];
        }
        currents = s.drive[n] - sum - s.conductanceSum[n] * v;
        damping = s.conductanceSum[n] + stiffness;
    }

    /** Potential in the middle of a part; an overshoot beyond the threshold does not count. */
    static float midpoint(float v, float end, float cap) {
        return Math.min(0.5f * (v + end), Math.max(v, cap));
    }

    private void exponential(int n, float v) {
        upstroke = 0f;
        growth = 0f;
        goal = s.cap[n];
        for (int i = 0, k = terms.firstExp(n); i < terms.exps(n); i++, k += terms.stride(n)) {
            float knee = terms.expKnee[k];
            float inv = terms.expInvSlope[k];
            float current = terms.expScale[k] * Exponential.exp((Math.min(v, knee) - terms.expVolt[k]) * inv);
            upstroke += current;
            if (v < knee) {
                growth += current * inv;
                goal = Math.min(goal, knee);
            }
        }
    }

    /** Exact adaptation over a part of the step at constant potential. */
    private void adapt(int n, float v, float part) {
        for (int i = 0, k = terms.firstAdapt(n); i < terms.adapts(n); i++, k += terms.stride(n)) {
            float w = s.nextAdaptation[k];
            float target = terms.adaptSlope[k] * v - terms.adaptOffset[k];
            s.nextAdaptation[k] = w + decayed(terms.adaptRate[k] * part) * (target - w);
        }
    }

    /** Forgets what a kernel computed for the neuron in one piece. */
    private void begin(int n) {
        for (int i = 0, k = terms.firstAdapt(n); i < terms.adapts(n); i++, k += terms.stride(n)) {
            s.nextAdaptation[k] = s.adaptation[k];
        }
    }

    private void rest(int n, float part) {
        adapt(n, s.reset[n], part);
    }

    private void jump(int n) {
        for (int i = 0, k = terms.firstAdapt(n); i < terms.adapts(n); i++, k += terms.stride(n)) {
            s.nextAdaptation[k] += terms.adaptJump[k];
        }
    }

    /** 1 - exp(-u) for small u, by its series. */
    static float decayed(float u) {
        return u * (1f - u * (0.5f - u * (1f / 6 - u * (1f / 24 - u * (1f / 120)))));
    }
}
