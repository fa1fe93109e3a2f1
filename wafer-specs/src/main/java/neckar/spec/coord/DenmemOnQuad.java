package neckar.spec.coord;

import java.util.List;

/** Position of a denmem on its quad: 2 x row + parity of x; also the class (row, parity) of the analog readout buses (hardware reference 3.1, 8). */
public record DenmemOnQuad(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 4;

    private static final List<DenmemOnQuad> ALL = Coordinates.list(COUNT, DenmemOnQuad::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public DenmemOnQuad {
        Coordinates.check(id, COUNT, "DenmemOnQuad");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static DenmemOnQuad of(int id) {
        return Coordinates.get(ALL, id, "DenmemOnQuad");
    }

    /** All coordinates of this kind in id order. */
    public static List<DenmemOnQuad> all() {
        return ALL;
    }

    /** Column in the quad: 0 left (even x), 1 right (odd x). */
    public int x() {
        return id % 2;
    }

    /** Row, 0 top or 1 bottom. */
    public int row() {
        return id / 2;
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static DenmemOnQuad parse(String text) {
        return of(Coordinates.parseId(text, "NQ", "DenmemOnQuad"));
    }

    @Override
    public String toString() {
        return "NQ" + id;
    }
}
