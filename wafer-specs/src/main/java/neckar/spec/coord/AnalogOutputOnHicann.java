package neckar.spec.coord;

import java.util.List;

/** One of the two analog outputs, shared by the 8 chips of a reticle (hardware reference 8). */
public record AnalogOutputOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 2;

    private static final List<AnalogOutputOnHicann> ALL = Coordinates.list(COUNT, AnalogOutputOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public AnalogOutputOnHicann {
        Coordinates.check(id, COUNT, "AnalogOutputOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static AnalogOutputOnHicann of(int id) {
        return Coordinates.get(ALL, id, "AnalogOutputOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<AnalogOutputOnHicann> all() {
        return ALL;
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static AnalogOutputOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "AO", "AnalogOutputOnHicann"));
    }

    @Override
    public String toString() {
        return "AO" + id;
    }
}
