package neckar.emulator.analog;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernel of the Vector API: {@link PlainKernel}'s operations, lane by lane in the same order, with what belongs to a
 * block of neurons in registers.
 *
 * <p>The passes are objects behind one call site, which sees more kinds of them than the optimising compiler inlines:
 * each is compiled alone, and so stays below the size at which the compiler stops inlining and keeps vectors in memory. They
 * call no methods of their own with vectors: one that was compiled by itself first would not be inlined any more. So passes that are alike
 * repeat lines.
 */
final class VectorKernel implements StepKernel {
    private static final VectorSpecies<Float> SPECIES = species();
    private static final VectorSpecies<Integer> QUANTA = VectorSpecies.of(int.class, SPECIES.vectorShape());
    private static final int LANES = SPECIES.length();

    private final SingleStep single;
    private final Pass inputs = new Inputs();
    private final Pass quietInputs = new QuietInputs();
    private final Pass saturatingInputs = new SaturatingInputs();
    private final Pass quietSaturatingInputs = new QuietSaturatingInputs();
    private final Pass[] leaky = {new Trapezoid()};
    private final Pass[] adaptive = {new Upstroke(), new AdaptationCurrents(), new ExponentialRule(), new Adaptation()};

    VectorKernel(CircuitState state) {
        single = new SingleStep(state);
    }

    private static VectorSpecies<Float> species() {
        VectorSpecies<Float> preferred = FloatVector.SPECIES_PREFERRED;
        return preferred.length() > CircuitLayout.LANES ? FloatVector.SPECIES_512 : preferred;
    }

    @Override
    public String name() {
        return "vector-" + SPECIES.vectorBitSize();
    }

    private static FloatVector at(float[] values, int i) {
        return FloatVector.fromArray(SPECIES, values, i);
    }

    private static FloatVector quanta(int[] values, int i) {
        return (FloatVector) IntVector.fromArray(QUANTA, values, i).convert(VectorOperators.I2F, 0);
    }

    @Override
    public int advance(CircuitState s, int group, int[] pending) {
        int count = inputs(s.layout.groupSaturates(group), s.arrived).run(s, group, pending);
        for (Pass pass : s.layout.groupIsLeaky(group) ? leaky : adaptive) {
            count = pass.run(s, group, pending);
        }
        return count;
    }

    private Pass inputs(boolean saturates, boolean arrived) {
        if (arrived) {
            return saturates ? saturatingInputs : inputs;
        }
        return saturates ? quietSaturatingInputs : quietInputs;
    }

    @Override
    public void settle(CircuitState state, int group, int[] pending, int count, long startTick, Crossings crossings) {
        for (int i = 0; i < count; i++) {
            single.resolve(pending[i], startTick, crossings);
        }
    }

    /** A part of the step over all neurons of a group; the last one returns the number of pending neurons. */
    private abstract static class Pass {
        abstract int run(CircuitState s, int group, int[] pending);
    }

    /** Lets conductances decay, adds what has arrived, and sums step-mean conductances and the currents that they drive. */
    private static final class Inputs extends Pass {
        @Override
        int run(CircuitState s, int group, int[] pending) {
            int first = s.layout.groupFirst(group);
            int size = s.layout.groupSize(group);
            int rows = 2 * s.layout.groupStates(group);
            int base = s.layout.groupBase(group) - first;
            float[] rev = s.reversal;
            int arrived = s.arrivedFrom;
            for (int n = first; n < first + size; n += LANES) {
                FloatVector q = at(s.leak, n);
                FloatVector d = at(s.noisy, n);
                int k = base + n;
                for (int i = 0; i < rows; i++, k += size) {
                    FloatVector now = at(s.conductance, k);
                    FloatVector g = now.mul(at(s.meanFactor, k))
                            .add(quanta(s.arrivedMean, arrived + k).mul(s.quantum));
                    now.mul(at(s.keep, k))
                            .sub(PlainKernel.DRAIN)
                            .max(0f)
                            .add(quanta(s.arrivedEnd, arrived + k).mul(s.quantum))
                            .intoArray(s.conductance, k);
                    IntVector.zero(QUANTA).intoArray(s.arrivedMean, arrived + k);
                    IntVector.zero(QUANTA).intoArray(s.arrivedEnd, arrived + k);
                    q = q.add(g);
                    d = d.add(g.mul(at(rev, k)));
                }
                q.intoArray(s.conductanceSum, n);
                d.intoArray(s.drive, n);
            }
            return 0;
        }
    }

