package neckar.spec.coord;

import java.util.List;
import java.util.stream.IntStream;

/** A floating-gate block: 0 top left, 1 top right, 2 bottom left, 3 bottom right (hardware reference 5.1 to 5.3). */
public record FgBlockOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 4;

    private static final List<FgBlockOnHicann> ALL = Coordinates.list(COUNT, FgBlockOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public FgBlockOnHicann {
        Coordinates.check(id, COUNT, "FgBlockOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static FgBlockOnHicann of(int id) {
        return Coordinates.get(ALL, id, "FgBlockOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<FgBlockOnHicann> all() {
        return ALL;
    }

    /** Rows of cells of a block; even rows hold voltages, odd rows currents. */
    public static final int ROWS = 24;

    /** Columns of cells of a block: column 0 holds the shared cells, 1..128 those of the denmems. */
    public static final int COLUMNS = 129;

    /** The block of a quadrant of the chip. */
    public static FgBlockOnHicann at(Half half, Side side) {
        return of(2 * half.id() + side.id());
    }

    /** Left or right. */
    public Side side() {
        return Side.of(id % 2);
    }

    /** Top or bottom. */
    public Half half() {
        return Half.of(id / 2);
    }

    /** The denmem whose own cells stand in a column 1..128. */
    public DenmemOnHicann denmem(int column) {
        Coordinates.check(column - 1, COLUMNS - 1, "denmem column of FgBlockOnHicann, less one,");
        return DenmemOnHicann.of(128 * id + (side() == Side.LEFT ? column - 1 : 128 - column));
    }

    /** The 128 denmems whose own cells the block holds, in id order. */
    public List<DenmemOnHicann> denmems() {
        return DenmemOnHicann.all().subList(128 * id, 128 * id + 128);
    }

    /** The 128 denmems that take V_reset and I_breset from this block, in id order: one row, one parity of x. */
    public List<DenmemOnHicann> sharedDenmems() {
        return DenmemOnHicann.all().stream()
                .filter(denmem -> denmem.sharedFgBlock().equals(this))
                .toList();
    }

    /** The 56 synapse drivers that use the shared parameters of this block, from top to bottom. */
    public List<SynapseDriverOnHicann> drivers() {
        return IntStream.range(0, SynapseDriverOnHicann.PER_QUADRANT)
                .mapToObj(position -> SynapseDriverOnHicann.at(half(), side(), position))
                .toList();
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static FgBlockOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "FG", "FgBlockOnHicann"));
    }

    @Override
    public String toString() {
        return "FG" + id;
    }
}
