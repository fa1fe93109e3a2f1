package neckar.reference.model;

import neckar.base.Invariant;

/**
 * Spikes that are lost on their way, drawn independently for each spike.
 *
 * @param source probability that the spike of a source reaches no synapse
 * @param neuron probability that the spike of a neuron reaches neither synapse nor recording
 * @param recorded probability that a spike of a neuron that reaches synapses is not recorded
 */
public record EventLoss(double source, double neuron, double recorded) {
    /** Nothing is lost. */
    public static final EventLoss NONE = new EventLoss(0, 0, 0);

    /** Checks the probabilities. */
    public EventLoss {
        Invariant.check(isProbability(source) && isProbability(neuron) && isProbability(recorded), "0..1");
    }

    private static boolean isProbability(double value) {
        return value >= 0 && value <= 1;
    }
}