    /** As above where nothing has arrived. */
    private static final class QuietInputs extends Pass {
        @Override
        int run(CircuitState s, int group, int[] pending) {
            int first = s.layout.groupFirst(group);
            int size = s.layout.groupSize(group);
            int rows = 2 * s.layout.groupStates(group);
            int base = s.layout.groupBase(group) - first;
            float[] rev = s.reversal;
            for (int n = first; n < first + size; n += LANES) {
                FloatVector q = at(s.leak, n);
                FloatVector d = at(s.noisy, n);
                int k = base + n;
                for (int i = 0; i < rows; i++, k += size) {
                    FloatVector now = at(s.conductance, k);
                    FloatVector g = now.mul(at(s.meanFactor, k));
                    now.mul(at(s.keep, k)).sub(PlainKernel.DRAIN).max(0f).intoArray(s.conductance, k);
                    q = q.add(g);
                    d = d.add(g.mul(at(rev, k)));
                }
                q.intoArray(s.conductanceSum, n);
                d.intoArray(s.drive, n);
            }
            return 0;
        }
    }

    /** As the first for inputs that saturate. */
    private static final class SaturatingInputs extends Pass {
        @Override
        int run(CircuitState s, int group, int[] pending) {
            int first = s.layout.groupFirst(group);
            int size = s.layout.groupSize(group);
            int rows = 2 * s.layout.groupStates(group);
            int base = s.layout.groupBase(group) - first;
            int arrived = s.arrivedFrom;
            for (int n = first; n < first + size; n += LANES) {
                FloatVector q = at(s.leak, n);
                FloatVector d = at(s.noisy, n);
                FloatVector v = at(s.voltage, n);
                int k = base + n;
                for (int i = 0; i < rows; i++, k += size) {
                    FloatVector now = at(s.conductance, k);
                    FloatVector mean = now.mul(at(s.meanFactor, k))
                            .add(quanta(s.arrivedMean, arrived + k).mul(s.quantum));
                    now.mul(at(s.keep, k))
                            .sub(PlainKernel.DRAIN)
                            .max(0f)
                            .add(quanta(s.arrivedEnd, arrived + k).mul(s.quantum))
                            .intoArray(s.conductance, k);
                    IntVector.zero(QUANTA).intoArray(s.arrivedMean, arrived + k);
                    IntVector.zero(QUANTA).intoArray(s.arrivedEnd, arrived + k);
                    FloatVector rev = at(s.reversal, k);
                    FloatVector u = rev.sub(v).mul(s.invInputVolt);
                    FloatVector x = u.mul(u);
                    FloatVector above = x.add(378f).mul(x).add(17325f).mul(x).add(135135f);
                    FloatVector below =
                            x.mul(28f).add(3150f).mul(x).add(62370f).mul(x).add(135135f);
                    FloatVector g = mean.mul(above)
                            .div(below.mul(mean.mul(at(s.invLimit, k)).add(1f)));
                    q = q.add(g);
                    d = d.add(g.mul(rev));
                }
                q.intoArray(s.conductanceSum, n);
                d.intoArray(s.drive, n);
            }
            return 0;
        }
    }

    /** As above where nothing has arrived. */
    private static final class QuietSaturatingInputs extends Pass {
        @Override
        int run(CircuitState s, int group, int[] pending) {
            int first = s.layout.groupFirst(group);
            int size = s.layout.groupSize(group);
            int rows = 2 * s.layout.groupStates(group);
            int base = s.layout.groupBase(group) - first;
            for (int n = first; n < first + size; n += LANES) {
                FloatVector q = at(s.leak, n);
                FloatVector d = at(s.noisy, n);
                FloatVector v = at(s.voltage, n);
                int k = base + n;
                for (int i = 0; i < rows; i++, k += size) {
                    FloatVector now = at(s.conductance, k);
                    FloatVector mean = now.mul(at(s.meanFactor, k));
                    now.mul(at(s.keep, k)).sub(PlainKernel.DRAIN).max(0f).intoArray(s.conductance, k);
                    FloatVector rev = at(s.reversal, k);
                    FloatVector u = rev.sub(v).mul(s.invInputVolt);
                    FloatVector x = u.mul(u);
                    FloatVector above = x.add(378f).mul(x).add(17325f).mul(x).add(135135f);
                    FloatVector below =
                            x.mul(28f).add(3150f).mul(x).add(62370f).mul(x).add(135135f);
                    FloatVector g = mean.mul(above)
                            .div(below.mul(mean.mul(at(s.invLimit, k)).add(1f)));
                    q = q.add(g);
                    d = d.add(g.mul(rev));
                }
                q.intoArray(s.conductanceSum, n);
                d.intoArray(s.drive, n);
            }
            return 0;
        }
    }

