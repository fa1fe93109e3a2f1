package neckar.spec.coord;

import java.util.List;

/** A row of 256 synapses: 2 x driver + (0 upper, 1 lower) (hardware reference 4.1). */
public record SynapseRowOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 448;

    private static final List<SynapseRowOnHicann> ALL = Coordinates.list(COUNT, SynapseRowOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public SynapseRowOnHicann {
        Coordinates.check(id, COUNT, "SynapseRowOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static SynapseRowOnHicann of(int id) {
        return Coordinates.get(ALL, id, "SynapseRowOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<SynapseRowOnHicann> all() {
        return ALL;
    }

    /** The row with a hardware address 0..223 of an array; address 0 lies next to the neurons. */
    public static SynapseRowOnHicann fromHardwareAddress(SynapseArrayOnHicann array, int address) {
        Coordinates.check(address, SynapseArrayOnHicann.ROWS, "hardware address of SynapseRowOnHicann");
        return of(array.half() == Half.TOP ? 223 - address : 224 + address);
    }

    /** The driver of the row. */
    public SynapseDriverOnHicann driver() {
        return SynapseDriverOnHicann.of(id / 2);
    }

    /** 0 for the upper, 1 for the lower row of the driver. */
    public int rowOnDriver() {
        return id % 2;
    }

    /** True for the upper row of the driver. */
    public boolean isUpper() {
        return id % 2 == 0;
    }

    /** The array of the row. */
    public SynapseArrayOnHicann array() {
        return SynapseArrayOnHicann.of(id / SynapseArrayOnHicann.ROWS);
    }

    /** Row address in the array's registers, 0..223. */
    public int hardwareAddress() {
        return array().half() == Half.TOP ? 223 - id : id - 224;
    }

    /** The synapse of this row in a column. */
    public SynapseOnHicann synapse(SynapseColumnOnHicann column) {
        return SynapseOnHicann.at(this, column);
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static SynapseRowOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "SROW", "SynapseRowOnHicann"));
    }

    @Override
    public String toString() {
        return "SROW" + id;
    }
}
