package neckar.emulator.record;

import java.util.Arrays;
import neckar.emulator.analog.Crossings;
import neckar.emulator.analog.NeuronCircuits;

/** Threshold crossings of chosen neurons of one chip, lost later or not; impossible on hardware. */
public final class CrossingRecorder implements StepRecorder {
    private final int hicann;
    private final int[] denmem;
    private final long[][] windows;
    private long[] ticks = new long[256];
    private int[] denmems = new int[256];
    private int count;

    /**
     * A recorder for a chip.
     *
     * @param hicann the chip
     * @param denmem firing denmem of each neuron
     * @param windows pairs of first and last tick (not included) by neuron; empty for neurons that are not recorded
     */
    public CrossingRecorder(int hicann, int[] denmem, long[][] windows) {
        this.hicann = hicann;
        this.denmem = denmem.clone();
        this.windows = windows.clone();
    }

    @Override
    public void step(long startTick, int stepTicks, NeuronCircuits circuits, Crossings crossings) {
        for (int i = 0; i < crossings.count(); i++) {
            int neuron = crossings.neuron(i);
            long tick = crossings.tick(i);
            if (isRecorded(neuron, tick)) {
                if (count == ticks.length) {
                    ticks = Arrays.copyOf(ticks, 2 * count);
                    denmems = Arrays.copyOf(denmems, 2 * count);
                }
                ticks[count] = tick;
                denmems[count++] = denmem[neuron];
            }
        }
    }

    private boolean isRecorded(int neuron, long tick) {
        long[] own = windows[neuron];
        for (int k = 0; k < own.length; k += 2) {
            if (tick >= own[k] && tick < own[k + 1]) {
                return true;
            }
        }
        return false;
    }

    /** The chip. */
    public int hicann() {
        return hicann;
    }

    /** Number of crossings. */
    public int count() {
        return count;
    }

    /** Tick of a crossing. */
    public long tick(int i) {
        return ticks[i];
    }

    /** Firing denmem of a crossing. */
    public int denmem(int i) {
        return denmems[i];
    }
}
