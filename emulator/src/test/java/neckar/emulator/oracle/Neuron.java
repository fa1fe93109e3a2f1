package neckar.emulator.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import neckar.emulator.analog.Exponential;
import neckar.emulator.analog.Logarithm;
import neckar.emulator.silicon.DenmemQuantities;
import neckar.emulator.silicon.Draw;
import org.jspecify.annotations.Nullable;

/**
 * One neuron in single precision by the scheme of emulator reference 5.2, written for one neuron as the formulas read.
 * Conductances and currents are kept times h/(2 C): with q their scaled sum and d the scaled current, the trapezoidal
 * rule is V' = V + 2 (d - q V) / (1 + q).
 */
final class Neuron {
    private static final double TICKS_PER_SEC = 63e9;
    private static final float DRAIN = 1e-12f;
    /** Distance of the keys of two steps. */
    private static final long DRAW_STRIDE = 0xD1342543DE82EF95L;

    /** A conductance; denmems with linear inputs of equal time constant and reversal potential share one. */
    private static final class Conductance {
        final double tauSec;
        final double reversalVolt;
        final double limitSiemens;
        final float keep;
        final float meanFactor;
        final float invTauTicks;
        /** What all synapses add together. */
        double connected;

        float g;
        float mean;
        /** What the events of the step add at its end and to its mean, in quanta. */
        int arrivedEnd;

        int arrivedMean;

        Conductance(double tauSec, double reversalVolt, double limitSiemens, double stepSec) {
            this.tauSec = tauSec;
            this.reversalVolt = reversalVolt;
            this.limitSiemens = limitSiemens;
            keep = (float) StrictMath.exp(-stepSec / tauSec);
            meanFactor = (float) (-StrictMath.expm1(-stepSec / tauSec) * tauSec / stepSec);
            invTauTicks = (float) (1 / (tauSec * TICKS_PER_SEC));
        }
    }

    /** An exponential term; equal ones of several denmems are one. From its knee on the current stays the same. */
    private record Upstroke(double volt, double slopeVolt, double scale, double limit, double kneeVolt, int count) {
        float knee() {
            return (float) kneeVolt;
        }

        float current(float v) {
            float x = (Math.min(v, knee()) - (float) volt) * (float) (1 / slopeVolt);
            return (float) (scale * count) * Exponential.exp(x);
        }

