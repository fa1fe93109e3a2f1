package neckar.spec.coord;

import java.util.List;

/** A channel of the link between chip and FPGA; channel d belongs to DNC merger d (hardware reference 3.5, 3.7). */
public record GbitChannelOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 8;

    private static final List<GbitChannelOnHicann> ALL = Coordinates.list(COUNT, GbitChannelOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public GbitChannelOnHicann {
        Coordinates.check(id, COUNT, "GbitChannelOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static GbitChannelOnHicann of(int id) {
        return Coordinates.get(ALL, id, "GbitChannelOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<GbitChannelOnHicann> all() {
        return ALL;
    }

    /** The channel that stands in the channel field of a pulse label. */
    public static GbitChannelOnHicann fromLabelField(int field) {
        Coordinates.check(field, COUNT, "channel field of a pulse label");
        return of(COUNT - 1 - field);
    }

    /** The DNC merger of the channel. */
    public DncMergerOnHicann dncMerger() {
        return DncMergerOnHicann.of(id);
    }

    /** The number in the channel field of a pulse label: 7 - d. */
    public int labelField() {
        return COUNT - 1 - id;
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static GbitChannelOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "GC", "GbitChannelOnHicann"));
    }

    @Override
    public String toString() {
        return "GC" + id;
    }
}
