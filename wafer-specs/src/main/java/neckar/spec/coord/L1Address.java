package neckar.spec.coord;

import java.util.List;

/** The 6-bit address of an L1 event (hardware reference 3.3, 4.3). */
public record L1Address(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 64;

    private static final List<L1Address> ALL = Coordinates.list(COUNT, L1Address::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public L1Address {
        Coordinates.check(id, COUNT, "L1Address");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static L1Address of(int id) {
        return Coordinates.get(ALL, id, "L1Address");
    }

    /** All coordinates of this kind in id order. */
    public static List<L1Address> all() {
        return ALL;
    }

    /** The address of the locking events, sent regularly by background generators (hardware reference 2.7). */
    public static L1Address locking() {
        return of(0);
    }

    /** The address with these two parts: driver decoder 0..3, synapse decoder 0..15. */
    public static L1Address of(int driverDecoder, int synapseDecoder) {
        Coordinates.check(driverDecoder, 4, "driver decoder");
        Coordinates.check(synapseDecoder, 16, "synapse decoder");
        return of(16 * driverDecoder + synapseDecoder);
    }

    /** The two most significant bits, compared by the synapse driver. */
    public int driverDecoder() {
        return id / 16;
    }

    /** The four least significant bits, compared by the synapse. */
    public int synapseDecoder() {
        return id % 16;
    }

    /** True for the 59 addresses that neurons may have: neither 0 nor one whose low nibble marks a disabled synapse. */
    public boolean isUsable() {
        return id != 0 && synapseDecoder() != 1;
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static L1Address parse(String text) {
        return of(Coordinates.parseId(text, "A", "L1Address"));
    }

    @Override
    public String toString() {
        return "A" + id;
    }
}
