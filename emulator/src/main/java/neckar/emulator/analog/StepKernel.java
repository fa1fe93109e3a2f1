package neckar.emulator.analog;

/**
 * The arithmetic of an analog step over whole ranges of a chip's arrays. Kernels differ in speed alone: each does the same
 * IEEE operations in the same order for every neuron, so that results are equal to the bit.
 */
public interface StepKernel {
    /** Name of the kernel, as reports state it. */
    String name();

    /** A step begins. */
    default void begin() {}

    /**
     * Lets the conductances of a group decay, adds what has arrived and clears it; then advances the neurons over the step in one piece,
     * into {@code next} and {@code nextAdaptation}.
     *
     * @param pending receives the ranks, ascending, of neurons whose step is not in one piece: they were or are to be held,
     *     reached the threshold, or are in the upstroke. What this method computed for them does not count.
     * @return number of pending neurons
     */
    int advance(CircuitState state, int group, int[] pending);

    /** Advances pending neurons of a group one by one or together; appends crossings in the order of {@code pending}. */
    void settle(CircuitState state, int group, int[] pending, int count, long startTick, Crossings crossings);
}
