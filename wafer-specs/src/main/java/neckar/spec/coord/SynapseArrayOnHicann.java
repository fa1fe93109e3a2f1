package neckar.spec.coord;

import java.util.List;

/** One of the two synapse arrays of a chip: 0 top, 1 bottom (hardware reference 4.1). */
public record SynapseArrayOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 2;

    private static final List<SynapseArrayOnHicann> ALL = Coordinates.list(COUNT, SynapseArrayOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public SynapseArrayOnHicann {
        Coordinates.check(id, COUNT, "SynapseArrayOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static SynapseArrayOnHicann of(int id) {
        return Coordinates.get(ALL, id, "SynapseArrayOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<SynapseArrayOnHicann> all() {
        return ALL;
    }

    /** Number of rows of an array. */
    public static final int ROWS = 224;

    /** The half of the chip that the array fills. */
    public Half half() {
        return Half.of(id);
    }

    /** The rows of the array in id order. */
    public List<SynapseRowOnHicann> rows() {
        return SynapseRowOnHicann.all().subList(ROWS * id, ROWS * id + ROWS);
    }

    /** The drivers of the array in id order. */
    public List<SynapseDriverOnHicann> drivers() {
        return SynapseDriverOnHicann.all().subList(112 * id, 112 * id + 112);
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static SynapseArrayOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "SA", "SynapseArrayOnHicann"));
    }

    @Override
    public String toString() {
        return "SA" + id;
    }
}
