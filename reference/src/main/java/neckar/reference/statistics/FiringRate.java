package neckar.reference.statistics;

import java.util.List;
import neckar.reference.model.SpikeTrain;

/** Spikes per time. */
public final class FiringRate {
    private static final double MS_PER_SEC = 1000;

    private FiringRate() {}

    /** Mean rate of neurons in Hz over a duration in ms; 0 without neurons. */
    public static double meanHz(List<SpikeTrain> trains, double durationMs) {
        long spikes = trains.stream().mapToLong(SpikeTrain::size).sum();
        return trains.isEmpty() ? 0 : spikes * MS_PER_SEC / (durationMs * trains.size());
    }

    /** Root of the mean squared difference of the rates of the same neurons in two runs, Hz; 0 without neurons. */
    public static double rmsDifferenceHz(List<SpikeTrain> one, List<SpikeTrain> other, double durationMs) {
        double sum = 0;
        for (int i = 0; i < one.size(); i++) {
            double difference = (one.get(i).size() - other.get(i).size()) * MS_PER_SEC / durationMs;
            sum += difference * difference;
        }
        return one.isEmpty() ? 0 : Math.sqrt(sum / one.size());
    }
}