        float derivative(float v) {
            return v < knee() ? current(v) * (float) (1 / slopeVolt) : 0f;
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
    private final double thresholdVolt;
    private final float threshold;
    private final float reset;
    /** In 256ths of a tick, as is the end of refractoriness. */
    private final long refractory;

    private final float leak;
    private final double capacitance;
    private final double leakSum;
    private final double leakDrive;
    private final int members;
    private float current;
    /** Noise current of the present step. */
    private float noise;

    private float noiseKeep;
    private float noiseStir;
    private long noiseKey;
    /** Conductances by input, and for each denmem the one that it uses. */
    private final List<List<Conductance>> inputs = List.of(new ArrayList<>(), new ArrayList<>());

    private final List<List<Conductance>> ofMember = List.of(new ArrayList<>(), new ArrayList<>());
    private final List<Upstroke> upstrokes = new ArrayList<>();
    private final List<Adaptation> adaptations = new ArrayList<>();
    private float v;
    private long heldUntil;
    /** Events add multiples of this conductance. */
    private float quantum;

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
        thresholdVolt = governing.thresholdVolt();
        threshold = (float) thresholdVolt;
        double ticks = governing.refractorySec() * TICKS_PER_SEC;
        refractory = (long) StrictMath.rint(256 * Math.max(1, Math.min(1e9, ticks)));
        double stepSec = stepTicks / TICKS_PER_SEC;
        members = denmems.size();
        capacitance = sum(denmems, DenmemQuantities::capacitanceFarad);
        leakSum = sum(denmems, DenmemQuantities::quietSiemens);
        leakDrive = sum(denmems, DenmemQuantities::quietAmp);
        reset = (float) (sum(denmems, DenmemQuantities::resetVolt) / members);
        boolean leaky = denmems.stream().noneMatch(denmem -> denmem.exponential() || denmem.adapts());
        double half = stepSec / (2 * capacitance);
        // Such that the trapezoidal rule relaxes with the leak alone as exactly as an exponential.
        scale = leaky && leakSum > 0 ? half * StrictMath.tanh(half * leakSum) / (half * leakSum) : half;
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

    private static double sum(List<DenmemQuantities> denmems, ToDoubleFunction<DenmemQuantities> quantity) {
        double sum = 0;
        for (DenmemQuantities denmem : denmems) {
            sum += quantity.applyAsDouble(denmem);
        }
        return sum;
    }

    /**
     * Lets an Ornstein-Uhlenbeck current flow under which the membrane at rest has a standard deviation (emulator reference
     * 4.3); the membrane filters the current with C over the conductance at rest.
     *
     * @param sigmaVolt standard deviation of a single denmem; that of n joined ones is less by the root of n
     * @param tauSec time constant of the current
     * @param key key of the draws
     */
    void stir(double sigmaVolt, double tauSec, long key) {
        double amp = sigmaVolt / Math.sqrt(members) * leakSum * Math.sqrt(1 + capacitance / leakSum / tauSec);
        double kept = StrictMath.exp(-stepTicks / TICKS_PER_SEC / tauSec);
        noiseKeep = (float) kept;
        noiseStir = (float) (amp * scale * Math.sqrt(1 - kept * kept));
        noise = (float) (amp * scale * Draw.normal(key));
        noiseKey = key;
    }

    /** Sets the mean current of the stimulus in the step that starts. */
    void stimulate(double amp) {
        current = (float) (leakDrive * scale + amp * scale);
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
        double scaled = denmem.leakSiemens() * denmem.slopeVolt() * scale;
        double ratio = denmem.expLimitAmp() / (denmem.leakSiemens() * denmem.slopeVolt());
        double reach = ratio > 0 ? Math.max(-16, Math.min(16, StrictMath.log(ratio))) : -16;
        double knee = Math.min(thresholdVolt, denmem.expVolt() + reach * denmem.slopeVolt());
        double limit = denmem.expLimitAmp() * scale;
        for (int i = 0; i < upstrokes.size(); i++) {
            Upstroke known = upstrokes.get(i);
            boolean equal = known.volt == denmem.expVolt() && known.slopeVolt == denmem.slopeVolt();
            if (equal && known.scale == scaled && known.limit == limit) {
                upstrokes.set(i, new Upstroke(known.volt, known.slopeVolt, scaled, limit, knee, known.count + 1));
                return;
            }
        }
        upstrokes.add(new Upstroke(denmem.expVolt(), denmem.slopeVolt(), scaled, limit, knee, 1));
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
        float x = increment(siemens) * factor;
        float u = remainingTicks * state.invTauTicks;
        float e = 1f - u * (0.5f - u * (1f / 6 - u * (1f / 24 - u * (1f / 120 - u * (1f / 720)))));
        state.arrivedEnd += (int) (x * (1f - u * e) / quantum + 0.5f);
        state.arrivedMean += (int) (x * (remainingTicks * (1f / stepTicks) * e) / quantum + 0.5f);
    }

    /** What a synapse adds to a conductance, times h/(2 C). */
    private float increment(double siemens) {
        return (float) (siemens * scale);
    }

    /** Counts a synapse among those that may add to a conductance. */
    void connect(int member, int input, double siemens) {
        Conductance state = ofMember.get(input).get(member);
        state.connected += state.limitSiemens == 0 ? 0 : increment(siemens);
    }

    /** What all synapses of the conductance with the largest sum add. */
    double largestSum() {
        return inputs.stream()
                .flatMap(List::stream)
                .mapToDouble(state -> state.connected)
                .max()
                .orElse(0);
    }

    /** Sets the quantum of a chip whose largest sum is this: of 2^26 quanta up to 2^27. */
    void quantise(double largestSum) {
        quantum = (float) StrictMath.pow(2, (largestSum > 0 ? Math.getExponent(largestSum) : 0) - 26);
    }

    /** Advances the membrane over (start, start + step]; returns the ticks at which it crossed. */
    List<Long> finishStep(long start) {
        for (List<Conductance> input : inputs) {
            for (Conductance state : input) {
                state.g += state.arrivedEnd * quantum;
                state.mean += state.arrivedMean * quantum;
                state.arrivedEnd = 0;
                state.arrivedMean = 0;
            }
        }
        List<Long> crossed = new ArrayList<>();
        if (noiseStir != 0f) {
            float drawn = Draw.coarseNormal(noiseKey + (start + stepTicks) / stepTicks * DRAW_STRIDE);
            noise = noiseKeep * noise + noiseStir * drawn;
        }
        long step = 256L * stepTicks;
        long held = heldUntil - 256 * start;
        float from = 0f;
        float atStart = v;
        if (held > 0) {
            v = reset;
            from = held >= step ? 1f : held * (1f / step);
            adapt(reset, from);
        }
        while (held < step) {
            float at = march(from, atStart);
            if (at < 0f) {
                break;
            }
            crossed.add(start + Math.min(stepTicks, Math.max(1, Math.round(at * stepTicks))));
            adaptations.forEach(term -> term.w += (float) term.jump);
            v = reset;
            long passed = Math.min(step, Math.max(1, Math.round(at * step)));
            held = passed + refractory;
            heldUntil = 256 * start + held;
            if (held >= step) {
                adapt(reset, 1f - passed * (1f / step));
            } else {
                adapt(reset, refractory * (1f / step));
                from = held * (1f / step);
            }
        }
        return crossed;
    }

    /** Integrates from a fraction of the step to its end; returns the fraction of a crossing, or -1. */
    private float march(float from, float atStart) {
        float q = leak;
        float d = current + noise;
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
            Advance to = upstrokes.isEmpty() && adaptations.isEmpty()
                    ? new Advance(v + 2f * (d * rest - q * rest * v) / (1f + q * rest), rest, v, false)
                    : advance(q, d, rest);
            if (fires && !(to.volt < threshold)) {
                float part = to.exact ? to.part : v < threshold ? to.part * share(to, q) : 0f;
                adapt(to.mid, part);
                return done + part;
            }
            adapt(to.mid, to.part);
            v = to.volt;
            done = to.part == rest ? 1f : done + to.part;
        }
        return -1f;
    }

