package neckar.spec.coord;

import java.util.List;
import java.util.Optional;

/** A horizontal line segment of a chip of the wafer. */
public record HLineOnWafer(HicannOnWafer hicann, HLineOnHicann line) implements Coordinate {
    /** Number of positions on a wafer. */
    public static final int COUNT = HicannOnWafer.COUNT * HLineOnHicann.COUNT;

    private static final List<HLineOnWafer> ALL = Coordinates.lazyList(COUNT, HLineOnWafer::of);

    /** The coordinate with this id, 0..COUNT-1: chip-major. */
    public static HLineOnWafer of(int id) {
        Coordinates.check(id, COUNT, "HLineOnWafer");
        return new HLineOnWafer(HicannOnWafer.of(id / HLineOnHicann.COUNT), HLineOnHicann.of(id % HLineOnHicann.COUNT));
    }

    /** All coordinates of this kind in id order; a view that makes its elements on demand. */
    public static List<HLineOnWafer> all() {
        return ALL;
    }

    @Override
    public int id() {
        return hicann.id() * HLineOnHicann.COUNT + line.id();
    }

    /** The segment on the eastern neighbour that continues this one, if that chip exists. */
    public Optional<HLineOnWafer> east() {
        return hicann.east().map(chip -> new HLineOnWafer(chip, line.east()));
    }

    /** The segment on the western neighbour that continues this one, if that chip exists. */
    public Optional<HLineOnWafer> west() {
        return hicann.west().map(chip -> new HLineOnWafer(chip, line.west()));
    }

    /** The repeater of this segment. */
    public HRepeaterOnWafer repeater() {
        return new HRepeaterOnWafer(hicann, line.repeater());
    }

    /** The repeater between this segment and its continuation on a side; empty at the border of the wafer. */
    public Optional<HRepeaterOnWafer> repeaterTowards(Side side) {
        Optional<HLineOnWafer> next = side == Side.LEFT ? west() : east();
        return next.map(segment -> line.repeaterSide() == side ? repeater() : segment.repeater());
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static HLineOnWafer parse(String text) {
        String[] parts = Coordinates.splitOnWafer(text, "HLineOnWafer");
        return new HLineOnWafer(HicannOnWafer.parse(parts[0]), HLineOnHicann.parse(parts[1]));
    }

    @Override
    public String toString() {
        return hicann + "." + line;
    }
}
