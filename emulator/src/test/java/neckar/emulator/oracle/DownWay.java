package neckar.emulator.oracle;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import neckar.emulator.digital.DigitalParameters;

/** Way of pulses from the FPGA to one chip: to the DNC block, its sorted memory, the link (emulator reference 2.7). */
final class DownWay {
    /** A pulse at its present station, which it leaves at a tick. */
    private record Pulse(long due, int channel, int address, long tick) {
        Pulse until(long next) {
            return new Pulse(due, channel, address, next);
        }
    }

    private final DigitalParameters parameters;
    private final Deque<Pulse> toDnc = new ArrayDeque<>();
    private final List<Pulse> memory = new ArrayList<>();
    private final Deque<Pulse> onLink = new ArrayDeque<>();
    private long linkFreeAt;

    DownWay(DigitalParameters parameters) {
        this.parameters = parameters;
    }

    /** The FPGA releases a pulse. */
    void release(long tick, long due, int channel, int address) {
        toDnc.add(new Pulse(due, channel, address, tick + parameters.dncDelayTicks()));
    }

    /** One tick. */
    void tick(long tick, LinkReceiver[] channels, Tally tally) {
        startOnLink(tick);
        while (!toDnc.isEmpty() && toDnc.element().tick() == tick) {
            Pulse pulse = toDnc.remove();
            if (memory.size() == parameters.releaseDepth()) {
                tally.lostOnTheWayDown();
            } else {
                memory.add(pulse);
                memory.sort(Comparator.comparingLong(Pulse::due));
            }
            startOnLink(tick);
        }
        while (!onLink.isEmpty() && onLink.element().tick() == tick) {
            Pulse pulse = onLink.remove();
            channels[pulse.channel()].arrive(pulse.due(), pulse.address());
        }
    }

    private void startOnLink(long tick) {
        long now = tick / 252;
        if (!memory.isEmpty()
                && tick >= linkFreeAt
                && (memory.get(0).due() >> 5) - (now >> 5) <= parameters.releaseDistance()) {
            onLink.add(memory.remove(0).until(tick + parameters.linkDelayTicks()));
            linkFreeAt = tick + parameters.linkIntervalTicks();
        }
    }

    int held() {
        return toDnc.size() + memory.size() + onLink.size();
    }
}