    /** Share of a part until the threshold is reached; the way of a leaky integrator bends. */
    private float share(Advance to, float q) {
        float way = (threshold - v) / (to.volt - v);
        boolean leaky = upstrokes.isEmpty() && adaptations.isEmpty();
        return leaky ? way / (1f + q * to.part * (1f - way)) : way;
    }

    /** Where the potential comes in a part of the step, its mean on the way, and whether the part ends exactly there. */
    private record Advance(float volt, float part, float mid, boolean exact) {}

    /** The exponential rule over the rest of the step, or up to where the exponential current changes its form. */
    private Advance advance(float q, float d, float rest) {
        Advance whole = flat(q, d, rest);
        return whole == null ? steep(q, d, Math.min(rest, 0.5f)) : whole;
    }

    /** Currents but the exponential one with the mean adaptation of a part, and how they fall with the potential. */
    private record Others(float current, float damping) {}

    private Others others(float q, float d, float rest) {
        float sum = 0f;
        float stiffness = 0f;
        for (Adaptation term : adaptations) {
            float half = 0.5f * term.decayed(rest);
            sum += term.w + half * (term.target(v) - term.w);
            stiffness += half * (float) term.slope;
        }
        return new Others(d - sum - q * v, q + stiffness);
    }

    /** A step in which the exponential term grows little; null when it does not. */
    private @Nullable Advance flat(float q, float d, float rest) {
        Others now = others(q, d, rest);
        float others = now.current;
        float damping = now.damping;
        float rate = 2f * growth() / Math.max(1e-30f, upstroke()) * rest;
        float damp = 1f / (1f + damping * rest);

        float y = limited(rate * (others * damp));
        float x = Math.min(0.25f, 2f * growth() * rest * Exponential.mean(y));
        float share = (1f + 1f / 3 * x) + x * x * (1f / 6 + 1f / 10 * x);
        float current = (others - damping * (2f * upstroke() * rest * Exponential.secondMean(y) * share)) * damp;
        y = rate * current;
        float mean = Exponential.mean(limited(y));
        x = 2f * growth() * rest * mean;
        float next = v + (2f * current * rest + 2f * upstroke() * rest * mean * Logarithm.mean(Math.min(0.25f, x)));
        boolean flat = x + 1000f * growth() * Math.abs(y - limited(y)) <= 0.25f;
        if (flat && (growth() == 0f || !(fires && !(next < threshold)))) {
            return new Advance(next, rest, midpoint(next), false);
        }
        return null;
    }

