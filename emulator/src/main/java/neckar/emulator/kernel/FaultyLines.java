package neckar.emulator.kernel;

import java.util.List;
import neckar.emulator.digital.FrameLog;

/** Lines on which events get lost or jump to the neighbouring line: each driver at each end is looked at for each frame. */
final class FaultyLines implements OutgoingLines {
    private final List<Target> targets;
    private final RunPlan plan;
    private final LineLoss loss;
    private final LineCrosstalk crosstalk;
    private final Mailboxes boxes;
    private final long[] driverEvents;
    private final int unitTicks;
    private final long[] arrival = new long[1];

    /**
     * Takes the ends of lines.
     *
     * @param targets drivers that hear the chip, one a group
     * @param plan clock and windows
     * @param loss losses on the way
     * @param crosstalk crosstalk on the way
     * @param boxes where arrivals wait
     * @param unitTicks unit of time of the boxes
     */
    FaultyLines(
            List<Target> targets,
            RunPlan plan,
            LineLoss loss,
            LineCrosstalk crosstalk,
            Mailboxes boxes,
            int unitTicks) {
        this.unitTicks = unitTicks;
        this.targets = targets;
        this.plan = plan;
        this.loss = loss;
        this.crosstalk = crosstalk;
        this.boxes = boxes;
        driverEvents = new long[targets.size()];
    }

    @Override
    public void send(FrameLog frames, long window, int worker) {
        for (int f = 0; f < frames.count(); f++) {
            for (int t = 0; t < driverEvents.length; t++) {
                if (targets.get(t).group().dncMerger() == FrameLog.dncMerger(frames.frame(f))) {
                    send(t, frames.frame(f), window, worker);
                }
            }
        }
    }

    private void send(int t, int frame, long window, int worker) {
        Target target = targets.get(t);
        LinePlan.Group group = target.group();
        long sentAt = (long) FrameLog.edge(frame) * plan.periodTicks();
        long frameTick = window * plan.windowTicks() + sentAt;
        int address = arriving(group.way(), frameTick, FrameLog.address(frame));
        if (address < 0 || frameTick + group.delayTicks() > plan.endTick()) {
            return;
        }
        boolean heard = group.hears(address);
        driverEvents[t] += heard || address != 0 ? 1 : 0;
        if (heard) {
            arrival[0] = Arrival.of(address, target.rows().row(group, address));
            int units = (int) (sentAt + group.delayTicks()) / unitTicks;
            boxes.send(window, worker, target.chip(), units, arrival, 0, 1);
        }
    }

    /** Address with which an event arrives at the end of a way, or -1 if it does not. */
    private int arriving(LineEnding.Way to, long frameTick, int address) {
        int arriving = to.jumpsAt() < 0 ? address : crosstalk.addressBeside(to.jumpsAt(), frameTick, address);
        boolean lost = !loss.isSilent() && loss.loses(to.repeaters(), to.driver(), to.chainLinks(), frameTick, address);
        return lost ? -1 : arriving;
    }

    @Override
    public void addEvents(long[] drivers, long[] synapses) {
        for (int t = 0; t < driverEvents.length; t++) {
            drivers[targets.get(t).chip()] += driverEvents[t];
        }
    }
}
