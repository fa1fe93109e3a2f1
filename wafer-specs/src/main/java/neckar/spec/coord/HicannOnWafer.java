package neckar.spec.coord;

import java.util.List;
import java.util.Optional;

/** A HICANN chip on the wafer; x 0..35 grows to the east, y 0..15 to the south (hardware reference 1.1). */
public record HicannOnWafer(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 384;

    private static final List<HicannOnWafer> ALL = Coordinates.list(COUNT, HicannOnWafer::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public HicannOnWafer {
        Coordinates.check(id, COUNT, "HicannOnWafer");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static HicannOnWafer of(int id) {
        return Coordinates.get(ALL, id, "HicannOnWafer");
    }

    /** All coordinates of this kind in id order. */
    public static List<HicannOnWafer> all() {
        return ALL;
    }

    /** The chip at (x, y), if that position exists. */
    public static Optional<HicannOnWafer> at(int x, int y) {
        int id = WaferGrid.HICANNS.idAt(x, y);
        return id < 0 ? Optional.empty() : Optional.of(of(id));
    }

    /** Column, 0..35. */
    public int x() {
        return WaferGrid.HICANNS.xOf(id);
    }

    /** Row, 0..15. */
    public int y() {
        return WaferGrid.HICANNS.yOf(id);
    }

    /** The adjacent chip in a direction, if it exists. */
    public Optional<HicannOnWafer> neighbour(Direction direction) {
        return at(x() + direction.dx(), y() + direction.dy());
    }

    /** The chip at (x, y - 1), if it exists. */
    public Optional<HicannOnWafer> north() {
        return neighbour(Direction.NORTH);
    }

    /** The chip at (x + 1, y), if it exists. */
    public Optional<HicannOnWafer> east() {
        return neighbour(Direction.EAST);
    }

    /** The chip at (x, y + 1), if it exists. */
    public Optional<HicannOnWafer> south() {
        return neighbour(Direction.SOUTH);
    }

    /** The chip at (x - 1, y), if it exists. */
    public Optional<HicannOnWafer> west() {
        return neighbour(Direction.WEST);
    }

    /** The reticle that holds this chip (hardware reference 1.2). */
    public ReticleOnWafer reticle() {
        return ReticleOnWafer.of(WaferGrid.RETICLES.idAt(x() / 4, y() / 2));
    }

    /** The position in the reticle. */
    public HicannOnReticle hicannOnReticle() {
        return HicannOnReticle.at(x() % 4, y() % 2);
    }

    /** The chip's high-speed link; its number is also the address of the chip in the JTAG chain of the reticle. */
    public HsLink hsLink() {
        return hicannOnReticle().hsLink();
    }

    /** The FPGA that serves this chip. */
    public FpgaOnWafer fpga() {
        return reticle().fpga();
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static HicannOnWafer parse(String text) {
        return of(Coordinates.parseId(text, "H", "HicannOnWafer"));
    }

    @Override
    public String toString() {
        return "H" + id;
    }
}
