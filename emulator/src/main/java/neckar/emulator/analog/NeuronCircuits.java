package neckar.emulator.analog;

/**
 * All neuron circuits of one chip, advanced together in steps of equal length. A step is: {@link #beginStep}, any
 * number of {@link #deliver}, {@link #finishStep}. Intervals are half open: a step covers (t, t + h].
 */
public sealed interface NeuronCircuits permits FloatCircuits, DoubleCircuits, PrescribedCrossings {
    /** Index of the excitatory input. */
    int EXCITATORY = 0;

    /** Index of the inhibitory input. */
    int INHIBITORY = 1;

    /** Number of neurons. */
    int neurons();

    /**
     * Position at which events for one synaptic input of one denmem are delivered.
     *
     * @param neuron index of the neuron
     * @param member index of the denmem within the neuron
     * @param input {@link #EXCITATORY} or {@link #INHIBITORY}
     */
    int position(int neuron, int member, int input);

    /** Internal increment that stands for one siemens at a position. */
    double perSiemens(int position);

    /** Lends memory of a worker for the coming window of so many steps. */
    default void use(CircuitScratch scratch, int steps) {}

    /** Says what all synapses at one position add together at most, in the unit of {@link #perSiemens}; before the first step. */
    default void quantise(double largestSum) {}

    /** A number that positions of the same synaptic time constant share. */
    default int timeConstant(int position) {
        return 0;
    }

    /** Lets all conductances decay over the step that starts now. */
    void beginStep();

    /**
     * Adds one event to several positions within the current step.
     *
     * @param positions targets
     * @param increments increments at the targets, in the unit of {@link #perSiemens}
     * @param from first target
     * @param to behind the last target
     * @param factor factor on all increments, at least 0
     * @param remainingTicks ticks from the event to the end of the step
     */
    void deliver(short[] positions, float[] increments, int from, int to, float factor, int remainingTicks);

    /**
     * As {@link #deliver}, for targets that share few distinct increments.
     *
     * @param words position in the low bits, index of the increment above them
     * @param positionBits number of low bits
     * @param distinct increments
     * @param from first target
     * @param to behind the last target
     * @param factor factor on all increments, at least 0
     * @param remainingTicks ticks from the event to the end of the step
     */
    void deliverCoded(
            short[] words, int positionBits, float[] distinct, int from, int to, float factor, int remainingTicks);

    /**
     * Advances all membranes over the step.
     *
     * @param startTick tick at which the step starts
     * @param crossings receives threshold crossings
     */
    void finishStep(long startTick, Crossings crossings);

    /**
     * Whether a step without events and with the same currents changes nothing, to the bit, and brings no crossing, so that
     * it may be left out. A cheap test that may answer no too often.
     */
    boolean isQuiet();

    /** Sets the current that flows into a neuron from the next {@link #finishStep} on, in ampere. */
    void setCurrent(int neuron, double amp);

    /** Membrane potential at the end of the last step, in volt. */
    double voltage(int neuron);

    /** Sum of one input's conductances over the denmems of a neuron, in siemens. */
    double conductance(int neuron, int input);

    /** Sum of the adaptation currents over the denmems of a neuron, in ampere. */
    double adaptation(int neuron);
}
