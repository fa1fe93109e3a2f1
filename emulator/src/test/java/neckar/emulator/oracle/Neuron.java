package neckar.emulator.oracle;

import java.util.ArrayList;
import java.util.List;
import neckar.emulator.analog.Exponential;
import neckar.emulator.silicon.DenmemQuantities;

/**
 * One neuron in single precision by the scheme of emulator reference 5.2, written for one neuron as the formulas read.
 * Conductances and currents are kept times h/(2 C): with q their scaled sum and d the scaled current, the trapezoidal
 * rule is V' = V + 2 (d - q V) / (1 + q).
 */
final class Neuron {
    private static final double TICKS_PER_SEC = 63e9;
    private static final float DRAIN = 1e-12f;

    /** A conductance; denmems with linear inputs of equal time constant and reversal potential share one. */
    private static final class Conductance {
        final double tauSec;
        final double reversalVolt;
        final double limitSiemens;
        final float keep;
        final float meanFactor;
        final float invTauTicks;
        float g;
        float mean;

        Conductance(double tauSec, double reversalVolt, double limitSiemens, double stepSec) {
            this.tauSec = tauSec;
            this.reversalVolt = reversalVolt;
            this.limitSiemens = limitSiemens;
            keep = (float) StrictMath.exp(-stepSec / tauSec);
            meanFactor = (float) (-StrictMath.expm1(-stepSec / tauSec) * tauSec / stepSec);
            invTauTicks = (float) (1 / (tauSec * TICKS_PER_SEC));
        }
    }

    /** An exponential term; equal ones of several denmems are one. */
    private record Upstroke(double volt, double invSlope, double scale, double limit, int count) {
        float current(float v) {
            float x = (v - (float) volt) * (float) invSlope;
            return Math.min((float) (limit * count), (float) (scale * count) * Exponential.exp(x));
        }
    }

    /** An adaptation current; those of equal time constant add up. */
    private static final class Adaptation {
        final double rate;
        double slope;
        double offset;
        double jump;
        float w;

        Adaptation(double rate) {
            this.rate = rate;
        }

        /** 1 - exp(-u) over a part of the step. */
        float decayed(float part) {
            float u = (float) rate * part;
            return u * (1f - u * (0.5f - u * (1f / 6 - u * (1f / 24 - u * (1f / 120)))));
        }

        float target(float v) {
            return (float) slope * v - (float) offset;
        }

        /** Exact change over a part of the step at constant potential. */
        float change(float v, float part) {
            return decayed(part) * (target(v) - w);
        }
    }

    private final boolean fires;
    private final boolean saturates;
    private final double inputVolt;
    private final int stepTicks;
    private final double scale;
    private final float threshold;
    private final float reset;
    private final int refractoryTicks;
    private final float leak;
    private final float current;
    /** Conductances by input, and for each denmem the one that it uses. */
    private final List<List<Conductance>> inputs = List.of(new ArrayList<>(), new ArrayList<>());

    private final List<List<Conductance>> ofMember = List.of(new ArrayList<>(), new ArrayList<>());
    private final List<Upstroke> upstrokes = new ArrayList<>();
    private final List<Adaptation> adaptations = new ArrayList<>();
    private float v;
    private long heldUntil;

    /**
     * A neuron at rest.
     *
     * @param denmems its denmems
     * @param firing position of the firing denmem, or -1
     * @param stepTicks length of a step
     */
    Neuron(List<DenmemQuantities> denmems, int firing, int stepTicks) {
        this.stepTicks = stepTicks;
        DenmemQuantities governing = denmems.get(Math.max(0, firing));
        fires = firing >= 0 && governing.comparatorWorks();
        saturates = denmems.stream().anyMatch(DenmemQuantities::saturates);
        inputVolt = denmems.get(0).inputVolt();
        threshold = (float) governing.thresholdVolt();
        double ticks = governing.refractorySec() * TICKS_PER_SEC;
        refractoryTicks = (int) Math.max(1, Math.min(1e9, StrictMath.rint(ticks)));
        double stepSec = stepTicks / TICKS_PER_SEC;
        double capacitance = 0;
        double leakSum = 0;
        double leakDrive = 0;
        double resetSum = 0;
        for (DenmemQuantities denmem : denmems) {
            capacitance += denmem.capacitanceFarad();
            leakSum += denmem.quietSiemens();
            leakDrive += denmem.quietAmp();
            resetSum += denmem.resetVolt();
        }
        reset = (float) (resetSum / denmems.size());
        scale = stepSec / (2 * capacitance);
        leak = (float) (scale * leakSum);
        current = (float) (leakDrive * scale);
        v = (float) (leakDrive / leakSum);
        for (DenmemQuantities denmem : denmems) {
            ofMember.get(0).add(shared(0, denmem.tauXSec(), denmem.reversalXVolt(), denmem.limitXSiemens(), stepSec));
            ofMember.get(1).add(shared(1, denmem.tauISec(), denmem.reversalIVolt(), denmem.limitISiemens(), stepSec));
            addUpstroke(denmem);
            // h over tau_w, from h/(2 C) as the kernel has it.
            addAdaptation(denmem, scale * 2 * capacitance / denmem.tauAdaptSec());
        }
    }

