package neckar.reference.simulate;

import neckar.network.SynapseDynamics;

/**
 * Short-term plasticity of the synapses that one source makes in one projection (Tsodyks, Uziel and Markram, J. Neurosci.
 * 20:RC50, 2000): they all see the same spikes. At a spike
 *
 * <pre>
 * u -> u + U (1 - u)      u decays to 0 with tau_facil
 * factor = u R            R recovers to 1 with tau_rec
 * R -> R - u R
 * </pre>
 *
 * so that the first factor is U, as in PyNN. Confined to one thread.
 */
final class Plasticity {
    private final SynapseDynamics dynamics;
    private double lastMs = Double.NEGATIVE_INFINITY;
    private double use;
    private double resources = 1;

    Plasticity(SynapseDynamics dynamics) {
        this.dynamics = dynamics;
    }

    /** The part of the weight that acts at a spike; spikes come in order of time in ms. */
    double factor(double timeMs) {
        if (dynamics.isStatic()) {
            return 1;
        }
        double passedMs = timeMs - lastMs;
        lastMs = timeMs;
        use *= decay(passedMs, dynamics.tauFacilMs());
        use += dynamics.use() * (1 - use);
        resources = 1 - (1 - resources) * decay(passedMs, dynamics.tauRecMs());
        double factor = use * resources;
        resources -= factor;
        return factor;
    }

    private static double decay(double passedMs, double tauMs) {
        return tauMs > 0 ? StrictMath.exp(-passedMs / tauMs) : 0;
    }
}
