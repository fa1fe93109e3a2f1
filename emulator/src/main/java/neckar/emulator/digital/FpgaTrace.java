package neckar.emulator.digital;

import neckar.spec.experiment.SpikeColumns;
import neckar.spec.experiment.TraceEntry;
import neckar.spec.unit.TimeBase;

/**
 * What one FPGA does with the events of its chips (emulator reference 2.7): a queue for each link, one event per FPGA
 * clock round robin in the order of the links, address 0 filtered, the rest into the trace memory until it is full.
 * Nothing flows back to the chips, so it runs after them.
 */
public final class FpgaTrace {
    private static final int LINKS = 8;

    private final DigitalParameters parameters;
    private final Uplink[] uplinks;
    private final int[] hicanns;
    private final int[] next = new int[LINKS];
    private final int[][] queue;
    private final int[] queueHead = new int[LINKS];
    private final int[] queued = new int[LINKS];
    private int served = LINKS - 1;
    private long clock = 1;
    private long entries;

    /**
     * The trace of one FPGA.
     *
     * @param parameters properties of the digital part
     * @param uplinks uplink by link; links without a chip in use have an empty one
     * @param hicanns chip by link
     */
    public FpgaTrace(DigitalParameters parameters, Uplink[] uplinks, int[] hicanns) {
        this.parameters = parameters;
        this.uplinks = uplinks.clone();
        this.hicanns = hicanns.clone();
        queue = new int[LINKS][parameters.fpgaDepth()];
    }

    /**
     * Lets the FPGA work until the end of the run.
     *
     * @param endTick last tick of the run
     * @param spikes receives the entries of the trace in their order
     */
    public void run(long endTick, SpikeColumns.Builder spikes) {
        long endClock = endTick / TimeBase.TICKS_PER_FPGA_CLOCK;
        while (true) {
            int link = earliest();
            long arrival = link < 0 ? Long.MAX_VALUE : uplinks[link].arrivalTick(next[link]);
            boolean comes = arrival <= endTick;
            // Queues are served at clock edges before the next arrival; an event that arrives at an edge is there for
            // it.
            long until = comes
                    ? (arrival + TimeBase.TICKS_PER_FPGA_CLOCK - 1) / TimeBase.TICKS_PER_FPGA_CLOCK
                    : endClock + 1;
            serveUntil(Math.min(until, endClock + 1), spikes);
            if (!comes) {
                break;
            }
            enqueue(link);
        }
        for (int link = 0; link < LINKS; link++) {
            countInFlight(link);
        }
    }

    private int earliest() {
        int best = -1;
        for (int link = 0; link < LINKS; link++) {
            if (next[link] < uplinks[link].count()
                    && (best < 0 || uplinks[link].arrivalTick(next[link]) < uplinks[best].arrivalTick(next[best]))) {
                best = link;
            }
        }
        return best;
    }

    private void enqueue(int link) {
        int i = next[link]++;
        int depth = queue[link].length;
        if (queued[link] == depth) {
            if (uplinks[link].address(i) != 0) {
                uplinks[link].counters().upLostAtFpga++;
            }
            return;
        }
        queue[link][(queueHead[link] + queued[link]) % depth] = i;
        queued[link]++;
    }

    /** Serves one event per clock for the clocks in [clock, endClock). */
    private void serveUntil(long endClock, SpikeColumns.Builder spikes) {
        while (clock < endClock) {
            int link = nextWaiting();
            if (link < 0) {
                clock = endClock;
                return;
            }
            served = link;
            int i = queue[link][queueHead[link]];
            queueHead[link] = (queueHead[link] + 1) % queue[link].length;
            queued[link]--;
            record(link, i, spikes);
            clock++;
        }
    }

    private int nextWaiting() {
        for (int step = 1; step <= LINKS; step++) {
            int link = (served + step) % LINKS;
            if (queued[link] > 0) {
                return link;
            }
        }
        return -1;
    }

    private void record(int link, int i, SpikeColumns.Builder spikes) {
        Uplink uplink = uplinks[link];
        if (uplink.address(i) == 0) {
            return;
        }
        if (entries == parameters.traceEntries()) {
            uplink.counters().upLostAtTrace++;
            return;
        }
        entries++;
        uplink.counters().traced++;
        long now = uplink.arrivalTick(i) / TimeBase.TICKS_PER_SYSTEM_TICK;
        spikes.add(TraceEntry.extend(uplink.stamp(i), now), hicanns[link], uplink.dncMerger(i), uplink.address(i));
    }

    private void countInFlight(int link) {
        Uplink uplink = uplinks[link];
        for (int i = next[link]; i < uplink.count(); i++) {
            uplink.counters().upInFlight += uplink.address(i) != 0 ? 1 : 0;
        }
        for (int k = 0; k < queued[link]; k++) {
            int i = queue[link][(queueHead[link] + k) % queue[link].length];
            uplink.counters().upInFlight += uplink.address(i) != 0 ? 1 : 0;
        }
    }
}
