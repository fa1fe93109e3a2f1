package neckar.emulator.analog;

import java.util.Arrays;

/** Threshold crossings of one analog step, in the order in which the circuits report them. */
public final class Crossings {
    private int[] neurons = new int[64];
    private long[] ticks = new long[64];
    private int count;

    /** Forgets all crossings. */
    public void clear() {
        count = 0;
    }

    /** Appends the crossing of a neuron at a tick. */
    public void add(int neuron, long tick) {
        if (count == neurons.length) {
            neurons = Arrays.copyOf(neurons, count * 2);
            ticks = Arrays.copyOf(ticks, count * 2);
        }
        neurons[count] = neuron;
        ticks[count++] = tick;
    }

    /** Number of crossings. */
    public int count() {
        return count;
    }

    /** Neuron of a crossing. */
    public int neuron(int i) {
        return neurons[i];
    }

    /** Tick of a crossing. */
    public long tick(int i) {
        return ticks[i];
    }
}
