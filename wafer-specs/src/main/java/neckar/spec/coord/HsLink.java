package neckar.spec.coord;

import java.util.List;

/** High-speed serial link of an FPGA to one chip of its reticle; numbered column by column (hardware reference 1.2). */
public record HsLink(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 8;

    private static final List<HsLink> ALL = Coordinates.list(COUNT, HsLink::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public HsLink {
        Coordinates.check(id, COUNT, "HsLink");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static HsLink of(int id) {
        return Coordinates.get(ALL, id, "HsLink");
    }

    /** All coordinates of this kind in id order. */
    public static List<HsLink> all() {
        return ALL;
    }

    /** The position of the chip at the other end. */
    public HicannOnReticle hicannOnReticle() {
        return HicannOnReticle.at(id / 2, id % 2);
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static HsLink parse(String text) {
        return of(Coordinates.parseId(text, "HS", "HsLink"));
    }

    @Override
    public String toString() {
        return "HS" + id;
    }
}