    private Conductance shared(int input, double tauSec, double reversalVolt, double limitSiemens, double stepSec) {
        for (Conductance known : inputs.get(input)) {
            boolean linear = Double.isInfinite(known.limitSiemens) && Double.isInfinite(limitSiemens);
            if (linear && known.tauSec == tauSec && known.reversalVolt == reversalVolt) {
                return known;
            }
        }
        Conductance added = new Conductance(tauSec, reversalVolt, limitSiemens, stepSec);
        inputs.get(input).add(added);
        return added;
    }

    private void addUpstroke(DenmemQuantities denmem) {
        if (!denmem.exponential()) {
            return;
        }
        Upstroke one = new Upstroke(
                denmem.expVolt(),
                1 / denmem.slopeVolt(),
                denmem.leakSiemens() * denmem.slopeVolt() * scale,
                denmem.expLimitAmp() * scale,
                1);
        for (int i = 0; i < upstrokes.size(); i++) {
            Upstroke known = upstrokes.get(i);
            Upstroke more = new Upstroke(one.volt, one.invSlope, one.scale, one.limit, known.count + 1);
            if (known.equals(new Upstroke(one.volt, one.invSlope, one.scale, one.limit, known.count))) {
                upstrokes.set(i, more);
                return;
            }
        }
        upstrokes.add(one);
    }

    private void addAdaptation(DenmemQuantities denmem, double rate) {
        if (!denmem.adapts()) {
            return;
        }
        Adaptation term = adaptations.stream()
                .filter(known -> known.rate == rate)
                .findFirst()
                .orElse(null);
        if (term == null) {
            term = new Adaptation(rate);
            adaptations.add(term);
        }
        term.slope += denmem.adaptSiemens() * scale;
        term.offset += denmem.adaptSiemens() * denmem.leakVolt() * scale;
        term.jump += denmem.jumpAmp() * scale;
    }

    /** All conductances decay over the step that starts. */
    void beginStep() {
        for (List<Conductance> input : inputs) {
            for (Conductance state : input) {
                state.mean = state.g * state.meanFactor;
                state.g = Math.max(0f, state.g * state.keep - DRAIN);
            }
        }
    }

    /** An event that acts until the end of the step adds to the conductance there, and to its mean. */
    void event(int member, int input, double siemens, float factor, int remainingTicks) {
        Conductance state = ofMember.get(input).get(member);
        if (state.limitSiemens == 0) {
            return;
        }
        float x = (float) (siemens * scale) * factor;
        float u = remainingTicks * state.invTauTicks;
        float e = 1f - u * (0.5f - u * (1f / 6 - u * (1f / 24 - u * (1f / 120 - u * (1f / 720)))));
        state.g += x * (1f - u * e);
        state.mean += x * (remainingTicks * (1f / stepTicks) * e);
    }

    /** Advances the membrane over (start, start + step]; returns the ticks at which it crossed. */
    List<Long> finishStep(long start) {
        List<Long> crossed = new ArrayList<>();
        long end = start + stepTicks;
        float from = 0f;
        float atStart = v;
        if (heldUntil > start) {
            v = reset;
            from = heldUntil >= end ? 1f : (heldUntil - start) * (1f / stepTicks);
            adapt(reset, from);
        }
        while (heldUntil < end) {
            float at = march(from, atStart);
            if (at < 0f) {
                break;
            }
            long tick = start + Math.min(stepTicks, Math.max(1, Math.round(at * stepTicks)));
            crossed.add(tick);
            adaptations.forEach(term -> term.w += (float) term.jump);
            v = reset;
            heldUntil = tick + refractoryTicks;
            if (heldUntil >= end) {
                adapt(reset, 1f - (tick - start) * (1f / stepTicks));
            } else {
                adapt(reset, refractoryTicks * (1f / stepTicks));
                from = (heldUntil - start) * (1f / stepTicks);
            }
        }
        return crossed;
    }

