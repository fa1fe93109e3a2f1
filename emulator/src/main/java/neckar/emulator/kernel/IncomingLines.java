package neckar.emulator.kernel;

import java.util.Arrays;
import java.util.List;
import neckar.emulator.digital.FrameLog;
import neckar.emulator.digital.TreeWatch;

/**
 * What the drivers of one chip hear: fetches the frames that other chips started and puts them on their way to rows of
 * synapses.
 */
final class IncomingLines {
    private static final int DNC_MERGERS = 8;
    /** Words of a group: decoded addresses; delay and first row; counts of drivers, place, whether another one follows. */
    private static final int GROUP_WORDS = 3;

    private static final int FOLLOWED = 1 << 8;

    /** Chips that send here, 64 to a word, and the number of those in the words before. */
    private final long[] senders;

    private final int[] sendersBefore;
    /** First group of (source, DNC merger); lines that do not end here have the last one, which hears nothing. */
    private final int[] firstGroup;

    private final long[] packed;
    private final LinePlan.Group[] groups;
    /** First word of each row. */
    private final int[] rowAt;

    private final boolean zeroIsHeard;
    private final LineLoss loss;
    private final LineCrosstalk crosstalk;
    private final boolean faultless;
    private int longestDelay;
    private long driverEvents;

    /**
     * Takes what ends at a chip.
     *
     * @param plan the groups of drivers
     * @param rowAt first word of each row
     * @param loss losses on the way
     * @param crosstalk crosstalk on the way
     * @param words words of a set of chips
     */
    IncomingLines(LinePlan plan, int[] rowAt, LineLoss loss, LineCrosstalk crosstalk, int words) {
        this.rowAt = rowAt;
        this.loss = loss;
        this.crosstalk = crosstalk;
        faultless = loss.isSilent() && crosstalk.isSilent();
        List<LinePlan.Group> all = plan.groups();
        groups = all.toArray(new LinePlan.Group[0]);
        packed = new long[GROUP_WORDS * (groups.length + 1)];
        senders = new long[words];
        all.forEach(present -> senders[present.source() >> 6] |= 1L << present.source());
        sendersBefore = new int[words + 1];
        for (int word = 0; word < words; word++) {
            sendersBefore[word + 1] = sendersBefore[word] + Long.bitCount(senders[word]);
        }
        firstGroup = new int[DNC_MERGERS * sendersBefore[words]];
        Arrays.fill(firstGroup, GROUP_WORDS * groups.length);
        boolean zero = false;
        int s = -1;
        for (int g = 0; g < groups.length; g++) {
            LinePlan.Group present = groups[g];
            boolean first = g == 0 || !isSameLine(groups[g - 1], present);
            boolean followed = g + 1 < groups.length && isSameLine(present, groups[g + 1]);
            s += g == 0 || groups[g - 1].source() != present.source() ? 1 : 0;
            if (first) {
                firstGroup[s * DNC_MERGERS + present.dncMerger()] = GROUP_WORDS * g;
            }
            RowGroup row = present.row();
            packed[GROUP_WORDS * g] = row.decoded();
            packed[GROUP_WORDS * g + 1] = (long) present.delayTicks() << 32 | present.firstRow();
            packed[GROUP_WORDS * g + 2] = (long) row.drivers().length << 32
                    | (long) row.hearingZero() << 16
                    | (followed ? FOLLOWED : 0)
                    | present.place();
            zero |= row.hearingZero() > 0;
            longestDelay = Math.max(longestDelay, present.delayTicks());
        }
        zeroIsHeard = zero || !faultless;
    }

    private static boolean isSameLine(LinePlan.Group a, LinePlan.Group b) {
        return a.source() == b.source() && a.dncMerger() == b.dncMerger();
    }

    int longestDelay() {
        return longestDelay;
    }

    /**
     * Fetches the frames that all chips started in the window before. Each pass reads one table for all frames, so that its
     * misses of the cache overlap.
     *
     * @param board frames of all chips
     * @param window number of the present window
     * @param plan clock and end of the run: what arrives later is left out
     * @param ring receives the events
     * @param scratch memory of the worker
     */
    void gather(FrameBoard board, long window, RunPlan plan, ArrivalRing ring, WindowScratch scratch) {
        int frames = collect(board, 1 - ((int) window & 1), scratch);
        if (frames == 0) {
            return;
        }
        int[] index = scratch.index;
        for (int i = 0; i < frames; i++) {
            index[i] = firstGroup[index[i]];
        }
        int count = hear(frames, (window - 1) * plan.windowSteps() * plan.stepTicks(), plan, scratch);
        index = scratch.index;
        for (int i = 0; i < count; i++) {
            index[i] = rowAt[index[i]];
        }
        ring.add(window, count, scratch);
    }

