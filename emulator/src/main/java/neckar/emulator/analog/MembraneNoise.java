package neckar.emulator.analog;

import neckar.emulator.silicon.Draw;

/**
 * Noise currents into the membranes of a chip: independent Ornstein-Uhlenbeck processes, updated exactly each step from
 * draws that are keyed by denmem and step, so that they do not depend on other neurons (emulator reference 4.3).
 */
public final class MembraneNoise {
    /** No noise at all. */
    public static final MembraneNoise NONE = new MembraneNoise(new long[0], new double[0], 1, 1);

    /** Odd, so that all steps have different keys. */
    private static final long STEP_STRIDE = 0xD1342543DE82EF95L;

    private final long[] keys;
    private final double[] amp;
    private final double tauSec;
    private final double stepSec;
    private final float[] stirred;
    private final float[] state;
    private final float keep;

    /**
     * Noise of the neurons of a chip.
     *
     * @param keys key of each neuron's draws
     * @param amp standard deviation of each neuron's current, in ampere
     * @param tauSec time constant of the current
     * @param stepSec length of a step
     */
    public MembraneNoise(long[] keys, double[] amp, double tauSec, double stepSec) {
        this.keys = keys.clone();
        this.amp = amp.clone();
        this.tauSec = tauSec;
        this.stepSec = stepSec;
        double kept = StrictMath.exp(-stepSec / tauSec);
        keep = (float) kept;
        stirred = new float[keys.length];
        state = new float[keys.length];
        for (int i = 0; i < keys.length; i++) {
            stirred[i] = (float) (amp[i] * Math.sqrt(1 - kept * kept));
            state[i] = (float) (amp[i] * Draw.normal(keys[i]));
        }
    }

    /**
     * Standard deviation of the current under which the membrane has a given one at rest: the current is filtered by the
     * membrane, whose time constant is C over the conductance at rest.
     *
     * @param volt standard deviation of the membrane of one denmem; of n joined ones with independent noise it is less by
     *     the root of n
     * @param neuron the neuron
     * @param tauSec time constant of the current
     */
    public static double amp(double volt, NeuronParameters neuron, double tauSec) {
        double conductance = neuron.quietSiemens();
        double tauMem = neuron.capacitanceFarad() / conductance;
        double joined = Math.sqrt(neuron.denmems().size());
        return volt / joined * conductance * Math.sqrt(1 + tauMem / tauSec);
    }

    /** Whether there is no noise. */
    boolean isSilent() {
        return keys.length == 0;
    }

    /** The same noise in the order and the scale of a layout. */
    MembraneNoise inOrderOf(CircuitLayout layout) {
        if (isSilent()) {
            return this;
        }
        long[] orderedKeys = new long[layout.ranks()];
        double[] orderedAmp = new double[orderedKeys.length];
        for (int i = 0; i < keys.length; i++) {
            int r = layout.rank(i);
            orderedKeys[r] = keys[i];
            orderedAmp[r] = amp[i] * layout.scale(r);
        }
        return new MembraneNoise(orderedKeys, orderedAmp, tauSec, stepSec);
    }

    /** Advances over a step. */
    void advance(long step) {
        long counter = (step + 1) * STEP_STRIDE;
        for (int i = 0; i < state.length; i++) {
            state[i] = keep * state[i] + stirred[i] * Draw.coarseNormal(keys[i] + counter);
        }
    }

    /** Advances over a step and adds the noise to currents. */
    void addTo(float[] current, long step, float[] sum) {
        advance(step);
        for (int i = 0; i < state.length; i++) {
            sum[i] = current[i] + state[i];
        }
    }

    /** Noise current of a neuron in the present step. */
    double current(int i) {
        return state[i];
    }
}
