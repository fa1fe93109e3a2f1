package neckar.spec.coord;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A vertical L1 line segment of a chip, 0..127 left half, 128..255 right half, from left to right (hardware reference 2.1). */
public record VLineOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 256;

    private static final List<VLineOnHicann> ALL = Coordinates.list(COUNT, VLineOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public VLineOnHicann {
        Coordinates.check(id, COUNT, "VLineOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static VLineOnHicann of(int id) {
        return Coordinates.get(ALL, id, "VLineOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<VLineOnHicann> all() {
        return ALL;
    }

    /** The line with this position 0..127, counted from left to right, in a half of the chip. */
    public static VLineOnHicann at(Side side, int position) {
        Coordinates.check(position, 128, "position of VLineOnHicann");
        return of(128 * side.id() + position);
    }

    /** The half of the chip in which the line runs. */
    public Side side() {
        return isLeft() ? Side.LEFT : Side.RIGHT;
    }

    /** True for lines 0..127. */
    public boolean isLeft() {
        return id < 128;
    }

    /** The line on the northern neighbour that continues this one. */
    public VLineOnHicann north() {
        return shifted(isLeft() ? 2 : -2);
    }

    /** The line on the southern neighbour that continues this one. */
    public VLineOnHicann south() {
        return shifted(isLeft() ? -2 : 2);
    }

    private VLineOnHicann shifted(int by) {
        return at(side(), Math.floorMod(id % 128 + by, 128));
    }

    /** The repeater of this line (hardware reference 2.6). */
    public VRepeaterOnHicann repeater() {
        return VRepeaterOnHicann.of(128 * repeaterHalf().id() + id / 2);
    }

    /** The border of the chip at which the repeater of this line sits. */
    public Half repeaterHalf() {
        return repeaterOnTop() ? Half.TOP : Half.BOTTOM;
    }

    /** True when the repeater sits at the top border: odd lines of the left half, even lines of the right half. */
    public boolean repeaterOnTop() {
        return isLeft() == (id % 2 == 1);
    }

    /** The block of this line's repeater: TL, TR, BL or BR. */
    public RepeaterBlockOnHicann repeaterBlock() {
        if (isLeft()) {
            return repeaterOnTop() ? RepeaterBlockOnHicann.TL : RepeaterBlockOnHicann.BL;
        }
        return repeaterOnTop() ? RepeaterBlockOnHicann.TR : RepeaterBlockOnHicann.BR;
    }

    /** The 2 horizontal lines that crossbar switches can join with this line, ascending (hardware reference 2.2). */
    public List<HLineOnHicann> crossbarHLines() {
        return List.of(HLineOnHicann.of(2 * layerOnHicann()), HLineOnHicann.of(2 * layerOnHicann() + 1));
    }

    /** The 2 crossbar switches of this line, from top to bottom. */
    public List<CrossbarSwitchOnHicann> crossbarSwitches() {
        return crossbarHLines().stream()
                .map(hline -> CrossbarSwitchOnHicann.of(hline, this))
                .toList();
    }

    /** Class a = (v mod 32) / 4, 0..7, which decides the synapse switches of this line (hardware reference 2.3). */
    public int switchClass() {
        return id % 32 / 4;
    }

    /** The 28 half-rows that have a switch on this line, by ascending y: 14 in the top half, then 14 in the bottom half. */
    public List<SynapseSwitchRowOnHicann> synapseSwitchRows() {
        return Stream.concat(synapseSwitchRows(Half.TOP).stream(), synapseSwitchRows(Half.BOTTOM).stream())
                .toList();
    }

    /** The 14 half-rows of one half of the chip that have a switch on this line, by ascending y. */
    public List<SynapseSwitchRowOnHicann> synapseSwitchRows(Half half) {
        int offset = isLeft() ? 2 * switchClass() : 14 - 2 * switchClass();
        int first = half == Half.TOP ? offset : 126 - offset;
        return IntStream.range(0, 14)
                .mapToObj(i -> SynapseSwitchRowOnHicann.at(first + 16 * (i / 2) + i % 2, side()))
                .toList();
    }

    /** The 28 synapse switches of this line, by ascending y. */
    public List<SynapseSwitchOnHicann> synapseSwitches() {
        return synapseSwitchRows().stream()
                .map(row -> SynapseSwitchOnHicann.of(row.y(), this))
                .toList();
    }

    /** Position r, 0..31: 31 - v mod 32 on the left, v mod 32 on the right; rises by two with every step south. */
    public int layerOnHicann() {
        return isLeft() ? 31 - id % 32 : id % 32;
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static VLineOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "VL", "VLineOnHicann"));
    }

    @Override
    public String toString() {
        return "VL" + id;
    }
}
