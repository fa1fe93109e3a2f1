package neckar.emulator.analog;

/**
 * The step of one neuron with all that may happen inside: end of refractoriness, crossings, sub-steps of the upstroke.
 *
 * <p>Neurons with an exponential term F(V) or adaptation take the linearly implicit midpoint rule: with c the scaled sum of
 * all currents at V and c' its derivative, V' = V + 2 c / (1 - c'). Without these terms it is the trapezoidal rule. What
 * misses to third order, (4/3 c c'' - 2/3 c'^2) c, is added as far as F makes it; it is bounded, so that it never decides. In
 * the upstroke a sub-step is so short that h F' stays small.
 */
final class SingleStep {
    /** Steepness above which a step is cut: h F'/(2 C), and what the currents add to it within the step. */
    static final float STEEP = 0.08f;

    /** Weight of the latter, c F''. */
    static final float PUSH = 16f;
    /** Bound on c c''. */
    static final float BENT = 0.0625f;

    static final float BEND = 4f / 3;
    static final float LAG = 2f / 3;
    /** Shortest sub-step as a fraction of the step. */
    private static final float SHORTEST = 1f / 64;
    /** Least denominator of the implicit rule: a bound on growth within a sub-step of the shortest length. */
    static final float LEAST_BELOW = 0.5f;

    private final CircuitState s;
    private final FloatTerms terms;
    private final int stepTicks;

    /** Crossing within the last march as a fraction of the step, or -1. */
    private float crossedAt;
    /** Exponential terms at the last potential asked for, and their derivative, times h/(2 C). */
    private float upstroke;

    private float growth;
    private float curvature;

    SingleStep(CircuitState state) {
        s = state;
        terms = state.terms;
        stepTicks = state.stepTicks;
    }

    /** Advances a neuron over the step. */
    void resolve(int n, long startTick, Crossings crossings) {
        float from = 0f;
        float v = s.voltage[n];
        begin(n);
        long hold = s.holdUntil[n];
        if (hold > startTick) {
            v = s.reset[n];
            if (hold >= startTick + stepTicks) {
                rest(n, 1f);
                s.next[n] = v;
                return;
            }
            from = (hold - startTick) * s.invStepTicks;
            rest(n, from);
        }
        s.trigger[n] = s.cap[n];
        march(n, v, from);
        fire(n, startTick, crossings);
    }

    /** Resets at the crossing of the last march and marches on until a march ends without crossing. */
    private void fire(int n, long startTick, Crossings crossings) {
        long end = startTick + stepTicks;
        while (crossedAt >= 0f) {
            int offset = Math.round(crossedAt * stepTicks);
            long tick = startTick + Math.min(stepTicks, Math.max(1, offset));
            crossings.add(s.layout.neuronAt(n), tick);
            jump(n);
            float v = s.reset[n];
            long hold = tick + s.refractoryTicks[n];
            if (hold >= end) {
                s.holdUntil[n] = hold;
                s.trigger[n] = Float.NEGATIVE_INFINITY;
                rest(n, 1f - (tick - startTick) * s.invStepTicks);
                s.next[n] = v;
                return;
            }
            rest(n, s.refractoryTicks[n] * s.invStepTicks);
            march(n, v, (hold - startTick) * s.invStepTicks);
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
            float part = plain ? rest : partFrom(n, v, rest);
            last = part == rest;
            float q = s.conductanceSum[n] * part;
            float d = s.drive[n] * part;
            float end = plain ? v + 2f * (d - q * v) / (1f + q) : implicit(n, v, q, d, part);
            if (!(end < cap)) {
                float share = v < cap ? (cap - v) / (end - v) : 0f;
                adapt(n, midpoint(v, end, cap), part * share);
                crossedAt = at + share * part;
                return;
            }
            if (!plain) {
                adapt(n, midpoint(v, end, cap), part);
            }
            v = end;
            at += part;
        }
        s.next[n] = v;
    }

    /** Evaluates the exponential terms; returns the length of the sub-step that starts, up to the rest of the step. */
    private float partFrom(int n, float v, float rest) {
        exponential(n, v);
        if (growth == 0f) {
            return rest;
        }
        float sum = 0f;
        for (int i = 0, k = terms.firstAdapt(n); i < terms.adapts(n); i++, k += terms.stride(n)) {
            float w = s.nextAdaptation[k];
            float target = terms.adaptSlope[k] * v - terms.adaptOffset[k];
            sum += w + 0.5f * terms.adaptFull[k] * (target - w);
        }
        float currents = s.drive[n] - sum + upstroke - s.conductanceSum[n] * v;
        float steepness = growth + PUSH * Math.max(0f, curvature * currents);
        return Math.min(rest, steepness > STEEP ? Math.max(SHORTEST, STEEP / steepness) : 1f);
    }

    private float implicit(int n, float v, float q, float d, float part) {
        float sum = 0f;
        float stiffness = 0f;
        for (int i = 0, k = terms.firstAdapt(n); i < terms.adapts(n); i++, k += terms.stride(n)) {
            float w = s.nextAdaptation[k];
            float target = terms.adaptSlope[k] * v - terms.adaptOffset[k];
            float decayed = decayed(terms.adaptRate[k] * part);
            sum += w + 0.5f * decayed * (target - w);
            stiffness += 0.5f * decayed * terms.adaptSlope[k];
        }
        float currents = d - sum * part + upstroke * part - q * v;
        float below = 1f + q + (stiffness - growth) * part;
        float g = Math.min(STEEP, growth * part);
        float bent = Math.max(-BENT, Math.min(BENT, curvature * part * currents));
        return v + (2f * currents / Math.max(LEAST_BELOW, below) + currents * (BEND * bent - LAG * (g * g)));
    }

    /** Potential in the middle of a sub-step; an overshoot beyond the threshold does not count. */
    static float midpoint(float v, float end, float cap) {
        return Math.min(0.5f * (v + end), Math.max(v, cap));
    }

    private void exponential(int n, float v) {
        upstroke = 0f;
        growth = 0f;
        curvature = 0f;
        float cut = Math.min(v, s.threshold[n]);
        for (int i = 0, k = terms.firstExp(n); i < terms.exps(n); i++, k += terms.stride(n)) {
            float x = (cut - terms.expVolt[k]) * terms.expInvSlope[k];
            float current = Math.min(terms.expLimit[k], terms.expScale[k] * Exponential.exp(x));
            upstroke += current;
            float slope = current * terms.expInvSlope[k];
            growth += slope;
            curvature += slope * terms.expInvSlope[k];
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
