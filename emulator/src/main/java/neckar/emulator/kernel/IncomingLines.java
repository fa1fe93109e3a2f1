package neckar.emulator.kernel;

import java.util.ArrayList;
import java.util.List;
import neckar.emulator.digital.FrameLog;

/**
 * The lines that end at the drivers of one chip: for each chip that sends and each of its DNC mergers the drivers that
 * its frames reach, with the delay from the start of the frame to the rise of the conductances.
 */
final class IncomingLines {
    /**
     * One driver at the end of one line.
     *
     * @param source index of the sending chip in the machine
     * @param dncMerger DNC merger that sends
     * @param driver driver of this chip
     * @param delayTicks delay
     * @param decoded bit A when a cell of the driver decodes address A
     * @param way repeaters and links of the driver chain on the way
     */
    record Ending(int source, int dncMerger, int driver, int delayTicks, long decoded, Way way) {}

    /**
     * What lies between a chip that sends and a driver. The array is not to be changed.
     *
     * @param repeaters repeaters, numbered by their segments
     * @param driver the driver, over all chips
     * @param chainLinks links of the driver chain
     * @param jumpsAt repeater at which the event jumps to the neighbouring line, or -1 if it stays on its own
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Way(int[] repeaters, int driver, int chainLinks, int jumpsAt) {}

    private final int[] sources;
    /** First ending of (source, DNC merger), 9 entries a source. */
    private final int[] start;

    private final int[] driver;
    private final int[] delay;
    private final long[] decoded;
    private final Way[] way;
    private final LineLoss loss;
    private final LineCrosstalk crosstalk;
    private final boolean faultless;
    private long driverEvents;

    /** Takes the endings of a chip, sorted by source, DNC merger and driver, and what goes wrong on the way. */
    IncomingLines(List<Ending> endings, LineLoss loss, LineCrosstalk crosstalk) {
        this.loss = loss;
        this.crosstalk = crosstalk;
        faultless = loss.isSilent() && crosstalk.isSilent();
        way = endings.stream().map(Ending::way).toArray(Way[]::new);
        driver = new int[endings.size()];
        delay = new int[endings.size()];
        decoded = new long[endings.size()];
        List<Integer> found = new ArrayList<>();
        List<Integer> starts = new ArrayList<>();
        for (int i = 0; i < driver.length; i++) {
            Ending ending = endings.get(i);
            driver[i] = ending.driver();
            delay[i] = ending.delayTicks();
            decoded[i] = ending.decoded();
            if (found.isEmpty() || found.get(found.size() - 1) != ending.source()) {
                found.add(ending.source());
                for (int d = 0; d < 9; d++) {
                    starts.add(i);
                }
            }
            for (int d = ending.dncMerger() + 1; d < 9; d++) {
                starts.set((found.size() - 1) * 9 + d, i + 1);
            }
        }
        sources = found.stream().mapToInt(Integer::intValue).toArray();
        start = starts.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Longest delay of any line, in ticks. */
    int longestDelay() {
        int longest = 0;
        for (int ticks : delay) {
            longest = Math.max(longest, ticks);
        }
        return longest;
    }

    /**
     * Fetches the frames that all sources started in a window.
     *
     * @param chips all chips of the machine
     * @param parity which of the two logs of a chip holds the window
     * @param windowStart tick at which the window started
     * @param plan clock and end of the run: what arrives later is left out
     * @param ring receives the events
     */
    void gather(Chip[] chips, int parity, long windowStart, RunPlan plan, ArrivalRing ring) {
        for (int s = 0; s < sources.length; s++) {
            FrameLog log = chips[sources[s]].frames(parity);
            for (int i = 0; i < log.count(); i++) {
                int address = log.address(i);
                long tick = windowStart + (long) log.edge(i) * plan.periodTicks();
                int first = s * 9 + log.dncMerger(i);
                for (int e = start[first]; e < start[first + 1]; e++) {
                    if (tick + delay[e] > plan.endTick()) {
                        continue;
                    }
                    int arriving = faultless ? address : arriving(way[e], tick, address);
                    if (arriving < 0) {
                        continue;
                    }
                    boolean heard = (decoded[e] >>> arriving & 1) != 0;
                    // Locking events that no cell hears cost a driver nothing and are not counted as work.
                    driverEvents += heard || arriving != 0 ? 1 : 0;
                    if (heard) {
                        ring.push(tick + delay[e], driver[e], arriving);
                    }
                }
            }
        }
    }

    /** Address with which an event arrives at the end of a way, or -1 if it does not. */
    private int arriving(Way to, long frameTick, int address) {
        int arriving = to.jumpsAt() < 0 ? address : crosstalk.addressBeside(to.jumpsAt(), frameTick, address);
        boolean lost = !loss.isSilent() && loss.loses(to.repeaters(), to.driver(), to.chainLinks(), frameTick, address);
        return lost ? -1 : arriving;
    }

    /** Events seen by enabled drivers. */
    long driverEvents() {
        return driverEvents;
    }
}
