package neckar.spec.coord;

import java.util.List;

/** A denmem of a chip of the wafer. */
public record DenmemOnWafer(HicannOnWafer hicann, DenmemOnHicann denmem) implements Coordinate {
    /** Number of positions on a wafer. */
    public static final int COUNT = HicannOnWafer.COUNT * DenmemOnHicann.COUNT;

    private static final List<DenmemOnWafer> ALL = Coordinates.lazyList(COUNT, DenmemOnWafer::of);

    /** The coordinate with this id, 0..COUNT-1: chip-major. */
    public static DenmemOnWafer of(int id) {
        Coordinates.check(id, COUNT, "DenmemOnWafer");
        return new DenmemOnWafer(
                HicannOnWafer.of(id / DenmemOnHicann.COUNT), DenmemOnHicann.of(id % DenmemOnHicann.COUNT));
    }

    /** All coordinates of this kind in id order; a view that makes its elements on demand. */
    public static List<DenmemOnWafer> all() {
        return ALL;
    }

    @Override
    public int id() {
        return hicann.id() * DenmemOnHicann.COUNT + denmem.id();
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static DenmemOnWafer parse(String text) {
        String[] parts = Coordinates.splitOnWafer(text, "DenmemOnWafer");
        return new DenmemOnWafer(HicannOnWafer.parse(parts[0]), DenmemOnHicann.parse(parts[1]));
    }

    @Override
    public String toString() {
        return hicann + "." + denmem;
    }
}
