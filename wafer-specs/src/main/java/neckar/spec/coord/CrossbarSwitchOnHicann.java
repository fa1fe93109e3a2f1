package neckar.spec.coord;

import java.util.List;
import java.util.Optional;

/** A switch between a horizontal and a vertical line of a chip: 8 h + v / 32 (hardware reference 2.2). */
public record CrossbarSwitchOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 512;

    private static final List<CrossbarSwitchOnHicann> ALL = Coordinates.list(COUNT, CrossbarSwitchOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public CrossbarSwitchOnHicann {
        Coordinates.check(id, COUNT, "CrossbarSwitchOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static CrossbarSwitchOnHicann of(int id) {
        return Coordinates.get(ALL, id, "CrossbarSwitchOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<CrossbarSwitchOnHicann> all() {
        return ALL;
    }

    /** True where a switch joins lines h and v. */
    public static boolean exists(HLineOnHicann hline, VLineOnHicann vline) {
        return hline.layerOnHicann() == vline.layerOnHicann();
    }

    /** The switch between two lines; throws IllegalArgumentException where there is none. */
    public static CrossbarSwitchOnHicann of(HLineOnHicann hline, VLineOnHicann vline) {
        return find(hline, vline)
                .orElseThrow(
                        () -> new IllegalArgumentException("no crossbar switch between " + hline + " and " + vline));
    }

    /** The switch between two lines, if it exists. */
    public static Optional<CrossbarSwitchOnHicann> find(HLineOnHicann hline, VLineOnHicann vline) {
        return exists(hline, vline) ? Optional.of(of(8 * hline.id() + vline.id() / 32)) : Optional.empty();
    }

    /** The horizontal line. */
    public HLineOnHicann hline() {
        return HLineOnHicann.of(id / 8);
    }

    /** The vertical line. */
    public VLineOnHicann vline() {
        int r = hline().layerOnHicann();
        return VLineOnHicann.of(32 * (id % 8) + (side() == Side.LEFT ? 31 - r : r));
    }

    /** The crossbar that holds the switch. */
    public Side side() {
        return Side.of(id % 8 / 4);
    }

    /** Address of the switch's word in the crossbar of its side. */
    public int registerAddress() {
        return hline().crossbarAddress();
    }

    /** Bit of the switch in its 4-bit word: counted from the left on the left, from the right on the right. */
    public int registerBit() {
        return side() == Side.LEFT ? id % 4 : 3 - id % 4;
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static CrossbarSwitchOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "CS", "CrossbarSwitchOnHicann"));
    }

    @Override
    public String toString() {
        return "CS" + id;
    }
}
