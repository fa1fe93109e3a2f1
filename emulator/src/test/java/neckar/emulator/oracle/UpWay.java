package neckar.emulator.oracle;

import java.util.ArrayDeque;
import java.util.Deque;
import neckar.emulator.digital.DigitalParameters;
import neckar.spec.experiment.CounterTable;

/** Way of one chip's events to its FPGA: queue, link, queue in the FPGA (emulator reference 2.7). */
final class UpWay {
    /** An event for the trace. */
    record Entry(long stamp, int dncMerger, int address) {}

    /** An event on the link. */
    private record Travelling(Entry entry, long arrivalTick) {}

    private final DigitalParameters parameters;
    private final Tally tally;
    private final Deque<Entry> queue = new ArrayDeque<>();
    private final Deque<Travelling> onLink = new ArrayDeque<>();
    private final Deque<Entry> atFpga = new ArrayDeque<>();
    private long linkFreeAt;

    UpWay(DigitalParameters parameters, Tally tally) {
        this.parameters = parameters;
        this.tally = tally;
    }

    /** An event leaves a DNC merger. */
    void offer(long tick, int dncMerger, int address) {
        if (address != 0) {
            tally.add(CounterTable.L2_UP_SENT);
        }
        if (queue.size() == parameters.uplinkDepth()) {
            tally.lostOnTheWayUp(address);
            return;
        }
        queue.add(new Entry(tick / 252, dncMerger, address));
        startOnLink(tick);
    }

    /** The next event starts when the link is free. */
    void startOnLink(long tick) {
        if (!queue.isEmpty() && tick >= linkFreeAt) {
            long arrival = tick + parameters.linkDelayTicks() + parameters.dncDelayTicks();
            onLink.add(new Travelling(queue.remove(), arrival));
            linkFreeAt = tick + parameters.linkIntervalTicks();
        }
    }

    /** What comes off the link at a tick waits in the FPGA. */
    void arriveAtFpga(long tick) {
        while (!onLink.isEmpty() && onLink.peek().arrivalTick() == tick) {
            Entry entry = onLink.remove().entry();
            if (atFpga.size() == parameters.fpgaDepth()) {
                tally.lostOnTheWayUp(entry.address());
            } else {
                atFpga.add(entry);
            }
        }
    }

    Deque<Entry> atFpga() {
        return atFpga;
    }

    Tally tally() {
        return tally;
    }

    void countInFlight() {
        queue.forEach(this::countInFlight);
        onLink.forEach(travelling -> countInFlight(travelling.entry()));
        atFpga.forEach(this::countInFlight);
    }

    private void countInFlight(Entry entry) {
        if (entry.address() != 0) {
            tally.add(CounterTable.IN_FLIGHT);
        }
    }
}
