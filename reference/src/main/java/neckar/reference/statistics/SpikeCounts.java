package neckar.reference.statistics;

import neckar.reference.model.SpikeTrain;

/** Spikes of a train in bins of equal width. */
final class SpikeCounts {
    private SpikeCounts() {}

    /** Adds the spikes of a train from 0 on to bins of a width in ms; spikes beyond the last bin are left out. */
    static void add(SpikeTrain train, double binMs, double[] bins) {
        for (int s = 0; s < train.size(); s++) {
            int bin = (int) (train.timeMs(s) / binMs);
            if (bin >= 0 && bin < bins.length) {
                bins[bin]++;
            }
        }
    }
}