    private static float limited(float y) {
        return Math.max(-1f, Math.min(1f, y));
    }

    /** The upstroke proper: to the end of the step, or to the lowest knee above. */
    private Advance steep(float q, float d, float rest) {
        Others now = others(q, d, rest);
        float others = now.current;
        float damping = now.damping;
        float rate = 2f * growth() / Math.max(1e-30f, upstroke()) * rest;
        float knee = fires ? threshold : Float.POSITIVE_INFINITY;
        for (Upstroke term : upstrokes) {
            knee = v < term.knee() ? Math.min(knee, term.knee()) : knee;
        }
        float damp = 1f / (1f + damping * rest);
        Rise rise = rise(rate, others * damp, rest);
        if (v + 2f * (others * damp) * rest + rise.atEnd < knee) {
            float current = (others - damping * rise.mean) * damp;
            float next = v + (2f * current * rest + rise(rate, current, rest).atEnd);
            if (next < knee) {
                return new Advance(next, rest, 0.5f * (v + next), false);
            }
        }
        float way = knee - v;
        float perVolt = 0.5f * rate / rest;
        float a = way * perVolt;
        float mean = Exponential.mean(-a);
        float risen = a < 0.01f ? 0.5f * way : onTheWay(a, others) / perVolt;
        float current = others - damping * risen;
        float total = current + upstroke();
        float part = rest;
        if (total > 0f) {
            float z = Math.min(0.99999994f, current * a * mean / total);
            part = Math.min(rest, Logarithm.mean(z) * (way * mean) / (2f * total));
        }
        return new Advance(knee, part, v + risen, true);
    }

    /** Mean of ln(1/u) for u from 1 to exp(-a), weighted by a straight line between 1/(L u + F) at the ends. */
    private float onTheWay(float a, float others) {
        float u = Exponential.exp(-a);
        float late = others * u + upstroke();
        float early = others + upstroke();
        float weight = early > 0f ? Math.max(0f, Math.min(100f, late / early)) : 100f;
        float slope = (1f - weight) / (1f - u);
        float constant = weight + slope;
        float square = u * u;
        float logs = constant * (1f - u - u * a) - slope * (0.25f * (1f - square) - 0.5f * square * a);
        return logs / (constant * (1f - u) - slope * (0.5f * (1f - square)));
    }

    /** What the exponential current adds to the potential at the end of a part and in its mean. */
    private record Rise(float atEnd, float mean) {}

    /** The rise beside a constant current; infinite when nothing bounds it. */
    private Rise rise(float rate, float current, float rest) {
        float mean = Exponential.mean(rate * current);
        float x = 2f * growth() * rest * mean;
        if (!(x < 1f)) {
            return new Rise(Float.POSITIVE_INFINITY, 0f);
        }
        float f = 2f * upstroke() * rest;
        float log = Logarithm.mean(x);
        float share = x < 0.01f ? 1f : 2f * ((1f - (1f - x) * log) / x);
        return new Rise(f * mean * log, f * Exponential.secondMean(rate * current) * share);
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

    /** Middle of a sub-step; what overshoots the threshold does not count. */
    private float midpoint(float next) {
        float mid = 0.5f * (v + next);
        return fires ? Math.min(mid, Math.max(v, threshold)) : mid;
    }

    private float upstroke() {
        float sum = 0f;
        for (Upstroke term : upstrokes) {
            sum += term.current(v);
        }
        return sum;
    }

    /** Derivative of the exponential terms. */
    private float growth() {
        float sum = 0f;
        for (Upstroke term : upstrokes) {
            sum += term.derivative(v);
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
