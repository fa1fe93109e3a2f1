package neckar.spec.coord;

import java.util.List;

/** A synapse of a chip: 256 x row + column (hardware reference 4.1). */
public record SynapseOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 114688;

    private static final List<SynapseOnHicann> ALL = Coordinates.lazyList(COUNT, SynapseOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public SynapseOnHicann {
        Coordinates.check(id, COUNT, "SynapseOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static SynapseOnHicann of(int id) {
        return new SynapseOnHicann(id);
    }

    /** All coordinates of this kind in id order. */
    public static List<SynapseOnHicann> all() {
        return ALL;
    }

    /** The synapse in a row and column. */
    public static SynapseOnHicann at(SynapseRowOnHicann row, SynapseColumnOnHicann column) {
        return of(SynapseColumnOnHicann.COUNT * row.id() + column.id());
    }

    /** The row. */
    public SynapseRowOnHicann row() {
        return SynapseRowOnHicann.of(id / SynapseColumnOnHicann.COUNT);
    }

    /** The column. */
    public SynapseColumnOnHicann column() {
        return SynapseColumnOnHicann.of(id % SynapseColumnOnHicann.COUNT);
    }

    /** The driver of the synapse's row. */
    public SynapseDriverOnHicann driver() {
        return row().driver();
    }

    /** The denmem that the synapse ends in. */
    public DenmemOnHicann denmem() {
        return column().denmem(row().array().half());
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static SynapseOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "SYN", "SynapseOnHicann"));
    }

    @Override
    public String toString() {
        return "SYN" + id;
    }
}
