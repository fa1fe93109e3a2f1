package neckar.network;

import java.util.Arrays;
import neckar.base.Invariant;
import neckar.base.SeededRandom;
import neckar.base.Seeds;

/** The spikes that sources send: listed ones as they are, Poisson processes drawn. */
public final class SpikeTrains {
    private SpikeTrains() {}

    /**
     * The spike times of a source in ms, ascending, at least 0 and below the duration of the network.
     *
     * @param network the network
     * @param population position of a source population
     * @param index which of its sources
     */
    public static double[] of(Network network, int population, int index) {
        return of(network, population, index, 0);
    }

    /**
     * The spike times of a source in a repetition of the experiment: listed times are the same in all, Poisson processes
     * are drawn anew, rates and connections stay.
     *
     * @param repetition 0 for the trains of the network's own seed
     */
    public static double[] of(Network network, int population, int index, long repetition) {
        Population sources = network.populations().get(population);
        Invariant.check(sources.cellType().isSource(), "only sources have given spikes", sources.label());
        Invariant.check(index >= 0 && index < sources.size(), "index in the population", index, sources.size());
        if (sources.cellType() == CellType.SPIKE_SOURCE_ARRAY) {
            return before(network.durationMs(), sources.spikeTimes().of(index));
        }
        double startMs = sources.value("start", index);
        double endMs = Math.min(network.durationMs(), startMs + sources.value("duration", index));
        long seed = repetition == 0
                ? Seeds.split(sources.seed(), DrawKey.SPIKE_TRAIN, index)
                : Seeds.split(sources.seed(), DrawKey.SPIKE_TRAIN, index, repetition);
        return poisson(sources.value("rate", index), startMs, endMs, new SeededRandom(seed));
    }

    private static double[] before(double endMs, double[] timesMs) {
        int end = timesMs.length;
        while (end > 0 && timesMs[end - 1] >= endMs) {
            end--;
        }
        return Arrays.copyOf(timesMs, end);
    }

    private static double[] poisson(double rateHz, double startMs, double endMs, SeededRandom random) {
        if (rateHz <= 0 || endMs <= startMs) {
            return new double[0];
        }
        double meanIntervalMs = 1000.0 / rateHz;
        double expected = (endMs - startMs) / meanIntervalMs;
        double[] times = new double[(int) (expected + 4 * StrictMath.sqrt(expected)) + 4];
        int count = 0;
        double time = startMs + meanIntervalMs * random.nextExponential();
        while (time < endMs) {
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
            }
            times[count++] = time;
            time += meanIntervalMs * random.nextExponential();
        }
        return Arrays.copyOf(times, count);
    }
}
