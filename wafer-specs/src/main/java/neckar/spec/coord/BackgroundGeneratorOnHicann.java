package neckar.spec.coord;

import java.util.List;

/** A background event generator; generator i feeds the left input of M0[i] (hardware reference 3.5, 3.6). */
public record BackgroundGeneratorOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 8;

    private static final List<BackgroundGeneratorOnHicann> ALL =
            Coordinates.list(COUNT, BackgroundGeneratorOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public BackgroundGeneratorOnHicann {
        Coordinates.check(id, COUNT, "BackgroundGeneratorOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static BackgroundGeneratorOnHicann of(int id) {
        return Coordinates.get(ALL, id, "BackgroundGeneratorOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<BackgroundGeneratorOnHicann> all() {
        return ALL;
    }

    /** The merger that takes the events. */
    public MergerOnHicann merger() {
        return MergerOnHicann.at(0, id);
    }

    /** Bit in the registers enable and random; the index runs backwards. */
    public int registerBit() {
        return COUNT - 1 - id;
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static BackgroundGeneratorOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "BG", "BackgroundGeneratorOnHicann"));
    }

    @Override
    public String toString() {
        return "BG" + id;
    }
}