    /** Integrates from a fraction of the step to its end; returns the fraction of a crossing, or -1. */
    private float march(float from, float atStart) {
        float q = leak;
        float d = current;
        for (List<Conductance> input : inputs) {
            for (Conductance state : input) {
                float g = saturates ? passed(state, atStart) : state.mean;
                q += g;
                d += g * (float) state.reversalVolt;
            }
        }
        float done = from;
        while (done < 1f) {
            float rest = 1f - done;
            float part = Math.min(rest, upstrokes.isEmpty() ? 1f : subStep(q, d));
            float next = advanced(q * part, d * part, part);
            float mid = midpoint(next);
            if (fires && !(next < threshold)) {
                float share = v < threshold ? (threshold - v) / (next - v) : 0f;
                adapt(mid, part * share);
                return done + share * part;
            }
            adapt(mid, part);
            v = next;
            done = part == rest ? 1f : done + part;
        }
        return -1f;
    }

    /** Longest sub-step, as a fraction of the step, over which the exponential term grows little enough. */
    private float subStep(float q, float d) {
        float mean = 0f;
        for (Adaptation term : adaptations) {
            mean += term.w + 0.5f * term.decayed(1f) * (term.target(v) - term.w);
        }
        float current = d - mean + upstroke() - q * v;
        float steepness = growth() + 16f * Math.max(0f, curvature() * current);
        return steepness > 0.08f ? Math.max(1f / 64, 0.08f / steepness) : 1f;
    }

    /**
     * What an input g/(1 + g/limit) (V0 tanh(U/V0)) passes, as a conductance at the driving force U of the start of the step;
     * tanh(u)/u by the seventh convergent of its continued fraction.
     */
    private float passed(Conductance state, float atStart) {
        float u = ((float) state.reversalVolt - atStart) * (float) (1 / inputVolt);
        float x = u * u;
        boolean limited = state.limitSiemens != 0 && !Double.isInfinite(state.limitSiemens);
        float inverse = limited ? (float) (1 / (state.limitSiemens * scale)) : 0f;
        float above = 135135f + x * (17325f + x * (378f + x));
        float below = (135135f + x * (62370f + x * (3150f + 28f * x))) * (1f + state.mean * inverse);
        return state.mean * above / below;
    }

    /** The trapezoidal rule, or with exponential or adaptation the linearly implicit midpoint rule. */
    private float advanced(float q, float d, float part) {
        if (upstrokes.isEmpty() && adaptations.isEmpty()) {
            return v + 2f * (d - q * v) / (1f + q);
        }
        float mean = 0f;
        float stiffness = 0f;
        for (Adaptation term : adaptations) {
            mean += term.w + 0.5f * term.decayed(part) * (term.target(v) - term.w);
            stiffness += 0.5f * term.decayed(part) * (float) term.slope;
        }
        float current = d - mean * part + upstroke() * part - q * v;
        float denominator = 1f + q + (stiffness - growth()) * part;
        float g = Math.min(0.08f, growth() * part);
        float bent = Math.max(-0.0625f, Math.min(0.0625f, curvature() * part * current));
        return v + (2f * current / Math.max(0.5f, denominator) + current * (4f / 3 * bent - 2f / 3 * (g * g)));
    }

    /** Middle of a sub-step; what overshoots the threshold does not count. */
    private float midpoint(float next) {
        float mid = 0.5f * (v + next);
        return fires ? Math.min(mid, Math.max(v, threshold)) : mid;
    }

    private float upstroke() {
        float sum = 0f;
        for (Upstroke term : upstrokes) {
            sum += term.current(Math.min(v, threshold));
        }
        return sum;
    }

    /** Derivative of the exponential terms. */
    private float growth() {
        float sum = 0f;
        for (Upstroke term : upstrokes) {
            sum += term.current(Math.min(v, threshold)) * (float) term.invSlope;
        }
        return sum;
    }

    /** Their second derivative. */
    private float curvature() {
        float sum = 0f;
        for (Upstroke term : upstrokes) {
            sum += term.current(Math.min(v, threshold)) * (float) term.invSlope * (float) term.invSlope;
        }
        return sum;
    }

    private void adapt(float at, float part) {
        for (Adaptation term : adaptations) {
            term.w += term.change(at, part);
        }
    }

    double voltage() {
        return v;
    }

    /** Sum of one input's conductances in siemens. */
    double conductance(int input) {
        double sum = 0;
        for (Conductance state : inputs.get(input)) {
            sum += state.g;
        }
        return sum / scale;
    }

    double adaptation() {
        double sum = 0;
        for (Adaptation term : adaptations) {
            sum += term.w;
        }
        return sum / scale;
    }
}
