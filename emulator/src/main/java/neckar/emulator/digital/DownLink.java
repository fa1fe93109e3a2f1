package neckar.emulator.digital;

import java.util.Arrays;
import neckar.spec.unit.TimeBase;

/**
 * Way of pulses to one chip: release memory of the DNC block, link, buffers of the eight channels in the chip (emulator
 * reference 2.7). Pulses come in the order of their due times, so that the sorted release memory is a queue.
 */
final class DownLink {
    private static final int CHANNELS = 8;
    private static final int SYSTEM_TICK = TimeBase.TICKS_PER_SYSTEM_TICK;
    /** System ticks that a channel needs for an event. */
    private static final int CHANNEL_INTERVAL = 2;

    private final DigitalParameters parameters;
    private final int periodTicks;
    private final long endTick;
    private final ChipCounters counters;
    /** Times at which the last entries of the release memory went to the link, as a ring of its depth. */
    private final long[] linkStarts;

    private int oldest;
    private long lastStart = Long.MIN_VALUE / 2;
    private final long[][] waiting;
    private final int[] waits = new int[CHANNELS];
    private final long[] lastOut = new long[CHANNELS];
    private final long[][] arrivals = new long[CHANNELS][16];
    private final int[] counts = new int[CHANNELS];

    /**
     * The way to one chip.
     *
     * @param parameters properties of the digital part
     * @param periodTicks clock period of the chip
     * @param endTick last tick of the run; what would be lost later is still on its way then
     * @param counters counters of the chip
     */
    DownLink(DigitalParameters parameters, int periodTicks, long endTick, ChipCounters counters) {
        this.parameters = parameters;
        this.periodTicks = periodTicks;
        this.endTick = endTick;
        this.counters = counters;
        linkStarts = new long[parameters.releaseDepth()];
        Arrays.fill(linkStarts, Long.MIN_VALUE / 2);
        waiting = new long[CHANNELS][parameters.channelBuffers()];
        Arrays.fill(lastOut, Long.MIN_VALUE / 2);
    }

    ChipCounters counters() {
        return counters;
    }

    /**
     * A pulse reaches the DNC block.
     *
     * @param tick time of arrival, not falling
     * @param due system tick at which it is due on the chip, not falling
     * @param channel channel of the chip
     * @param address L1 address
     */
    void accept(long tick, long due, int channel, int address) {
        if (linkStarts[oldest] > tick) {
            lose(tick);
            return;
        }
        long eligible = Math.max(0, (due >> 5) - parameters.releaseDistance()) * 32 * SYSTEM_TICK;
        long start = Math.max(Math.max(tick, eligible), lastStart + parameters.linkIntervalTicks());
        linkStarts[oldest] = start;
        oldest = (oldest + 1) % linkStarts.length;
        lastStart = start;
        arrive(start + parameters.linkDelayTicks(), due, channel, address);
    }

    private void lose(long tick) {
        if (tick <= endTick) {
            counters.lostBeforeTree++;
        } else {
            counters.linkPending++;
        }
    }

    /**
     * A pulse reaches the chip, which looks at it with the next system tick: it waits in a buffer of its channel, or is too
     * late.
     */
    private void arrive(long tick, long due, int channel, int address) {
        long now = (tick + SYSTEM_TICK - 1) / SYSTEM_TICK;
        match(channel, now);
        if (due < now || waits[channel] == waiting[channel].length) {
            lose(now * SYSTEM_TICK);
            return;
        }
        long[] buffers = waiting[channel];
        int at = waits[channel]++;
        long entry = due << 6 | address;
        while (at > 0 && buffers[at - 1] >> 6 > due) {
            buffers[at] = buffers[at - 1];
            at--;
        }
        buffers[at] = entry;
    }

    /** Takes the pulses of a channel that are due before a system tick out of their buffers. */
    private void match(int channel, long before) {
        long[] buffers = waiting[channel];
        int taken = 0;
        while (taken < waits[channel] && buffers[taken] >> 6 < before) {
            hand(channel, buffers[taken] >> 6, (int) buffers[taken] & 63);
            taken++;
        }
        System.arraycopy(buffers, taken, buffers, 0, waits[channel] - taken);
        waits[channel] -= taken;
    }

    /** Hands a pulse to the merger tree: one per two system ticks, and one may wait for its turn. */
    private void hand(int channel, long due, int address) {
        long out = Math.max(due, lastOut[channel] + CHANNEL_INTERVAL);
        if (out - due > CHANNEL_INTERVAL) {
            lose(due * SYSTEM_TICK);
            return;
        }
        lastOut[channel] = out;
        long edge = (out * SYSTEM_TICK + periodTicks - 1) / periodTicks;
        if (counts[channel] == arrivals[channel].length) {
            arrivals[channel] = Arrays.copyOf(arrivals[channel], 2 * counts[channel]);
        }
        arrivals[channel][counts[channel]++] = Math.max(1, edge) << 9 | (long) channel << 6 | address;
    }

    /** The arrivals at the merger tree by edge and channel; those of equal edge and channel in the order of due times. */
    long[] finish() {
        int total = 0;
        for (int channel = 0; channel < CHANNELS; channel++) {
            match(channel, Long.MAX_VALUE);
            total += counts[channel];
        }
        long[] merged = new long[total];
        int[] next = new int[CHANNELS];
        for (int i = 0; i < total; i++) {
            int best = -1;
            for (int channel = 0; channel < CHANNELS; channel++) {
                // Edges rise within a channel, so the earliest is at the head of one of them.
                if (next[channel] < counts[channel]
                        && (best < 0 || arrivals[channel][next[channel]] >> 9 < arrivals[best][next[best]] >> 9)) {
                    best = channel;
                }
            }
            merged[i] = arrivals[best][next[best]++];
        }
        return merged;
    }
}
