package neckar.emulator.oracle;

import java.util.SortedMap;
import java.util.TreeMap;
import neckar.spec.experiment.CounterTable;

/** Counters of one chip by name (emulator reference 2.8). */
final class Tally {
    static final String SPIKES = "spikes";
    static final String FRAMES_NEURON = "frames.neuron";
    static final String FRAMES_LINK = "frames.link";
    static final String L1_BUSY = "l1_busy";

    private final SortedMap<String, Long> counts = new TreeMap<>();

    void add(String name) {
        counts.merge(name, 1L, Long::sum);
    }

    long of(String name) {
        return counts.getOrDefault(name, 0L);
    }

    /** An event that a merger's register could not keep. */
    void lostInMerger(Event event) {
        switch (event.origin()) {
            case NEURON -> {
                add(CounterTable.L1_LOST);
                add(CounterTable.LOST_AT_MERGER);
            }
            case LINK -> {
                add(CounterTable.L2_DOWN_LOST);
                add(CounterTable.LOST_AT_MERGER);
            }
            case GENERATOR -> add(CounterTable.BG_LOST);
            case LOOPBACK -> {}
        }
    }

    void lostOnBusyLine(Event event) {
        lostInMerger(event);
        if (event.origin() == Event.Origin.NEURON || event.origin() == Event.Origin.LINK) {
            add(L1_BUSY);
        }
    }

    void lostInEncoder() {
        add(CounterTable.L1_LOST);
        add(CounterTable.LOST_AT_PRIORITY_ENCODER);
    }

    void lostAtPlayback() {
        add(CounterTable.L2_DOWN_LOST);
        add(CounterTable.LOST_AT_PLAYBACK);
    }

    void lostOnTheWayDown() {
        add(CounterTable.L2_DOWN_LOST);
        add(CounterTable.LOST_AT_DNC);
    }

    /** Address 0 only locks receivers and is not counted on the way up. */
    void lostOnTheWayUp(int address) {
        if (address != 0) {
            add(CounterTable.L2_UP_LOST);
            add(CounterTable.LOST_AT_DNC);
        }
    }

    void lostAtTrace() {
        add(CounterTable.L2_UP_LOST);
        add(CounterTable.LOST_AT_TRACE);
    }

    void unrouted(Event event) {
        if (event.origin() != Event.Origin.LOOPBACK) {
            add(CounterTable.UNROUTED);
        }
    }

    void frame(Event event) {
        if (event.origin() == Event.Origin.NEURON) {
            add(FRAMES_NEURON);
        }
        if (event.origin() == Event.Origin.LINK) {
            add(FRAMES_LINK);
        }
    }

    void inFlight(Event event) {
        if (event.origin() == Event.Origin.NEURON || event.origin() == Event.Origin.LINK) {
            add(CounterTable.IN_FLIGHT);
        }
    }
}
