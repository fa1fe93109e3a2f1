package neckar.reference.statistics;

import neckar.base.Invariant;
import neckar.reference.model.SpikeTrain;

/**
 * Distance of two spike trains (Victor and Purpura, J. Neurophysiol. 76:1310, 1996): the least cost of turning one into the
 * other, where a spike costs 1 to add or remove and q a ms to shift. Time grows with the product of the sizes.
 */
public final class VictorPurpuraDistance {
    private VictorPurpuraDistance() {}

    /** The distance for a cost per ms of shift, at least 0. */
    public static double of(SpikeTrain one, SpikeTrain other, double costPerMs) {
        Invariant.check(costPerMs >= 0, "cost at least 0", costPerMs);
        double[] above = new double[other.size() + 1];
        double[] row = new double[other.size() + 1];
        for (int j = 0; j < above.length; j++) {
            above[j] = j;
        }
        for (int i = 1; i <= one.size(); i++) {
            row[0] = i;
            for (int j = 1; j <= other.size(); j++) {
                double shift = costPerMs * Math.abs(one.timeMs(i - 1) - other.timeMs(j - 1));
                row[j] = Math.min(above[j - 1] + shift, 1 + Math.min(above[j], row[j - 1]));
            }
            double[] swap = above;
            above = row;
            row = swap;
        }
        return above[other.size()];
    }
}
