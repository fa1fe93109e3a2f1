package neckar.spec.coord;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A horizontal L1 line segment of a chip, 0 (top) .. 63 (bottom) (hardware reference 2.1). */
public record HLineOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 64;

    private static final List<HLineOnHicann> ALL = Coordinates.list(COUNT, HLineOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public HLineOnHicann {
        Coordinates.check(id, COUNT, "HLineOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static HLineOnHicann of(int id) {
        return Coordinates.get(ALL, id, "HLineOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<HLineOnHicann> all() {
        return ALL;
    }

    /** The line on the eastern neighbour that continues this one. */
    public HLineOnHicann east() {
        return of((id + 2) % COUNT);
    }

    /** The line on the western neighbour that continues this one. */
    public HLineOnHicann west() {
        return of((id + COUNT - 2) % COUNT);
    }

    /** The repeater of this line (hardware reference 2.6). */
    public HRepeaterOnHicann repeater() {
        return HRepeaterOnHicann.of(id);
    }

    /** The border of the chip at which the repeater of this line sits: even lines left, odd lines right. */
    public Side repeaterSide() {
        return repeaterOnLeft() ? Side.LEFT : Side.RIGHT;
    }

    /** True when the repeater sits at the left border, i.e. for even lines. */
    public boolean repeaterOnLeft() {
        return id % 2 == 0;
    }

    /** The block of this line's repeater: CL or CR. */
    public RepeaterBlockOnHicann repeaterBlock() {
        return repeaterOnLeft() ? RepeaterBlockOnHicann.CL : RepeaterBlockOnHicann.CR;
    }

    /** The sending repeater of this line, for lines 8 i + 6. */
    public Optional<SendingRepeaterOnHicann> sendingRepeater() {
        return id % 8 == 6 ? Optional.of(SendingRepeaterOnHicann.of(id / 8)) : Optional.empty();
    }

    /** The 8 crossbar switches of this line, from left to right (hardware reference 2.2). */
    public List<CrossbarSwitchOnHicann> crossbarSwitches() {
        return IntStream.range(8 * id, 8 * id + 8)
                .mapToObj(CrossbarSwitchOnHicann::of)
                .toList();
    }

    /** The 8 vertical lines that crossbar switches can join with this line, ascending. */
    public List<VLineOnHicann> crossbarVLines() {
        return crossbarSwitches().stream().map(CrossbarSwitchOnHicann::vline).toList();
    }

    /** Position r = h / 2, 0..31, which rises by one with every step east; crossbars join lines of equal r. */
    public int layerOnHicann() {
        return id / 2;
    }

    /** Address of the word that holds this line's crossbar switches, on either side of the crossbar. */
    public int crossbarAddress() {
        return COUNT - 1 - id;
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static HLineOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "HL", "HLineOnHicann"));
    }

    @Override
    public String toString() {
        return "HL" + id;
    }
}
