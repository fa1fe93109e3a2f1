package neckar.spec.coord;

import java.util.List;

/** A repeater that injects the events of its own chip into L1 (hardware reference 2.6). */
public record SendingRepeaterOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 8;

    private static final List<SendingRepeaterOnHicann> ALL = Coordinates.list(COUNT, SendingRepeaterOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public SendingRepeaterOnHicann {
        Coordinates.check(id, COUNT, "SendingRepeaterOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static SendingRepeaterOnHicann of(int id) {
        return Coordinates.get(ALL, id, "SendingRepeaterOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<SendingRepeaterOnHicann> all() {
        return ALL;
    }

    /** The horizontal line of this chip that it drives to the right: 8 i + 6. */
    public HLineOnHicann hline() {
        return HLineOnHicann.of(8 * id + 6);
    }

    /** The line of the western neighbour that it drives to the left: 8 i + 4. */
    public HLineOnHicann westHLine() {
        return hline().west();
    }

    /** The same circuit as a horizontal repeater. */
    public HRepeaterOnHicann repeater() {
        return hline().repeater();
    }

    /** The DNC merger whose output it sends. */
    public DncMergerOnHicann dncMerger() {
        return DncMergerOnHicann.of(COUNT - 1 - id);
    }

    /** The 28 drivers of the same chip within reach of one crossbar and one synapse switch, by ascending y. */
    public List<SynapseDriverOnHicann> drivers() {
        return SynapseDriverOnHicann.all().stream()
                .filter(driver -> driver.sendingRepeater().equals(this))
                .toList();
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static SendingRepeaterOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "SR", "SendingRepeaterOnHicann"));
    }

    @Override
    public String toString() {
        return "SR" + id;
    }
}
