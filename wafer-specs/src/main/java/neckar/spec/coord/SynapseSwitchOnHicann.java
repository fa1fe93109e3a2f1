package neckar.spec.coord;

import java.util.List;
import java.util.Optional;

/** A switch between a vertical line and the input of a synapse driver: 32 y + 4 (v / 32) + v mod 4 (hardware reference 2.3). */
public record SynapseSwitchOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 7168;

    private static final List<SynapseSwitchOnHicann> ALL = Coordinates.list(COUNT, SynapseSwitchOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public SynapseSwitchOnHicann {
        Coordinates.check(id, COUNT, "SynapseSwitchOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static SynapseSwitchOnHicann of(int id) {
        return Coordinates.get(ALL, id, "SynapseSwitchOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<SynapseSwitchOnHicann> all() {
        return ALL;
    }

    /** True where a switch joins line v and the half-row y on the side of v. */
    public static boolean exists(int y, VLineOnHicann vline) {
        Coordinates.check(y, SynapseDriverOnHicann.COUNT, "synapse switch row");
        return switchClass(y, vline.side()) == vline.switchClass();
    }

    /** The switch of line v in row y; throws IllegalArgumentException where there is none. */
    public static SynapseSwitchOnHicann of(int y, VLineOnHicann vline) {
        return find(y, vline)
                .orElseThrow(() -> new IllegalArgumentException("no synapse switch in row " + y + " on " + vline));
    }

    /** The switch of line v in row y, if it exists. */
    public static Optional<SynapseSwitchOnHicann> find(int y, VLineOnHicann vline) {
        return exists(y, vline) ? Optional.of(of(32 * y + 4 * (vline.id() / 32) + vline.id() % 4)) : Optional.empty();
    }

    /** Class a of the vertical lines that have a switch in half-row y of a side. */
    static int switchClass(int y, Side side) {
        int b = y % 16 / 2;
        return (side == Side.LEFT) != (y >= 112) ? b : 7 - b;
    }

    /** Row, 0..223. */
    public int y() {
        return id / 32;
    }

    /** The half-row that holds the switch. */
    public SynapseSwitchRowOnHicann row() {
        return SynapseSwitchRowOnHicann.at(y(), Side.of(id % 32 / 16));
    }

    /** The vertical line. */
    public VLineOnHicann vline() {
        int group = id % 32 / 4;
        return VLineOnHicann.of(32 * group + 4 * switchClass(y(), row().side()) + id % 4);
    }

    /** Bit of the switch in the 16-bit word of its half-row; words of the left side are bit-reversed. */
    public int registerBit() {
        return row().side() == Side.LEFT ? 15 - id % 16 : id % 16;
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static SynapseSwitchOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "SS", "SynapseSwitchOnHicann"));
    }

    @Override
    public String toString() {
        return "SS" + id;
    }
}
