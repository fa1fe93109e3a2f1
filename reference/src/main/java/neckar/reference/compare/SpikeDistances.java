package neckar.reference.compare;

import java.util.List;
import neckar.reference.model.SpikeTrain;
import neckar.reference.statistics.Estimate;
import neckar.reference.statistics.VanRossumDistance;
import neckar.reference.statistics.VictorPurpuraDistance;

/**
 * Distances of spike times of the same neurons in two runs, means over neurons, beside those of unrelated runs: the
 * reference against the reference of the next trial, whose stimulus is another. Near that value, spike times tell
 * nothing any more; in a chaotic network they soon do not, whatever the accuracy.
 *
 * @param vanRossum van Rossum distance, time constant {@link #TAU_MS}
 * @param victorPurpura Victor-Purpura distance, cost {@link #COST_PER_MS}
 * @param vanRossumUnrelated the same between unrelated runs; NaN for one trial
 * @param victorPurpuraUnrelated the same between unrelated runs; NaN for one trial
 */
public record SpikeDistances(
        Estimate vanRossum, Estimate victorPurpura, double vanRossumUnrelated, double victorPurpuraUnrelated) {
    /** Time constant of the van Rossum distance in ms. */
    public static final double TAU_MS = 10;

    /** Cost of a shift in the Victor-Purpura distance, 1/ms: spikes 20 ms apart are as good as unrelated. */
    public static final double COST_PER_MS = 0.1;

    /** Distances over a part of the runs, from one time in ms to another. */
    static SpikeDistances of(
            List<List<SpikeTrain>> reference, List<List<SpikeTrain>> tested, double fromMs, double untilMs) {
        int trials = tested.size();
        double[] rossum = new double[trials];
        double[] purpura = new double[trials];
        double rossumUnrelated = 0;
        double purpuraUnrelated = 0;
        for (int t = 0; t < trials; t++) {
            List<SpikeTrain> next = reference.get((t + 1) % trials);
            int neurons = reference.get(t).size();
            for (int i = 0; i < neurons; i++) {
                SpikeTrain expected = reference.get(t).get(i).between(fromMs, untilMs);
                SpikeTrain found = tested.get(t).get(i).between(fromMs, untilMs);
                rossum[t] += VanRossumDistance.of(expected, found, TAU_MS) / neurons;
                purpura[t] += VictorPurpuraDistance.of(expected, found, COST_PER_MS) / neurons;
                SpikeTrain other = next.get(i).between(fromMs, untilMs);
                rossumUnrelated += VanRossumDistance.of(expected, other, TAU_MS) / neurons / trials;
                purpuraUnrelated += VictorPurpuraDistance.of(expected, other, COST_PER_MS) / neurons / trials;
            }
        }
        boolean alone = trials < 2;
        return new SpikeDistances(
                Estimate.of(rossum),
                Estimate.of(purpura),
                alone ? Double.NaN : rossumUnrelated,
                alone ? Double.NaN : purpuraUnrelated);
    }
}
