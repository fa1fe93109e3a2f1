package neckar.emulator.oracle;

import java.util.ArrayList;
import java.util.List;
import neckar.emulator.digital.DigitalParameters;
import org.jspecify.annotations.Nullable;

/**
 * The chip's receiver of one link channel, clocked by the system tick (emulator reference 2.7): buffers that wait for the
 * counter, and a place to wait for the turn of the channel.
 */
final class LinkReceiver {
    private static final int INTERVAL = 2;

    /** A pulse that waits. */
    private record Waiting(long due, int address) {}

    private final int buffers;
    private final List<Waiting> arrived = new ArrayList<>();
    private final List<Waiting> waiting = new ArrayList<>();
    private @Nullable Waiting spare;
    private long freeAt;
    /** Events for the next clock edge. */
    private final List<Event> handed = new ArrayList<>();

    LinkReceiver(DigitalParameters parameters) {
        buffers = parameters.channelBuffers();
    }

    /** A pulse comes off the link; it is looked at with the next system tick. */
    void arrive(long due, int address) {
        arrived.add(new Waiting(due, address));
    }

    /** One system tick. */
    void tick(long now, Tally tally) {
        for (Waiting pulse : arrived) {
            if (pulse.due() < now || waiting.size() == buffers) {
                tally.lostOnTheWayDown();
            } else {
                waiting.add(pulse);
            }
        }
        arrived.clear();
        if (spare != null && now >= freeAt) {
            hand(spare, now);
            spare = null;
        }
        for (Waiting pulse : List.copyOf(waiting)) {
            if (pulse.due() % 1024 != now % 1024) {
                continue;
            }
            waiting.remove(pulse);
            if (spare == null && now >= freeAt) {
                hand(pulse, now);
            } else if (spare == null) {
                spare = pulse;
            } else {
                tally.lostOnTheWayDown();
            }
        }
    }

    private void hand(Waiting pulse, long now) {
        handed.add(new Event(Event.Origin.LINK, pulse.address()));
        freeAt = now + INTERVAL;
    }

    /** Events that the present edge of the chip clock takes. */
    List<Event> take() {
        List<Event> events = List.copyOf(handed);
        handed.clear();
        return events;
    }

    int held() {
        return arrived.size() + waiting.size() + (spare != null ? 1 : 0) + handed.size();
    }
}
