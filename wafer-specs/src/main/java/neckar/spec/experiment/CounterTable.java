package neckar.spec.experiment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import neckar.base.Invariant;

/**
 * Event counters, for each chip and in total. The names of emulator reference 2.8 are constants here; an emulator may
 * add further ones. Immutable.
 */
public final class CounterTable {
    /** Playback pulses of the experiment. */
    public static final String L2_DOWN_SENT = "l2_down_sent";
    /** Of these, lost before or at the input of the DNC merger. */
    public static final String L2_DOWN_LOST = "l2_down_lost";
    /** Crossings of neurons that send their spikes. */
    public static final String L1_SENT = "l1_sent";
    /** Of these, lost at the encoder or overwritten in mergers. */
    public static final String L1_LOST = "l1_lost";
    /** Events offered to a channel towards an FPGA. */
    public static final String L2_UP_SENT = "l2_up_sent";
    /** Of these, not in the trace. */
    public static final String L2_UP_LOST = "l2_up_lost";
    /** Losses at the release of playback. */
    public static final String LOST_AT_PLAYBACK = "lost_at.playback";
    /** Losses in the DNC block, on the link and at the chip's receiver. */
    public static final String LOST_AT_DNC = "lost_at.dnc";
    /** Losses at the priority encoder. */
    public static final String LOST_AT_PRIORITY_ENCODER = "lost_at.priority_encoder";
    /** Losses in mergers. */
    public static final String LOST_AT_MERGER = "lost_at.merger";
    /** Losses at the trace memory. */
    public static final String LOST_AT_TRACE = "lost_at.trace";
    /** Events of background generators. */
    public static final String BG_SENT = "bg_sent";
    /** Of these, lost. */
    public static final String BG_LOST = "bg_lost";
    /** Events that a merger does not admit, by configuration. */
    public static final String UNROUTED = "unrouted";
    /** Events dropped by repeaters or drivers that were not locked. */
    public static final String UNLOCKED = "unlocked";
    /** Events still in registers at the end. */
    public static final String IN_FLIGHT = "in_flight";
    /** Events seen by synapse drivers. */
    public static final String DRIVER_EVENTS = "driver_events";
    /** Events times matching synapses. */
    public static final String SYNAPTIC_EVENTS = "synaptic_events";

    /** The names above in the order of the reference. */
    public static final List<String> REFERENCE_NAMES = List.of(
            L2_DOWN_SENT,
            L2_DOWN_LOST,
            L1_SENT,
            L1_LOST,
            L2_UP_SENT,
            L2_UP_LOST,
            LOST_AT_PLAYBACK,
            LOST_AT_DNC,
            LOST_AT_PRIORITY_ENCODER,
            LOST_AT_MERGER,
            LOST_AT_TRACE,
            BG_SENT,
            BG_LOST,
            UNROUTED,
            UNLOCKED,
            IN_FLIGHT,
            DRIVER_EVENTS,
            SYNAPTIC_EVENTS);

    private final List<String> names;
    private final SortedMap<Integer, long[]> rows;

    /**
     * A table.
     *
     * @param names names of the counters, all different
     * @param rows for each chip number one value per name
     */
    public CounterTable(List<String> names, Map<Integer, long[]> rows) {
        Invariant.check(names.stream().distinct().count() == names.size(), "counter names differ", names);
        this.names = List.copyOf(names);
        TreeMap<Integer, long[]> copy = new TreeMap<>();
        rows.forEach((chip, values) -> {
            Invariant.check(values.length == names.size(), "one value per counter", chip, values.length);
            copy.put(chip, values.clone());
        });
        this.rows = copy;
    }

    /** Names in the order of their columns. */
    public List<String> names() {
        return names;
    }

    /** Chips that have a row, ascending. */
    public List<Integer> hicanns() {
        return Collections.unmodifiableList(new ArrayList<>(rows.keySet()));
    }

    /** One counter of one chip; 0 for a chip without row or an unknown name. */
    public long of(int hicann, String name) {
        int column = names.indexOf(name);
        long[] row = rows.get(hicann);
        return column < 0 || row == null ? 0 : row[column];
    }

    /** Sum of one counter over all chips; 0 for an unknown name. */
    public long total(String name) {
        int column = names.indexOf(name);
        return column < 0
                ? 0
                : rows.values().stream().mapToLong(row -> row[column]).sum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CounterTable t
                && names.equals(t.names)
                && rows.keySet().equals(t.rows.keySet())
                && rows.keySet().stream().allMatch(chip -> Arrays.equals(rows.get(chip), t.rows.get(chip)));
    }

    @Override
    public int hashCode() {
        return names.hashCode() * 31 + rows.keySet().hashCode();
    }

    @Override
    public String toString() {
        return "CounterTable[" + rows.size() + " chips, " + names + "]";
    }
}
