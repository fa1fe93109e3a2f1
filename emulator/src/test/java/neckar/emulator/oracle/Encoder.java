package neckar.emulator.oracle;

import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The priority encoder of one neuron block: a latch for each neuron, one buffer (emulator reference 2.3). */
final class Encoder {
    /** Addresses of waiting neurons by their rank. */
    private final TreeMap<Integer, Integer> latched = new TreeMap<>();

    private @Nullable Integer buffer;

    /** One edge: hands its buffer over, or fills it with the first waiting neuron. */
    void step(Merger merger, Tally tally) {
        if (buffer != null) {
            merger.overwrite(Merger.RIGHT, new Event(Event.Origin.NEURON, buffer), tally);
            buffer = null;
        } else if (!latched.isEmpty()) {
            buffer = latched.pollFirstEntry().getValue();
        }
    }

    /** Sets the latch of a neuron; if it is still set, the new event is lost. */
    void latch(int rank, int address, Tally tally) {
        if (latched.putIfAbsent(rank, address) != null) {
            tally.lostInEncoder();
        }
    }

    void countInFlight(Tally tally) {
        int waiting = latched.size() + (buffer != null ? 1 : 0);
        for (int i = 0; i < waiting; i++) {
            tally.inFlight(new Event(Event.Origin.NEURON, 0));
        }
    }
}
