package neckar.network;

import java.util.List;

/**
 * Short-term plasticity of a projection's synapses: none, or the model of Tsodyks, Markram et al. (J. Neurosci. 20:RC50,
 * 2000) with PyNN's parameters.
 *
 * @param isStatic whether there is no plasticity; the numbers then are PyNN's defaults and mean nothing
 * @param use utilisation parameter U, above 0 up to 1
 * @param tauRecMs time constant of recovery from depression, 0 for no depression
 * @param tauFacilMs time constant of facilitation, 0 for no facilitation
 * @param fitRatesHz rates of regular trains on which a circuit that cannot do the model exactly shall come nearest to it
 */
public record SynapseDynamics(
        boolean isStatic, double use, double tauRecMs, double tauFacilMs, List<Double> fitRatesHz) {
    /** Rates in hertz where none are named: what cortical neurons fire (emulator reference 3.4). */
    public static final List<Double> USUAL_RATES_HZ = List.of(1.0, 2.0, 5.0, 10.0, 20.0, 50.0);

    /** Synapses without plasticity. */
    public static final SynapseDynamics STATIC = new SynapseDynamics(true, 0.5, 100.0, 0.0, USUAL_RATES_HZ);

    /** Copies the rates. */
    public SynapseDynamics {
        fitRatesHz = List.copyOf(fitRatesHz);
    }

    /** Synapses with short-term plasticity. */
    public static SynapseDynamics tsodyksMarkram(double use, double tauRecMs, double tauFacilMs) {
        return new SynapseDynamics(false, use, tauRecMs, tauFacilMs, USUAL_RATES_HZ);
    }

    /** The same synapses, to be fitted on trains of other rates in hertz, at least one. */
    public SynapseDynamics fittedAt(List<Double> ratesHz) {
        return new SynapseDynamics(isStatic, use, tauRecMs, tauFacilMs, ratesHz);
    }
}
