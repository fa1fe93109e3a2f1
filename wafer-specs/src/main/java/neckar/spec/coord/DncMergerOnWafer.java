package neckar.spec.coord;

import java.util.List;

/** A DNC merger of a chip of the wafer; its Gbit channel is how external events enter. */
public record DncMergerOnWafer(HicannOnWafer hicann, DncMergerOnHicann dncMerger) implements Coordinate {
    /** Number of positions on a wafer. */
    public static final int COUNT = HicannOnWafer.COUNT * DncMergerOnHicann.COUNT;

    private static final List<DncMergerOnWafer> ALL = Coordinates.lazyList(COUNT, DncMergerOnWafer::of);

    /** The coordinate with this id, 0..COUNT-1: chip-major. */
    public static DncMergerOnWafer of(int id) {
        Coordinates.check(id, COUNT, "DncMergerOnWafer");
        return new DncMergerOnWafer(
                HicannOnWafer.of(id / DncMergerOnHicann.COUNT), DncMergerOnHicann.of(id % DncMergerOnHicann.COUNT));
    }

    /** All coordinates of this kind in id order; a view that makes its elements on demand. */
    public static List<DncMergerOnWafer> all() {
        return ALL;
    }

    @Override
    public int id() {
        return hicann.id() * DncMergerOnHicann.COUNT + dncMerger.id();
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static DncMergerOnWafer parse(String text) {
        String[] parts = Coordinates.splitOnWafer(text, "DncMergerOnWafer");
        return new DncMergerOnWafer(HicannOnWafer.parse(parts[0]), DncMergerOnHicann.parse(parts[1]));
    }

    @Override
    public String toString() {
        return hicann + "." + dncMerger;
    }
}
