package neckar.emulator.analog;

import java.util.Arrays;

/**
 * Coefficients and state of a chip's neurons as flat arrays, by rank or by conductance slot as {@link CircuitLayout}
 * numbers them. Conductances and currents are kept times h/(2 C) of their neuron.
 */
public final class CircuitState {
    /** Parts of a tick in which refractory times are kept. */
    static final int FINE = 256;

    final CircuitLayout layout;
    final FloatTerms terms;
    final int stepTicks;
    final float invStepTicks;

    final float[] conductance;
    /** Mean conductances of the present step. */
    float[] mean;

    final float[] keep;
    final float[] meanFactor;
    final float[] reversal;
    final float[] invTauTicks;
    final float[] invLimit;
    final float invInputVolt;

    float[] voltage;
    float[] next;
    float[] adaptation;
    float[] nextAdaptation;
    float[] conductanceSum;
    float[] drive;
    final float[] leak;
    /** Leak and stimulus current without noise. */
    final float[] current;
    /** {@link #current} and the noise of the present step; the same array on a die without noise. */
    final float[] noisy;

    final float[] threshold;
    /** Threshold of neurons that fire, infinite for others. */
    final float[] cap;
    /** Potential at which a step is not in one piece: {@link #cap}, or minus infinity while the neuron is held. */
    final float[] trigger;

    final float[] reset;
    /** End of refractoriness, in parts of a tick: ticks alone would let periods of a hundred spikes drift. */
    final long[] holdUntil;

    final long[] refractoryFine;

    /** Intermediate values by rank, of {@link CircuitScratch}. */
    float[] scratchAdaptation;

    float[] scratchUpstroke;
    float[] scratchGrowth;
    float[] scratchSteepness;
    float[] scratchTerm;

    /** What events of the window add, of {@link CircuitScratch}. */
    int[] arrivedEnd;

    int[] arrivedMean;
    /** Where the present step begins in them. */
    int arrivedFrom;
    /** Whether they may hold anything for the present step. */
    boolean arrived;
    /** Conductance that a unit of them stands for, a power of two. */
    float quantum = 1f / (1 << DEFAULT_QUANTA);

    /** Quanta that a conductance of 1 has, as a power of two, unless the synapses of a chip say otherwise. */
    private static final int DEFAULT_QUANTA = 30;

    CircuitState(CircuitLayout layout, boolean noise) {
        this.layout = layout;
        terms = layout.terms();
        stepTicks = layout.stepTicks();
        invStepTicks = 1f / stepTicks;
        int slots = layout.slots();
        conductance = new float[slots];
        keep = layout.keep();
        meanFactor = layout.meanFactor();
        reversal = layout.reversal();
        invTauTicks = layout.invTauTicks();
        invLimit = layout.invLimit();
        invInputVolt = layout.invInputVolt();
        int ranks = layout.ranks();
        voltage = layout.restVolt();
        next = voltage.clone();
        leak = layout.leak();
        current = layout.leakCurrent();
        noisy = noise ? current.clone() : current;
        threshold = layout.threshold();
        reset = layout.reset();
        refractoryFine = layout.refractoryFine();
        cap = new float[ranks];
        Arrays.fill(cap, Float.POSITIVE_INFINITY);
        boolean[] fires = layout.fires();
        for (int r = 0; r < ranks; r++) {
            cap[r] = fires[r] ? threshold[r] : Float.POSITIVE_INFINITY;
        }
        trigger = cap.clone();
        holdUntil = new long[ranks];
        adaptation = new float[terms.adaptRate.length];
        nextAdaptation = adaptation.clone();
        CircuitScratch own = new CircuitScratch();
        own.fit(slots, ranks, 1);
        mean = own.mean;
        conductanceSum = own.conductanceSum;
        drive = own.drive;
        scratchAdaptation = own.adaptation;
        scratchUpstroke = own.upstroke;
        scratchGrowth = own.growth;
        scratchSteepness = own.steepness;
        scratchTerm = own.term;
        arrivedEnd = own.arrivedEnd;
        arrivedMean = own.arrivedMean;
    }

    /** Computes the coming steps, so many in a window, in this memory. */
    void use(CircuitScratch scratch, int steps) {
        scratch.fit(conductance.length, voltage.length, steps);
        if (mean == scratch.mean && drive == scratch.drive && arrivedEnd == scratch.arrivedEnd) {
            return;
        }
        mean = scratch.mean;
        conductanceSum = scratch.conductanceSum;
        drive = scratch.drive;
        scratchAdaptation = scratch.adaptation;
        scratchUpstroke = scratch.upstroke;
        scratchGrowth = scratch.growth;
        scratchSteepness = scratch.steepness;
        scratchTerm = scratch.term;
        arrivedEnd = scratch.arrivedEnd;
        arrivedMean = scratch.arrivedMean;
    }

    /** Makes the results of a step the state. */
    void swap() {
        float[] old = voltage;
        voltage = next;
        next = old;
        old = adaptation;
        adaptation = nextAdaptation;
        nextAdaptation = old;
    }

    /** Whether the last step changed neither potential nor adaptation of any neuron and all conductances are zero. */
    boolean unchanged() {
        if (!Arrays.equals(voltage, next) || !Arrays.equals(adaptation, nextAdaptation)) {
            return false;
        }
        for (float g : conductance) {
            if (g != 0f) {
                return false;
            }
        }
        return true;
    }
}