    /** The trapezoidal rule, v + 2 (d - q v) / (1 + q). */
    private static final class Trapezoid extends Pass {
        @Override
        int run(CircuitState s, int group, int[] pending) {
            int first = s.layout.groupFirst(group);
            int end = first + s.layout.groupSize(group);
            int count = 0;
            for (int n = first; n < end; n += LANES) {
                FloatVector v = at(s.voltage, n);
                FloatVector q = at(s.conductanceSum, n);
                FloatVector twice = at(s.drive, n).sub(q.mul(v)).mul(2f);
                FloatVector result = v.add(twice.div(q.add(1f)));
                result.intoArray(s.next, n);
                if (!result.compare(VectorOperators.LT, at(s.trigger, n)).allTrue()) {
                    count = appendCrossing(s, n, pending, count);
                }
            }
            return count;
        }

        /** A loop: a mask that is turned into bits would be an object. */
        private static int appendCrossing(CircuitState s, int first, int[] pending, int count) {
            int end = count;
            for (int n = first; n < first + LANES; n++) {
                if (!(s.next[n] < s.trigger[n])) {
                    pending[end++] = n;
                }
            }
            return end;
        }
    }

    /** Sums the exponential terms and their derivatives. */
    private static final class Upstroke extends Pass {
        @Override
        int run(CircuitState s, int group, int[] pending) {
            FloatTerms t = s.terms;
            int first = s.layout.groupFirst(group);
            int size = s.layout.groupSize(group);
            int exps = t.exps(first);
            int expRow = t.firstExp(first) - first;
            for (int n = first; n < first + size; n += LANES) {
                FloatVector v = at(s.voltage, n);
                FloatVector upstroke = FloatVector.zero(SPECIES);
                FloatVector growth = FloatVector.zero(SPECIES);
                int k = expRow + n;
                for (int i = 0; i < exps; i++, k += size) {
                    FloatVector inv = at(t.expInvSlope, k);
                    FloatVector knee = at(t.expKnee, k);
                    // Exponential#exp(float) in each lane.
                    FloatVector r = v.min(knee)
                            .sub(at(t.expVolt, k))
                            .mul(inv)
                            .min(Exponential.MAX_ARGUMENT)
                            .max(-Exponential.MAX_ARGUMENT)
                            .mul(Exponential.REDUCTION);
                    FloatVector r2 = r.mul(r);
                    FloatVector r4 = r2.mul(r2);
                    FloatVector low = r.mul(Exponential.C1)
                            .add(1f)
                            .add(r2.mul(r.mul(Exponential.C3).add(Exponential.C2)));
                    FloatVector high = r.mul(Exponential.C5)
                            .add(Exponential.C4)
                            .add(r2.mul(r.mul(Exponential.C7).add(Exponential.C6)));
                    FloatVector p = low.add(r4.mul(high)).add(r4.mul(r4).mul(Exponential.C8));
                    p = p.mul(p);
                    p = p.mul(p);
                    p = p.mul(p);
                    FloatVector current = at(t.expScale, k).mul(p.mul(p));
                    upstroke = upstroke.add(current);
                    FloatVector rate = FloatVector.zero(SPECIES).blend(inv, v.compare(VectorOperators.LT, knee));
                    growth = growth.add(current.mul(rate));
                }
                upstroke.intoArray(s.scratchUpstroke, n);
                growth.intoArray(s.scratchGrowth, n);
            }
            return 0;
        }
    }

    /** Sums the adaptation currents at the middle of the step. */
    private static final class AdaptationCurrents extends Pass {
        @Override
        int run(CircuitState s, int group, int[] pending) {
            FloatTerms t = s.terms;
            int first = s.layout.groupFirst(group);
            int size = s.layout.groupSize(group);
            int adapts = t.adapts(first);
            int adaptRow = t.firstAdapt(first) - first;
            for (int n = first; n < first + size; n += LANES) {
                FloatVector v = at(s.voltage, n);
                FloatVector w = FloatVector.zero(SPECIES);
                int k = adaptRow + n;
                for (int i = 0; i < adapts; i++, k += size) {
                    FloatVector now = at(s.adaptation, k);
                    FloatVector target = at(t.adaptSlope, k).mul(v).sub(at(t.adaptOffset, k));
                    w = w.add(now.add(at(t.adaptFull, k).mul(0.5f).mul(target.sub(now))));
                }
                w.intoArray(s.scratchAdaptation, n);
            }
            return 0;
        }
    }

