package neckar.emulator.digital;

import java.util.Arrays;
import neckar.spec.unit.TimeBase;
import org.jspecify.annotations.Nullable;

/**
 * The way of a chip's events to its FPGA: a queue in front of a link that carries one event per interval (emulator
 * reference 2.7). What arrives at the FPGA is kept until the run ends, because nothing flows back.
 */
public final class Uplink {
    private final DigitalParameters parameters;
    private final ChipCounters counters;
    /** Times at which the last events started on the link, as a ring of the queue's depth. */
    private final long[] starts;

    private int oldest;
    private long lastStart = Long.MIN_VALUE / 2;
    private long[] arrivalTick = new long[256];
    private long[] event = new long[256];
    private int count;
    private @Nullable TreeWatch watch;

    /** An empty queue. */
    public Uplink(DigitalParameters parameters, ChipCounters counters) {
        this.parameters = parameters;
        this.counters = counters;
        starts = new long[parameters.uplinkDepth()];
        Arrays.fill(starts, Long.MIN_VALUE / 2);
    }

    /** An event leaves a DNC merger on a channel to the FPGA; its time stamp is that of the system tick at this edge. */
    void offer(long tick, int dncMerger, int address) {
        if (address != 0) {
            counters.upOffered++;
        }
        // The queue is full when the event that entered a full depth ago has not started yet.
        if (starts[oldest] > tick) {
            if (address != 0) {
                counters.upLostAtUplink++;
            }
            return;
        }
        long start = Math.max(tick, lastStart + parameters.linkIntervalTicks());
        lastStart = start;
        if (watch != null) {
            watch.queued(tick, start);
        }
        starts[oldest] = start;
        oldest = (oldest + 1) % starts.length;
        if (count == event.length) {
            arrivalTick = Arrays.copyOf(arrivalTick, 2 * count);
            event = Arrays.copyOf(event, 2 * count);
        }
        arrivalTick[count] = start + parameters.linkDelayTicks() + parameters.dncDelayTicks();
        long stamp = tick / TimeBase.TICKS_PER_SYSTEM_TICK & (1 << TimeBase.STAMP_BITS) - 1;
        event[count++] = stamp << 9 | (long) dncMerger << 6 | address;
    }

    void watch(TreeWatch watching) {
        watch = watching;
    }

    /** Number of events that got onto the link. */
    int count() {
        return count;
    }

    /** Tick at which an event reaches the DNC block of the FPGA. */
    long arrivalTick(int i) {
        return arrivalTick[i];
    }

    int stamp(int i) {
        return (int) (event[i] >> 9);
    }

    int dncMerger(int i) {
        return (int) (event[i] >> 6) & 7;
    }

    int address(int i) {
        return (int) event[i] & 63;
    }

    ChipCounters counters() {
        return counters;
    }
}
