package neckar.emulator.digital;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Signals of one chip as value changes over time, for a viewer of digital waveforms. Only changes within a time range are
 * kept, and the values with which it begins.
 */
public final class Waveform {
    /**
     * A signal.
     *
     * @param module path of modules below the chip, such as {@code M0_3}; empty for the chip itself
     * @param name name of the signal
     * @param bits width 1..64
     */
    public record Signal(String module, String name, int bits) {}

    private final int hicann;
    private final long fromTick;
    private final long toTick;
    private final List<Signal> signals = new ArrayList<>();
    private long[] initial = new long[64];
    private long[] last = new long[64];
    private long[] ticks = new long[1024];
    private int[] signalOf = new int[1024];
    private long[] values = new long[1024];
    private int count;

    /**
     * An empty waveform.
     *
     * @param hicann the chip
     * @param fromTick first tick that is kept
     * @param toTick first tick that is no longer kept
     */
    public Waveform(int hicann, long fromTick, long toTick) {
        this.hicann = hicann;
        this.fromTick = fromTick;
        this.toTick = toTick;
    }

    /** Declares a signal that is 0 until its first change; returns its number. */
    public int declare(String module, String name, int bits) {
        signals.add(new Signal(module, name, bits));
        if (signals.size() > last.length) {
            initial = Arrays.copyOf(initial, 2 * last.length);
            last = Arrays.copyOf(last, 2 * last.length);
        }
        return signals.size() - 1;
    }

    /** Sets a signal at a tick; the ticks of one signal must not fall. */
    public void set(int signal, long tick, long value) {
        if (last[signal] == value || tick >= toTick) {
            return;
        }
        last[signal] = value;
        if (tick < fromTick) {
            initial[signal] = value;
            return;
        }
        if (count == ticks.length) {
            ticks = Arrays.copyOf(ticks, 2 * count);
            signalOf = Arrays.copyOf(signalOf, 2 * count);
            values = Arrays.copyOf(values, 2 * count);
        }
        ticks[count] = tick;
        signalOf[count] = signal;
        values[count++] = value;
    }

    /** The chip. */
    public int hicann() {
        return hicann;
    }

    /** First tick that is kept. */
    public long fromTick() {
        return fromTick;
    }

    /** First tick that is no longer kept. */
    public long toTick() {
        return toTick;
    }

    /** The signals in the order of their declaration. */
    public List<Signal> signals() {
        return Collections.unmodifiableList(signals);
    }

    /** Value of a signal at the begin of the range. */
    public long initial(int signal) {
        return initial[signal];
    }

    /** Number of changes. */
    public int changes() {
        return count;
    }

    /** Tick of a change, in the order in which changes were made. */
    public long tick(int change) {
        return ticks[change];
    }

    /** Signal of a change. */
    public int signal(int change) {
        return signalOf[change];
    }

    /** New value. */
    public long value(int change) {
        return values[change];
    }
}
