package neckar.network;

/** Receives the synapses of a projection one by one. */
@FunctionalInterface
public interface SynapseConsumer {
    /**
     * One synapse.
     *
     * @param pre index in the presynaptic population
     * @param post index in the postsynaptic population
     * @param weight magnitude in uS (conductance) or nA (current), at least 0
     * @param delayMs delay in ms
     */
    void accept(int pre, int post, double weight, double delayMs);
}
