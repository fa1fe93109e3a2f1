package neckar.emulator.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import neckar.emulator.analog.PackedRows;
import neckar.emulator.digital.FrameLog;

/**
 * Lines on which nothing gets lost. All that a frame leads to, over all chips that it reaches, lies in one run of words: sending reads on and writes
 * to the ends of boxes, so that no memory is waited for.
 */
final class ReliableLines implements OutgoingLines {
    private static final int ADDRESSES = 64;
    private static final int LISTS = LinePlan.LINES * ADDRESSES;
    private static final int COUNT_BITS = 16;
    private static final int COUNT_MASK = (1 << COUNT_BITS) - 1;
    private static final int CHIP_BITS = 16;

    private final List<Target> targets;
    private final RunPlan plan;
    private final Mailboxes boxes;
    private final int unitTicks;
    private final int edgeUnits;
    /** First word of each DNC merger and address in {@link #words}. */
    private final int[] first = new int[LISTS + 1];
    /**
     * For each list the numbers of rows of one word and of two, then for each chip that a frame reaches {@code [delay in units][16 chip][16 number
     * of words]} and its words.
     */
    private long[] words = new long[256];

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
     * @param plan clock and windows
     * @param boxes where arrivals wait
     * @param unitTicks unit of time of the boxes
     */
    ReliableLines(List<Target> targets, RunPlan plan, Mailboxes boxes, int unitTicks) {
        this.targets = targets;
        this.plan = plan;
        this.boxes = boxes;
        this.unitTicks = unitTicks;
        edgeUnits = plan.periodTicks() / unitTicks;
        long longest = 0;
        List<List<Target>> byMerger = new ArrayList<>();
        for (int merger = 0; merger < LinePlan.LINES; merger++) {
            byMerger.add(new ArrayList<>());
        }
        for (Target target : targets) {
            longest = Math.max(longest, target.group().delayTicks());
            byMerger.get(target.group().dncMerger()).add(target);
        }
        for (int list = 0; list < LISTS; list++) {
            first[list + 1] = first[list];
            addList(list, byMerger.get(list / ADDRESSES));
        }
        words = Arrays.copyOf(words, first[LISTS]);
        lastWholeWindow = (plan.endTick() - longest) / plan.windowTicks() - 1;
    }

    /** Writes what a frame leads to: first the rows of one word, then those of two, then the others. */
    private void addList(int list, List<Target> hearers) {
        int address = list % ADDRESSES;
        List<long[]> rows = new ArrayList<>();
        for (Target target : hearers) {
            if (target.group().hears(address)) {
                rows.add(row(target, address));
            }
        }
        if (rows.isEmpty()) {
            return;
        }
        rows.sort(Comparator.comparingInt(row -> Math.min(row.length, 4)));
        long single = rows.stream().filter(row -> row.length == 2).count();
        long twofold = rows.stream().filter(row -> row.length == 3).count();
        append(list, new long[] {twofold << Integer.SIZE | single});
        rows.forEach(row -> append(list, row));
    }

    /** A head and the words of a row. */
    private long[] row(Target target, int address) {
        int row = target.rows().row(target.group(), address);
        Optional<PackedRows> packed = target.rows().packed();
        long[] own = packed.isPresent() ? packed.get().words(row) : new long[] {Arrival.of(address, row)};
        long delay = target.group().delayTicks() / unitTicks;
        long[] all = new long[1 + own.length];
        all[0] = (delay << CHIP_BITS | target.chip()) << COUNT_BITS | own.length;
        System.arraycopy(own, 0, all, 1, own.length);
        return all;
    }

    private void append(int list, long[] more) {
        int end = first[list + 1];
        if (end + more.length > words.length) {
            words = Arrays.copyOf(words, 2 * (end + more.length));
        }
        System.arraycopy(more, 0, words, end, more.length);
        first[list + 1] = end + more.length;
    }

    @Override
    public void send(FrameLog log, long window, int worker) {
        for (int f = 0; f < log.count(); f++) {
            int frame = log.frame(f);
            int list = FrameLog.dncMerger(frame) * ADDRESSES + FrameLog.address(frame);
            send(list, FrameLog.edge(frame) * edgeUnits, window, worker);
            if (window <= lastWholeWindow) {
                sent[list]++;
            } else {
                addLate(window * plan.windowTicks() + (long) FrameLog.edge(frame) * plan.periodTicks(), list);
            }
        }
    }

    private void send(int list, int sentAt, long window, int worker) {
        int at = first[list];
        int end = first[list + 1];
        if (at == end) {
            return;
        }
        // Loops of their own for one and two words: lengths that change from row to row would be guessed wrong.
        long lengths = words[at++];
        for (int i = (int) lengths; i > 0; i--, at += 2) {
            send(at, 1, sentAt, window, worker);
        }
        for (int i = (int) (lengths >>> Integer.SIZE); i > 0; i--, at += 3) {
            send(at, 2, sentAt, window, worker);
        }
        while (at < end) {
            int count = (int) words[at] & COUNT_MASK;
            send(at, count, sentAt, window, worker);
            at += 1 + count;
        }
    }

    private void send(int at, int count, int sentAt, long window, int worker) {
        long head = words[at];
        int chip = (int) (head >>> COUNT_BITS) & (1 << CHIP_BITS) - 1;
        int delay = (int) (head >>> (COUNT_BITS + CHIP_BITS));
        boxes.send(window, worker, chip, sentAt + delay, words, at + 1, count);
    }

    private void addLate(long tick, int list) {
        if (lateCount == late.length) {
            late = Arrays.copyOf(late, 2 * lateCount);
        }
        late[lateCount++] = tick << 9 | list;
    }

    /** Locking events that no cell hears cost a driver nothing and are not counted as work. */
    @Override
    public void addEvents(long[] drivers, long[] synapses) {
        for (Target target : targets) {
            LinePlan.Group group = target.group();
            int members = group.row().drivers().length;
            int hearing = group.row().hearingZero();
            for (int address = 0; address < ADDRESSES; address++) {
                long frames = arrived(group, address);
                drivers[target.chip()] += frames * (address == 0 ? hearing : members);
                if (frames > 0 && group.hears(address) && target.rows().packed().isPresent()) {
                    int row = target.rows().row(group, address);
                    synapses[target.chip()] +=
                            frames * target.rows().packed().get().synapses(row);
                }
            }
        }
    }

    /** Frames of an address that reached a group before the run ended. */
    private long arrived(LinePlan.Group group, int address) {
        int list = group.dncMerger() * ADDRESSES + address;
        long frames = sent[list];
        for (int i = 0; i < lateCount; i++) {
            boolean arrives = (late[i] >> 9) + group.delayTicks() <= plan.endTick();
            frames += arrives && ((int) late[i] & LISTS - 1) == list ? 1 : 0;
        }
        return frames;
    }
}
