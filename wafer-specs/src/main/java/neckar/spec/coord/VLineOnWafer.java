package neckar.spec.coord;

import java.util.List;
import java.util.Optional;

/** A vertical line segment of a chip of the wafer. */
public record VLineOnWafer(HicannOnWafer hicann, VLineOnHicann line) implements Coordinate {
    /** Number of positions on a wafer. */
    public static final int COUNT = HicannOnWafer.COUNT * VLineOnHicann.COUNT;

    private static final List<VLineOnWafer> ALL = Coordinates.lazyList(COUNT, VLineOnWafer::of);

    /** The coordinate with this id, 0..COUNT-1: chip-major. */
    public static VLineOnWafer of(int id) {
        Coordinates.check(id, COUNT, "VLineOnWafer");
        return new VLineOnWafer(HicannOnWafer.of(id / VLineOnHicann.COUNT), VLineOnHicann.of(id % VLineOnHicann.COUNT));
    }

    /** All coordinates of this kind in id order; a view that makes its elements on demand. */
    public static List<VLineOnWafer> all() {
        return ALL;
    }

    @Override
    public int id() {
        return hicann.id() * VLineOnHicann.COUNT + line.id();
    }

    /** The segment on the northern neighbour that continues this one, if that chip exists. */
    public Optional<VLineOnWafer> north() {
        return hicann.north().map(chip -> new VLineOnWafer(chip, line.north()));
    }

    /** The segment on the southern neighbour that continues this one, if that chip exists. */
    public Optional<VLineOnWafer> south() {
        return hicann.south().map(chip -> new VLineOnWafer(chip, line.south()));
    }

    /** The repeater of this segment. */
    public VRepeaterOnWafer repeater() {
        return new VRepeaterOnWafer(hicann, line.repeater());
    }

    /** The repeater between this segment and its continuation in a half; empty at the border of the wafer. */
    public Optional<VRepeaterOnWafer> repeaterTowards(Half half) {
        Optional<VLineOnWafer> next = half == Half.TOP ? north() : south();
        return next.map(segment -> line.repeaterHalf() == half ? repeater() : segment.repeater());
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static VLineOnWafer parse(String text) {
        String[] parts = Coordinates.splitOnWafer(text, "VLineOnWafer");
        return new VLineOnWafer(HicannOnWafer.parse(parts[0]), VLineOnHicann.parse(parts[1]));
    }

    @Override
    public String toString() {
        return hicann + "." + line;
    }
}
