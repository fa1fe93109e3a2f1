package neckar.network;

import java.util.Arrays;
import java.util.List;

/** The listed spike times of a population of {@code SpikeSourceArray}: one list for all cells or one for each. */
public final class SpikeTimes {
    /** No spikes at all. */
    public static final SpikeTimes NONE = shared();

    private final double[][] trains;
    private final boolean isShared;

    private SpikeTimes(double[][] trains, boolean isShared) {
        this.trains = trains;
        this.isShared = isShared;
        for (double[] train : trains) {
            Arrays.sort(train);
        }
    }

    /** The same times in ms for every cell, in any order. */
    public static SpikeTimes shared(double... timesMs) {
        return new SpikeTimes(new double[][] {timesMs.clone()}, true);
    }

    /** Times in ms for each cell by index, in any order. */
    public static SpikeTimes each(List<double[]> timesMs) {
        return new SpikeTimes(timesMs.stream().map(double[]::clone).toArray(double[][]::new), false);
    }

    /** The ascending times in ms of a cell. */
    public double[] of(int index) {
        return train(index).clone();
    }

    /** The number of times of a cell. */
    public int count(int index) {
        return train(index).length;
    }

    /** The number of times of all cells of a population of this size. */
    public long total(int size) {
        return isShared
                ? (long) trains[0].length * size
                : Arrays.stream(trains).mapToLong(t -> t.length).sum();
    }

    private double[] train(int index) {
        return trains[isShared ? 0 : index];
    }
}
