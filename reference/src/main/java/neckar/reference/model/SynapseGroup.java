package neckar.reference.model;

import neckar.network.Network;
import neckar.network.Projection;
import neckar.network.Receptor;
import neckar.network.SynapseDynamics;

/**
 * The synapses of one projection.
 *
 * @param label name
 * @param pre position of the presynaptic population
 * @param post position of the postsynaptic population
 * @param receptor which input of the targets
 * @param dynamics short-term plasticity
 * @param synapses ends, weights and delays
 */
public record SynapseGroup(
        String label, int pre, int post, Receptor receptor, SynapseDynamics dynamics, SynapseColumns synapses) {
    /** The drawn synapses of a projection but those of weight 0, which do nothing. */
    static SynapseGroup of(Network network, Projection projection) {
        SynapseColumns.Builder columns = new SynapseColumns.Builder();
        projection.forEach(network, (pre, post, weight, delayMs) -> {
            if (weight > 0) {
                columns.add(pre, post, weight, delayMs);
            }
        });
        return new SynapseGroup(
                projection.label(),
                projection.pre(),
                projection.post(),
                projection.receptor(),
                projection.dynamics(),
                columns.build());
    }

    /** The same group with other synapses. */
    public SynapseGroup withSynapses(SynapseColumns other) {
        return new SynapseGroup(label, pre, post, receptor, dynamics, other);
    }
}
