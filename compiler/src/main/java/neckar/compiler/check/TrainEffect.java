package neckar.compiler.check;

import neckar.network.SynapseDynamics;

/**
 * Mean strength of the events of regular trains over that of their first event, for a synapse of Tsodyks and Markram:
 * above 1 it facilitates on the whole, below it depresses.
 */
final class TrainEffect {

    private static final int EVENTS = 10;

    private TrainEffect() {}

    /**
     * Averages over trains of 10 events at the rates for which the synapse is fitted. With use u and resources x, an event acts with u x and then
     * takes u x away from x; between events u decays with tau_facil and rises by U (1 - u) at the next event, x
     * recovers with tau_rec (Tsodyks, Uziel and Markram, J. Neurosci. 20:RC50, 2000).
     */
    static double of(SynapseDynamics dynamics) {
        double sum = 0;
        for (double rateHz : dynamics.fitRatesHz()) {
            double pauseMs = 1000 / rateHz;
            double forgotten = decay(pauseMs, dynamics.tauFacilMs());
            double unrecovered = decay(pauseMs, dynamics.tauRecMs());
            double use = dynamics.use();
            double resources = 1;
            for (int event = 0; event < EVENTS; event++) {
                double strength = use * resources;
                sum += strength;
                resources = 1 - (1 - resources + strength) * unrecovered;
                use = use * forgotten * (1 - dynamics.use()) + dynamics.use();
            }
        }
        return sum / (dynamics.fitRatesHz().size() * EVENTS * dynamics.use());
    }

    private static double decay(double pauseMs, double tauMs) {
        return tauMs <= 0 ? 0 : StrictMath.exp(-pauseMs / tauMs);
    }
}
