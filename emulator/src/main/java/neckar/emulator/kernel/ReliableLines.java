package neckar.emulator.kernel;

import java.util.Arrays;
import java.util.List;
import neckar.emulator.digital.FrameLog;

/**
 * Lines on which nothing gets lost: for each DNC merger and address a list of (chip, arrival), one behind the other in
 * memory, so that a frame reads one stream.
 */
final class ReliableLines implements OutgoingLines {
    private static final int ADDRESSES = 64;
    private static final int LISTS = 8 * ADDRESSES;

    private final List<Target> targets;
    private final RunPlan plan;
    private final int[] start = new int[LISTS + 1];
    private final char[] chip;
    /** Arrivals with their offsets counted from the start of the frame. */
    private final long[] arrival;

    /** Frames sent, by DNC merger and address, as far as all their events arrive before the run ends. */
    private final long[] sent = new long[LISTS];

    private final long lastWholeWindow;
    /** Later frames: {@code tick << 9 | list}. */
    private long[] late = new long[16];

    private int lateCount;

    /**
     * Lists what the frames of a chip reach.
     *
     * @param targets drivers that hear the chip, in any order
     * @param plan clock and windows
     */
    ReliableLines(List<Target> targets, RunPlan plan) {
        this.targets = targets;
        this.plan = plan;
        long longest = 0;
        for (Target target : targets) {
            longest = Math.max(longest, target.group().delayTicks());
            for (long left = target.group().decoded(); left != 0; left &= left - 1) {
                start[list(target.group(), left) + 1]++;
            }
        }
        lastWholeWindow = (plan.endTick() - longest) / plan.windowTicks() - 1;
        for (int i = 0; i < LISTS; i++) {
            start[i + 1] += start[i];
        }
        chip = new char[start[LISTS]];
        arrival = new long[start[LISTS]];
        int[] next = Arrays.copyOf(start, LISTS);
        for (Target target : targets) {
            LinePlan.Group group = target.group();
            for (long left = group.decoded(); left != 0; left &= left - 1) {
                int address = Long.numberOfTrailingZeros(left);
                int i = next[list(group, left)]++;
                chip[i] = (char) target.chip();
                arrival[i] = Arrival.of(
                        group.delayTicks(),
                        group.place(),
                        address,
                        target.rows().row(group, address));
            }
        }
    }

    private static int list(LinePlan.Group group, long addresses) {
        return group.dncMerger() * ADDRESSES + Long.numberOfTrailingZeros(addresses);
    }

    @Override
    public void send(FrameLog frames, long window, int worker, Mailboxes boxes) {
        for (int f = 0; f < frames.count(); f++) {
            int frame = frames.frame(f);
            int list = FrameLog.dncMerger(frame) * ADDRESSES + FrameLog.address(frame);
            long sentAt = (long) FrameLog.edge(frame) * plan.periodTicks();
            int end = start[list + 1];
            for (int i = start[list]; i < end; i++) {
                boxes.send(window, worker, chip[i], Arrival.later(arrival[i], sentAt));
            }
            if (window <= lastWholeWindow) {
                sent[list]++;
            } else {
                addLate(window * plan.windowTicks() + sentAt, list);
            }
        }
    }

    private void addLate(long tick, int list) {
        if (lateCount == late.length) {
            late = Arrays.copyOf(late, 2 * lateCount);
        }
        late[lateCount++] = tick << 9 | list;
    }

    /** Locking events that no cell hears cost a driver nothing and are not counted as work. */
    @Override
    public void addDriverEvents(long[] events) {
        for (Target target : targets) {
            LinePlan.Group group = target.group();
            int drivers = group.row().drivers().length;
            int hearing = group.row().hearingZero();
            int first = group.dncMerger() * ADDRESSES;
            long sum = hearing * sent[first];
            for (int address = 1; address < ADDRESSES; address++) {
                sum += drivers * sent[first + address];
            }
            for (int i = 0; i < lateCount; i++) {
                int list = (int) late[i] & LISTS - 1;
                boolean arrives = (late[i] >> 9) + group.delayTicks() <= plan.endTick();
                if (arrives && list / ADDRESSES == group.dncMerger()) {
                    sum += list == first ? hearing : drivers;
                }
            }
            events[target.chip()] += sum;
        }
    }
}
