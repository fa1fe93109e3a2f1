package neckar.network;

/**
 * Short-term plasticity of a projection's synapses: none, or the model of Tsodyks, Markram et al. (J. Neurosci. 20:RC50,
 * 2000) with PyNN's parameters.
 *
 * @param isStatic whether there is no plasticity; the numbers then are PyNN's defaults and mean nothing
 * @param use utilisation parameter U, above 0 up to 1
 * @param tauRecMs time constant of recovery from depression, 0 for no depression
 * @param tauFacilMs time constant of facilitation, 0 for no facilitation
 */
public record SynapseDynamics(boolean isStatic, double use, double tauRecMs, double tauFacilMs) {
    /** Synapses without plasticity. */
    public static final SynapseDynamics STATIC = new SynapseDynamics(true, 0.5, 100.0, 0.0);

    /** Synapses with short-term plasticity. */
    public static SynapseDynamics tsodyksMarkram(double use, double tauRecMs, double tauFacilMs) {
        return new SynapseDynamics(false, use, tauRecMs, tauFacilMs);
    }
}
