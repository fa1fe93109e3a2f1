package neckar.emulator.digital;

import java.util.ArrayDeque;
import java.util.Deque;
import neckar.spec.unit.TimeBase;

/**
 * Follows the registers of one chip's digital part into a {@link Waveform}: latches and buffers of the encoders, registers
 * of the mergers, frames on the lines, fill of the queue in front of the link, events at the synapse drivers, system time
 * (emulator reference 7.4).
 */
public final class TreeWatch {
    private static final int DRIVERS = 224;
    private static final int BLOCKS = 8;
    /** Time for which an event at a driver is shown. */
    private static final int PULSE_TICKS = TimeBase.TICKS_PER_NANOSEC;

    private static final String[] SIDES = {"right", "left", "out"};

    private final Waveform waveform;
    private final int frameTicks;
    private final int[] latch = new int[BLOCKS];
    private final int[] buffer = new int[BLOCKS];
    private final int[] register = new int[3 * ChipTree.MERGERS];
    private final int[] line = new int[BLOCKS];
    private final int[] driver = new int[DRIVERS];
    private final long[] lineEnd = new long[BLOCKS];
    private final long[] driverEnd = new long[DRIVERS];
    private final int queue;
    /** Ticks at which the events in the queue start on the link. */
    private final Deque<Long> waiting = new ArrayDeque<>();

    private final int systemTime;

    /**
     * Declares the signals of a chip.
     *
     * @param waveform receives them
     * @param frameTicks duration of a frame
     */
    public TreeWatch(Waveform waveform, int frameTicks) {
        this.waveform = waveform;
        this.frameTicks = Math.max(1, frameTicks);
        systemTime = waveform.declare("", "system_time", TimeBase.STAMP_BITS);
        for (int b = 0; b < BLOCKS; b++) {
            latch[b] = waveform.declare("encoder_" + b, "latch", 64);
            buffer[b] = declareEvent("encoder_" + b, "buffer");
        }
        for (int p = 0; p < ChipTree.MERGERS; p++) {
            for (int side = 0; side < SIDES.length; side++) {
                register[3 * p + side] = declareEvent(ChipTree.name(p), SIDES[side]);
            }
        }
        for (int d = 0; d < BLOCKS; d++) {
            line[d] = declareEvent("line_" + d, "frame");
        }
        queue = waveform.declare("link", "queue", 16);
        for (int y = 0; y < DRIVERS; y++) {
            driver[y] = declareEvent("driver_" + y, "event");
        }
    }

    /** A valid bit and an address. */
    private int declareEvent(String module, String name) {
        int valid = waveform.declare(module, name + "_valid", 1);
        waveform.declare(module, name + "_address", 6);
        return valid;
    }

    private void show(int signal, long tick, boolean valid, int address) {
        waveform.set(signal, tick, valid ? 1 : 0);
        if (valid) {
            waveform.set(signal + 1, tick, address);
        }
    }

    /** State of an encoder after an edge; bit k of the latches belongs to the sending neuron of rank k. */
    void encoder(int block, long tick, long latched, boolean full, int address) {
        waveform.set(latch[block], tick, latched);
        show(buffer[block], tick, full, address);
    }

    /** State of a merger's register after an edge: side 0 right input, 1 left input, 2 output. */
    void register(int merger, int side, long tick, boolean full, int event) {
        show(register[3 * merger + side], tick, full, event & 63);
    }

    /** A frame starts on a line. */
    void frame(int dncMerger, long tick, int address) {
        pulse(line[dncMerger], lineEnd, dncMerger, tick, address, frameTicks);
    }

    /** An event raises the conductances behind a driver. */
    public void driver(int y, long tick, int address) {
        pulse(driver[y], driverEnd, y, tick, address, PULSE_TICKS);
    }

    private void pulse(int signal, long[] end, int index, long tick, int address, int ticks) {
        if (end[index] > 0 && end[index] <= tick) {
            waveform.set(signal, end[index], 0);
        }
        show(signal, tick, true, address);
        end[index] = tick + ticks;
    }

    /** An event enters the queue in front of the link and leaves it at a later tick. */
    void queued(long tick, long startTick) {
        leave(tick);
        if (startTick > tick) {
            waiting.add(startTick);
            waveform.set(queue, tick, waiting.size());
        }
    }

    private void leave(long until) {
        while (!waiting.isEmpty() && waiting.element() <= until) {
            long tick = waiting.remove();
            waveform.set(queue, tick, waiting.size());
        }
    }

    /** Shows what ends by itself until the end of the run, and the system time. */
    public void finish(long endTick) {
        for (int d = 0; d < BLOCKS; d++) {
            end(line[d], lineEnd[d], endTick);
        }
        for (int y = 0; y < DRIVERS; y++) {
            end(driver[y], driverEnd[y], endTick);
        }
        leave(endTick);
        long last = Math.min(endTick, waveform.toTick() - 1) / TimeBase.TICKS_PER_SYSTEM_TICK;
        for (long t = waveform.fromTick() / TimeBase.TICKS_PER_SYSTEM_TICK; t <= last; t++) {
            waveform.set(systemTime, t * TimeBase.TICKS_PER_SYSTEM_TICK, t & (1 << TimeBase.STAMP_BITS) - 1);
        }
    }

    private void end(int signal, long tick, long endTick) {
        if (tick > 0 && tick <= endTick) {
            waveform.set(signal, tick, 0);
        }
    }
}
