package neckar.spec.coord;

import java.util.List;
import java.util.Optional;

/** The repeater of a horizontal line segment of a chip of the wafer. */
public record HRepeaterOnWafer(HicannOnWafer hicann, HRepeaterOnHicann repeater) implements Coordinate {
    /** Number of positions on a wafer. */
    public static final int COUNT = HicannOnWafer.COUNT * HRepeaterOnHicann.COUNT;

    private static final List<HRepeaterOnWafer> ALL = Coordinates.lazyList(COUNT, HRepeaterOnWafer::of);

    /** The coordinate with this id, 0..COUNT-1: chip-major. */
    public static HRepeaterOnWafer of(int id) {
        Coordinates.check(id, COUNT, "HRepeaterOnWafer");
        return new HRepeaterOnWafer(
                HicannOnWafer.of(id / HRepeaterOnHicann.COUNT), HRepeaterOnHicann.of(id % HRepeaterOnHicann.COUNT));
    }

    /** All coordinates of this kind in id order; a view that makes its elements on demand. */
    public static List<HRepeaterOnWafer> all() {
        return ALL;
    }

    @Override
    public int id() {
        return hicann.id() * HRepeaterOnHicann.COUNT + repeater.id();
    }

    /** The segment on the repeater's own chip. */
    public HLineOnWafer line() {
        return new HLineOnWafer(hicann, repeater.line());
    }

    /** The segment on the other side of the chip boundary, if that chip exists. */
    public Optional<HLineOnWafer> outerLine() {
        return repeater.side() == Side.LEFT ? line().west() : line().east();
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static HRepeaterOnWafer parse(String text) {
        String[] parts = Coordinates.splitOnWafer(text, "HRepeaterOnWafer");
        return new HRepeaterOnWafer(HicannOnWafer.parse(parts[0]), HRepeaterOnHicann.parse(parts[1]));
    }

    @Override
    public String toString() {
        return hicann + "." + repeater;
    }
}
