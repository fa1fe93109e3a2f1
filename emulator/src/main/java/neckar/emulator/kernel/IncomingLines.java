package neckar.emulator.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import neckar.base.Invariant;
import neckar.emulator.digital.FrameLog;

/**
 * Lines on which nothing gets lost, as one chip at their ends sees them: it reads the frames of each when they are due. Groups of drivers
 * are looked at in the order of their places and have different ones, so that arrivals come in order by themselves.
 */
final class IncomingLines implements Arrivals {
    private final SentFrames frames;
    private final int windowTicks;
    private final Quotient byStep;
    private final int[] rowAt;
    private final int[] line;
    private final int[] delayTicks;
    private final int[] place;
    private final long[] decoded;
    private final int[] firstRow;
    /** Frames of the line that the group has seen. */
    private final int[] seen;

    /**
     * Takes the groups of a chip.
     *
     * @param groups the groups
     * @param lineOf number of each line by source chip and DNC merger
     * @param frames frames by line
     * @param rowAt first word of each row; not to be changed
     * @param plan steps and windows
     */
    IncomingLines(List<LinePlan.Group> groups, int[] lineOf, SentFrames frames, int[] rowAt, RunPlan plan) {
        this.frames = frames;
        this.rowAt = rowAt;
        windowTicks = plan.windowTicks();
        byStep = new Quotient(plan.stepTicks());
        List<LinePlan.Group> sorted = new ArrayList<>(groups);
        sorted.removeIf(group -> group.decoded() == 0);
        sorted.sort(Comparator.comparingInt(LinePlan.Group::place));
        int count = sorted.size();
        line = new int[count];
        delayTicks = new int[count];
        place = new int[count];
        decoded = new long[count];
        firstRow = new int[count];
        seen = new int[count];
        for (int g = 0; g < count; g++) {
            LinePlan.Group group = sorted.get(g);
            line[g] = lineOf[group.source() * LinePlan.LINES + group.dncMerger()];
            delayTicks[g] = group.delayTicks();
            place[g] = group.place();
            decoded[g] = group.decoded();
            firstRow[g] = group.firstRow();
            Invariant.check(g == 0 || place[g] > place[g - 1], "groups have different places", place[g]);
        }
    }

    @Override
    public int take(long window, int steps, WindowScratch scratch) {
        scratch.begin(steps);
        int[] sent = frames.before(window);
        long start = window * windowTicks;
        int found = 0;
        for (int g = 0; g < line.length; g++) {
            if (seen[g] != sent[line[g]]) {
                found = read(g, sent[line[g]], start, steps, scratch, found);
            }
        }
        if (found > 0) {
            scratch.distribute(steps, found, rowAt);
        }
        return scratch.stepStart[steps];
    }

    private int read(int g, int sent, long start, int steps, WindowScratch scratch, int found) {
        int n = seen[g];
        int count = found;
        long begin = start - delayTicks[g];
        while (n != sent) {
            long frame = frames.frame(line[g], n);
            int offset = (int) ((frame >>> FrameLog.ADDRESS_BITS) - begin);
            if (offset > windowTicks) {
                break;
            }
            n++;
            int address = (int) frame & FrameLog.ADDRESS_MASK;
            if ((decoded[g] >>> address & 1) != 0) {
                int row = firstRow[g] + Long.bitCount(decoded[g] & ((1L << address) - 1));
                int step = Math.min(steps, (int) byStep.of(offset - 1));
                count = scratch.add(count, step, Arrival.of(offset, place[g], address, row));
            }
        }
        seen[g] = n;
        return count;
    }
}