    /** The exponential rule for a whole step that is not steep. */
    private static final class ExponentialRule extends Pass {
        @Override
        int run(CircuitState s, int group, int[] pending) {
            FloatTerms terms = s.terms;
            int first = s.layout.groupFirst(group);
            int end = first + s.layout.groupSize(group);
            for (int n = first; n < end; n += LANES) {
                FloatVector v = at(s.voltage, n);
                FloatVector q = at(s.conductanceSum, n);
                FloatVector upstroke = at(s.scratchUpstroke, n);
                FloatVector growth = at(s.scratchGrowth, n);
                FloatVector currents =
                        at(s.drive, n).sub(at(s.scratchAdaptation, n)).sub(q.mul(v));
                FloatVector damping = q.add(at(terms.adaptStiffness, n));
                FloatVector f = upstroke.mul(2f);
                FloatVector g = growth.mul(2f);
                FloatVector rate = g.div(upstroke.max(SingleStep.TINY));
                FloatVector damp = FloatVector.broadcast(SPECIES, 1f).div(damping.add(1f));
                FloatVector y =
                        rate.mul(currents.mul(damp)).min(Exponential.SMALL).max(-Exponential.SMALL);
                // Exponential#secondMeanNearZero(float) in each lane, twice.
                FloatVector y2 = y.mul(y);
                FloatVector second = y.mul(Exponential.M2)
                        .add(Exponential.M1)
                        .add(y2.mul(y.mul(Exponential.M4).add(Exponential.M3)))
                        .add(y2.mul(y2).mul(y.mul(Exponential.M6).add(Exponential.M5)));
                FloatVector x = g.mul(y.mul(second).add(1f)).min(SingleStep.STEEP);
                FloatVector share = x.mul(SingleStep.R1)
                        .add(1f)
                        .add(x.mul(x).mul(x.mul(SingleStep.R3).add(SingleStep.R2)));
                FloatVector risen = f.mul(second).mul(share);
                FloatVector current = currents.sub(damping.mul(risen)).mul(damp);
                FloatVector all = rate.mul(current);
                y = all.min(Exponential.SMALL).max(-Exponential.SMALL);
                y2 = y.mul(y);
                second = y.mul(Exponential.M2)
                        .add(Exponential.M1)
                        .add(y2.mul(y.mul(Exponential.M4).add(Exponential.M3)))
                        .add(y2.mul(y2).mul(y.mul(Exponential.M6).add(Exponential.M5)));
                FloatVector mean = y.mul(second).add(1f);
                x = g.mul(mean);
                x.add(growth.mul(SingleStep.BEYOND).mul(all.sub(y).abs())).intoArray(s.scratchSteepness, n);
                x = x.min(SingleStep.STEEP);
                FloatVector b = FloatVector.broadcast(SPECIES, 2f)
                        .div(FloatVector.broadcast(SPECIES, 2f).sub(x));
                FloatVector part = x.mul(0.5f).mul(b);
                FloatVector t = part.mul(part);
                FloatVector area = t.mul(Logarithm.A3)
                        .add(1f)
                        .add(t.mul(t)
                                .mul(t.mul(Logarithm.A7)
                                        .add(Logarithm.A5)
                                        .add(t.mul(t).mul(Logarithm.A9))));
                FloatVector change = current.mul(2f).add(f.mul(mean).mul(b.mul(area)));
                v.add(change).intoArray(s.next, n);
            }
            return 0;
        }
    }

    /** The adaptation at the middle, and which steps are in one piece. */
    private static final class Adaptation extends Pass {
        @Override
        int run(CircuitState s, int group, int[] pending) {
            FloatTerms t = s.terms;
            int first = s.layout.groupFirst(group);
            int size = s.layout.groupSize(group);
            int adapts = t.adapts(first);
            int adaptRow = t.firstAdapt(first) - first;
            int count = 0;
            for (int n = first; n < first + size; n += LANES) {
                FloatVector v = at(s.voltage, n);
                FloatVector result = at(s.next, n);
                FloatVector mid = v.add(result).mul(0.5f).min(v.max(at(s.cap, n)));
                int k = adaptRow + n;
                for (int i = 0; i < adapts; i++, k += size) {
                    FloatVector now = at(s.adaptation, k);
                    FloatVector target = at(t.adaptSlope, k).mul(mid).sub(at(t.adaptOffset, k));
                    now.add(at(t.adaptFull, k).mul(target.sub(now))).intoArray(s.nextAdaptation, k);
                }
                boolean below =
                        result.compare(VectorOperators.LT, at(s.trigger, n)).allTrue();
                boolean steep = at(s.scratchSteepness, n)
                        .compare(VectorOperators.GT, SingleStep.STEEP)
                        .anyTrue();
                if (steep || !below) {
                    count = appendUnusual(s, n, pending, count);
                }
            }
            return count;
        }

        private static int appendUnusual(CircuitState s, int first, int[] pending, int count) {
            int end = count;
            for (int n = first; n < first + LANES; n++) {
                if (s.scratchSteepness[n] > SingleStep.STEEP || !(s.next[n] < s.trigger[n])) {
                    pending[end++] = n;
                }
            }
            return end;
        }
    }
}
