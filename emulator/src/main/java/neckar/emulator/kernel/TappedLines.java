package neckar.emulator.kernel;

import java.util.ArrayList;
import java.util.List;
import neckar.emulator.digital.FrameLog;
import neckar.spec.config.RepeaterBlockConfig;

/** Lines with repeaters in input mode, which record the first events that pass them. */
final class TappedLines implements OutgoingLines {
    /**
     * A repeater in input mode.
     *
     * @param repeater the repeater, numbered as in {@code L1Topology}
     * @param dncMerger DNC merger whose events reach it
     * @param delayTicks delay from the start of the frame
     * @param way repeaters up to this one
     */
    @SuppressWarnings("ArrayRecordComponent") // read-only
    record Tap(int repeater, int dncMerger, int delayTicks, int[] way) {}

    /**
     * An event at a tap.
     *
     * @param repeater the repeater
     * @param tick when it passed
     * @param address its L1 address
     */
    record Seen(int repeater, long tick, int address) {}

    private final OutgoingLines lines;
    private final List<Tap> taps;
    private final RunPlan plan;
    private final LineLoss loss;
    private final List<List<Seen>> seen = new ArrayList<>();

    /**
     * Adds taps to lines.
     *
     * @param lines the lines
     * @param taps their taps
     * @param plan clock and windows
     * @param loss losses on the way
     */
    TappedLines(OutgoingLines lines, List<Tap> taps, RunPlan plan, LineLoss loss) {
        this.lines = lines;
        this.taps = taps;
        this.plan = plan;
        this.loss = loss;
        taps.forEach(tap -> seen.add(new ArrayList<>()));
    }

    @Override
    public void send(FrameLog frames, long window, int worker) {
        for (int f = 0; f < frames.count(); f++) {
            long tick = window * plan.windowTicks() + (long) FrameLog.edge(frames.frame(f)) * plan.periodTicks();
            for (int t = 0; t < taps.size(); t++) {
                if (taps.get(t).dncMerger() == FrameLog.dncMerger(frames.frame(f))) {
                    pass(t, tick, FrameLog.address(frames.frame(f)));
                }
            }
        }
        lines.send(frames, window, worker);
    }

    private void pass(int t, long frameTick, int address) {
        Tap tap = taps.get(t);
        long tick = frameTick + tap.delayTicks();
        boolean full = seen.get(t).size() == RepeaterBlockConfig.TEST_EVENTS;
        if (!full && tick <= plan.endTick() && (loss.isSilent() || !loss.loses(tap.way(), 0, 0, frameTick, address))) {
            seen.get(t).add(new Seen(tap.repeater(), tick, address));
        }
    }

    /** The first events at each tap. */
    List<Seen> seen() {
        return seen.stream().flatMap(List::stream).toList();
    }

    @Override
    public void addEvents(long[] drivers, long[] synapses) {
        lines.addEvents(drivers, synapses);
    }
}
