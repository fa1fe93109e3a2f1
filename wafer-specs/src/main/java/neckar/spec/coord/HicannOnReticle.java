package neckar.spec.coord;

import java.util.List;

/** Position of a chip in its reticle, 4 columns x 2 rows, row-major (hardware reference 1.2). */
public record HicannOnReticle(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 8;

    private static final List<HicannOnReticle> ALL = Coordinates.list(COUNT, HicannOnReticle::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public HicannOnReticle {
        Coordinates.check(id, COUNT, "HicannOnReticle");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static HicannOnReticle of(int id) {
        return Coordinates.get(ALL, id, "HicannOnReticle");
    }

    /** All coordinates of this kind in id order. */
    public static List<HicannOnReticle> all() {
        return ALL;
    }

    /** The position in column x 0..3 and row y 0..1. */
    public static HicannOnReticle at(int x, int y) {
        Coordinates.check(x, 4, "column of HicannOnReticle");
        Coordinates.check(y, 2, "row of HicannOnReticle");
        return of(4 * y + x);
    }

    /** Column, 0..3. */
    public int x() {
        return id % 4;
    }

    /** Row, 0..1. */
    public int y() {
        return id / 4;
    }

    /** The high-speed link of the chip at this position. */
    public HsLink hsLink() {
        return HsLink.of(2 * x() + y());
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static HicannOnReticle parse(String text) {
        return of(Coordinates.parseId(text, "HR", "HicannOnReticle"));
    }

    @Override
    public String toString() {
        return "HR" + id;
    }
}
