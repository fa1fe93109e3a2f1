package neckar.spec.coord;

import java.util.List;
import java.util.Optional;

/** The repeater of a vertical line segment of a chip of the wafer. */
public record VRepeaterOnWafer(HicannOnWafer hicann, VRepeaterOnHicann repeater) implements Coordinate {
    /** Number of positions on a wafer. */
    public static final int COUNT = HicannOnWafer.COUNT * VRepeaterOnHicann.COUNT;

    private static final List<VRepeaterOnWafer> ALL = Coordinates.lazyList(COUNT, VRepeaterOnWafer::of);

    /** The coordinate with this id, 0..COUNT-1: chip-major. */
    public static VRepeaterOnWafer of(int id) {
        Coordinates.check(id, COUNT, "VRepeaterOnWafer");
        return new VRepeaterOnWafer(
                HicannOnWafer.of(id / VRepeaterOnHicann.COUNT), VRepeaterOnHicann.of(id % VRepeaterOnHicann.COUNT));
    }

    /** All coordinates of this kind in id order; a view that makes its elements on demand. */
    public static List<VRepeaterOnWafer> all() {
        return ALL;
    }

    @Override
    public int id() {
        return hicann.id() * VRepeaterOnHicann.COUNT + repeater.id();
    }

    /** The segment on the repeater's own chip. */
    public VLineOnWafer line() {
        return new VLineOnWafer(hicann, repeater.line());
    }

    /** The segment on the other side of the chip boundary, if that chip exists. */
    public Optional<VLineOnWafer> outerLine() {
        return repeater.half() == Half.TOP ? line().north() : line().south();
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static VRepeaterOnWafer parse(String text) {
        String[] parts = Coordinates.splitOnWafer(text, "VRepeaterOnWafer");
        return new VRepeaterOnWafer(HicannOnWafer.parse(parts[0]), VRepeaterOnHicann.parse(parts[1]));
    }

    @Override
    public String toString() {
        return hicann + "." + repeater;
    }
}
