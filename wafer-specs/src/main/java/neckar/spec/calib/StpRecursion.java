package neckar.spec.calib;

import neckar.base.Invariant;
import neckar.spec.config.StpMode;

/**
 * Law of short-term plasticity for one source address of a driver (hardware reference 4.6): the inactive part I decays
 * with tau_rec, each event takes U of the rest, and the factor is {@code 1 - lambda (I - N)} in depression or {@code 1 +
 * lambda (I - N)} in facilitation, never below 0.
 *
 * @param mode depression or facilitation
 * @param utilisation U
 * @param lambda strength of the change
 * @param n value of I at which the factor is 1
 */
public record StpRecursion(StpMode mode, double utilisation, double lambda, double n) {
    /** Factor of an event that meets this inactive part. */
    public double factor(double inactive) {
        double change = lambda * (inactive - n);
        return StrictMath.max(0, mode == StpMode.DEPRESSION ? 1 - change : 1 + change);
    }

    /** Inactive part right after an event that met this one. */
    public double afterEvent(double inactive) {
        return inactive + utilisation * (1 - inactive);
    }

    /** Factors of a regular train that begins at rest; {@code pauseOverTau} is its interval over tau_rec. */
    public double[] factors(double pauseOverTau, int events) {
        Invariant.check(pauseOverTau >= 0 && events >= 0, "a train runs forward", pauseOverTau, events);
        double decay = StrictMath.exp(-pauseOverTau);
        double[] factors = new double[events];
        double inactive = 0;
        for (int i = 0; i < events; i++) {
            factors[i] = factor(inactive);
            inactive = afterEvent(inactive) * decay;
        }
        return factors;
    }
}