    /** Frames that started on lines of chips that send here, and the numbers of the lines. */
    private int collect(FrameBoard board, int parity, WindowScratch scratch) {
        int n = 0;
        for (int word = 0; word < senders.length; word++) {
            for (long bits = senders[word] & board.active(parity, word); bits != 0; bits &= bits - 1) {
                long bit = bits & -bits;
                int chip = (word << 6) + Long.numberOfTrailingZeros(bits);
                int line = DNC_MERGERS * (sendersBefore[word] + Long.bitCount(senders[word] & bit - 1));
                FrameLog log = board.logOf(parity, chip);
                int end = board.last(parity, chip);
                int from = board.first(parity, chip);
                scratch.reserve(n + end - from);
                for (int i = from; i < end; i++) {
                    int frame = log.frame(i);
                    scratch.frame[n] = frame;
                    scratch.index[n] = line + FrameLog.dncMerger(frame);
                    n += FrameLog.address(frame) != 0 || zeroIsHeard ? 1 : 0;
                }
            }
        }
        return n;
    }

    /** Events that groups hear, and the numbers of their rows. */
    private int hear(int frames, long windowStart, RunPlan plan, WindowScratch scratch) {
        int n = 0;
        int end = frames;
        long lastOffset = Math.min(Integer.MAX_VALUE, plan.endTick() - windowStart);
        for (int i = 0; i < end; i++) {
            int at = scratch.index[i];
            int frame = scratch.frame[i];
            long decoded = packed[at];
            long delayAndRow = packed[at + 1];
            int place = (int) packed[at + 2];
            int counts = (int) (packed[at + 2] >>> 16);
            int sentAt = FrameLog.edge(frame) * plan.periodTicks();
            if ((place & FOLLOWED) != 0) {
                scratch.reserve(end + 1);
                scratch.frame[end] = frame;
                scratch.index[end++] = at + GROUP_WORDS;
            }
            long offset = sentAt + (delayAndRow >>> 32);
            int address = FrameLog.address(frame);
            if (!faultless) {
                address = arriving(at, windowStart + sentAt, address);
            }
            if (offset > lastOffset || address < 0) {
                continue;
            }
            // Locking events that no cell hears cost a driver nothing and are not counted as work.
            driverEvents += address != 0 ? counts >>> 16 : counts & 0xffff;
            scratch.event[n] = ArrivalRing.event(offset, place & 0xff, address);
            scratch.index[n] = (int) delayAndRow + Long.bitCount(decoded & (1L << address) - 1);
            n += (int) (decoded >>> address & 1);
        }
        return n;
    }

    /** Address with which an event arrives at a group, or -1 if it does not. */
    private int arriving(int at, long frameTick, int sent) {
        int g = at / GROUP_WORDS;
        return g == groups.length ? -1 : arriving(groups[g].way(), frameTick, sent);
    }

    /** Address with which an event arrives at the end of a way, or -1 if it does not. */
    private int arriving(LineEnding.Way to, long frameTick, int address) {
        int arriving = to.jumpsAt() < 0 ? address : crosstalk.addressBeside(to.jumpsAt(), frameTick, address);
        boolean lost = !loss.isSilent() && loss.loses(to.repeaters(), to.driver(), to.chainLinks(), frameTick, address);
        return lost ? -1 : arriving;
    }

    /** Shows an arriving event at the drivers that hear it. */
    void show(TreeWatch watch, int row, long tick, int address) {
        for (LinePlan.Group group : groups) {
            RowGroup members = group.row();
            long decoded = members.decoded();
            boolean hears = (decoded >>> address & 1) != 0
                    && rowAt[group.firstRow() + Long.bitCount(decoded & (1L << address) - 1)] == row;
            for (int m = 0; m < members.drivers().length && hears; m++) {
                if ((members.heard()[m] >>> address & 1) != 0) {
                    watch.driver(members.drivers()[m], tick, address);
                }
            }
            if (hears) {
                return;
            }
        }
    }

    /** Events seen by enabled drivers. */
    long driverEvents() {
        return driverEvents;
    }
}
