package neckar.reference.statistics;

import neckar.base.Invariant;
import neckar.reference.model.SpikeTrain;

/**
 * Distance of two spike trains (van Rossum, Neural Comput. 13:751, 2001): each spike becomes exp(-(t - t_i)/tau),
 *
 * <pre>
 * D^2 = 1/tau integral (f - g)^2 dt
 * </pre>
 *
 * so that one spike more has D^2 = 1/2 and two spikes far apart 1. Computed in linear time from decaying sums (Houghton
 * and Kreuz, Network 23:48, 2012).
 */
public final class VanRossumDistance {
    private VanRossumDistance() {}

    /** The distance for a time constant in ms. */
    public static double of(SpikeTrain one, SpikeTrain other, double tauMs) {
        Invariant.check(tauMs > 0, "positive time constant", tauMs);
        // With F = sum of signed spikes so far, decayed: D^2 = sum over spikes of s (F before + s/2).
        double square = 0;
        double trace = 0;
        double lastMs = 0;
        int i = 0;
        int j = 0;
        while (i < one.size() || j < other.size()) {
            boolean first = j == other.size() || (i < one.size() && one.timeMs(i) <= other.timeMs(j));
            double timeMs = first ? one.timeMs(i++) : other.timeMs(j++);
            double sign = first ? 1 : -1;
            trace *= StrictMath.exp(-(timeMs - lastMs) / tauMs);
            lastMs = timeMs;
            square += sign * trace + 0.5;
            trace += sign;
        }
        return Math.sqrt(Math.max(0, square));
    }
}
