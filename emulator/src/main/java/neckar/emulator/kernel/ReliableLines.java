package neckar.emulator.kernel;

import java.util.Arrays;
import java.util.List;
import neckar.emulator.digital.FrameLog;

/** Lines on which nothing gets lost: a frame is written down once, and the chips at the ends of its line read it. */
final class ReliableLines implements OutgoingLines {
    private static final int ADDRESSES = 64;
    private static final int LISTS = LinePlan.LINES * ADDRESSES;
    private static final int NO_LINE = -1;

    private final List<Target> targets;
    private final RunPlan plan;
    private final SentFrames frames;
    /** Number of each line by DNC merger, or -1 when no one hears it. */
    private final int[] line = new int[LinePlan.LINES];
    /** Addresses that someone at the end of the line decodes. */
    private final long[] heard = new long[LinePlan.LINES];

    /** Frames sent, by DNC merger and address, as far as all their events arrive before the run ends. */
    private final long[] sent = new long[LISTS];

    private final long lastWholeWindow;
    /** Later frames: {@code tick << 9 | list}. */
    private long[] late = new long[16];

    private int lateCount;

    /**
     * Lines of one chip.
     *
     * @param targets drivers that hear the chip, in any order
     * @param lineOf number of each line by source chip and DNC merger
     * @param frames frames by line
     * @param plan clock and windows
     */
    ReliableLines(List<Target> targets, int[] lineOf, SentFrames frames, RunPlan plan) {
        this.targets = targets;
        this.plan = plan;
        this.frames = frames;
        Arrays.fill(line, NO_LINE);
        long longest = 0;
        for (Target target : targets) {
            LinePlan.Group group = target.group();
            longest = Math.max(longest, group.delayTicks());
            line[group.dncMerger()] = lineOf[group.source() * LinePlan.LINES + group.dncMerger()];
            heard[group.dncMerger()] |= group.decoded();
        }
        lastWholeWindow = (plan.endTick() - longest) / plan.windowTicks() - 1;
    }

    @Override
    public void send(FrameLog log, long window, int worker) {
        for (int f = 0; f < log.count(); f++) {
            int frame = log.frame(f);
            int dncMerger = FrameLog.dncMerger(frame);
            int address = FrameLog.address(frame);
            long tick = window * plan.windowTicks() + (long) FrameLog.edge(frame) * plan.periodTicks();
            if ((heard[dncMerger] >>> address & 1) != 0) {
                frames.add(line[dncMerger], tick, address);
            }
            int list = dncMerger * ADDRESSES + address;
            if (window <= lastWholeWindow) {
                sent[list]++;
            } else {
                addLate(tick, list);
            }
        }
        for (int number : line) {
            if (number != NO_LINE) {
                frames.publish(number, window);
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
