package neckar.spec.coord;

import java.util.List;
import java.util.Optional;

/** A denmem, i.e. a neuron circuit: 256 x row + x (hardware reference 3.1). */
public record DenmemOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 512;

    private static final List<DenmemOnHicann> ALL = Coordinates.list(COUNT, DenmemOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public DenmemOnHicann {
        Coordinates.check(id, COUNT, "DenmemOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static DenmemOnHicann of(int id) {
        return Coordinates.get(ALL, id, "DenmemOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<DenmemOnHicann> all() {
        return ALL;
    }

    /** Denmems in a row. */
    public static final int COLUMNS = 256;

    /** The denmem in column x 0..255 of the top or bottom row. */
    public static DenmemOnHicann at(int x, Half row) {
        Coordinates.check(x, COLUMNS, "column of DenmemOnHicann");
        return of(COLUMNS * row.id() + x);
    }

    /** The denmem in column x 0..255 of row 0 (top) or 1 (bottom). */
    public static DenmemOnHicann at(int x, int row) {
        return at(x, Half.of(row));
    }

    /** Column, 0..255. */
    public int x() {
        return id % COLUMNS;
    }

    /** Row, 0 top or 1 bottom. */
    public int row() {
        return id / COLUMNS;
    }

    /** The row as a half of the chip. */
    public Half half() {
        return Half.of(row());
    }

    /** The column of synapses above or below. */
    public SynapseColumnOnHicann column() {
        return SynapseColumnOnHicann.of(x());
    }

    /** The array whose synapses end in this denmem. */
    public SynapseArrayOnHicann array() {
        return SynapseArrayOnHicann.of(row());
    }

    /** The quad of 2 x 2 denmems. */
    public QuadOnHicann quad() {
        return QuadOnHicann.of(x() / 2);
    }

    /** The position in the quad; it is also the readout class of the denmem. */
    public DenmemOnQuad onQuad() {
        return DenmemOnQuad.of(2 * row() + x() % 2);
    }

    /** The neuron block, which decides the priority encoder and merger. */
    public NeuronBlockOnHicann block() {
        return NeuronBlockOnHicann.of(x() / NeuronBlockOnHicann.COLUMNS);
    }

    /** The floating-gate block that holds the denmem's own parameters. */
    public FgBlockOnHicann fgBlock() {
        return FgBlockOnHicann.of(2 * row() + x() / 128);
    }

    /** Position on the floating-gate block, 0..127, from left to right. */
    public int onFgBlock() {
        return id % 128;
    }

    /** Column 1..128 of the denmem's cells in its floating-gate block; column 1 is the outermost denmem. */
    public int fgColumn() {
        return fgBlock().side() == Side.LEFT ? onFgBlock() + 1 : 128 - onFgBlock();
    }

    /** The floating-gate block that holds this denmem's V_reset and I_breset: by row and parity of x. */
    public FgBlockOnHicann sharedFgBlock() {
        return FgBlockOnHicann.of(2 * row() + x() % 2);
    }

    /** The denmem of the neighbouring quad that the fire input joins: x - 1 for even x, x + 1 for odd x. */
    public Optional<DenmemOnHicann> fireInputNeighbour() {
        int x = x() % 2 == 0 ? x() - 1 : x() + 1;
        return x < 0 || x >= COLUMNS ? Optional.empty() : Optional.of(at(x, row()));
    }

    /** The other denmem of this row of the quad. */
    public DenmemOnHicann horizontalPartner() {
        return at(x() ^ 1, row());
    }

    /** The denmem of the other row in this column. */
    public DenmemOnHicann verticalPartner() {
        return at(x(), half().opposite());
    }

    /** One of the two synaptic inputs. */
    public SynapticInputOnHicann synapticInput(SynapticInput input) {
        return SynapticInputOnHicann.at(this, input);
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static DenmemOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "N", "DenmemOnHicann"));
    }

    @Override
    public String toString() {
        return "N" + id;
    }
}
