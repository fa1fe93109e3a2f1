package neckar.compiler.translate;

import neckar.network.SynapseDynamics;
import neckar.spec.unit.Scaling;

/** What the first event after a long pause makes of a weight. */
public final class FirstResponse {
    private FirstResponse() {}

    /** Conductance that rows of a plastic synapse get, over its weight; 1 for static synapses. */
    public static double rowsOverWeight(SynapseDynamics dynamics, Scaling scaling) {
        return dynamics.isStatic() ? 1 : StpFit.of(dynamics, scaling).weightFactor();
    }
}
