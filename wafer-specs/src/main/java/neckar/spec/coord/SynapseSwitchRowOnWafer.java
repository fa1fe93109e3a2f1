package neckar.spec.coord;

import java.util.List;
import java.util.Optional;

/** A half-row of synapse switches of a chip of the wafer. */
public record SynapseSwitchRowOnWafer(HicannOnWafer hicann, SynapseSwitchRowOnHicann row) implements Coordinate {
    /** Number of positions on a wafer. */
    public static final int COUNT = HicannOnWafer.COUNT * SynapseSwitchRowOnHicann.COUNT;

    private static final List<SynapseSwitchRowOnWafer> ALL = Coordinates.lazyList(COUNT, SynapseSwitchRowOnWafer::of);

    /** The coordinate with this id, 0..COUNT-1: chip-major. */
    public static SynapseSwitchRowOnWafer of(int id) {
        Coordinates.check(id, COUNT, "SynapseSwitchRowOnWafer");
        return new SynapseSwitchRowOnWafer(
                HicannOnWafer.of(id / SynapseSwitchRowOnHicann.COUNT),
                SynapseSwitchRowOnHicann.of(id % SynapseSwitchRowOnHicann.COUNT));
    }

    /** All coordinates of this kind in id order; a view that makes its elements on demand. */
    public static List<SynapseSwitchRowOnWafer> all() {
        return ALL;
    }

    @Override
    public int id() {
        return hicann.id() * SynapseSwitchRowOnHicann.COUNT + row.id();
    }

    /** The driver that the half-row feeds; empty when it ends at the border of the wafer (hardware reference 2.4). */
    public Optional<SynapseDriverOnWafer> driver() {
        return row.fedHicann(hicann).map(chip -> new SynapseDriverOnWafer(chip, row.driver()));
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static SynapseSwitchRowOnWafer parse(String text) {
        String[] parts = Coordinates.splitOnWafer(text, "SynapseSwitchRowOnWafer");
        return new SynapseSwitchRowOnWafer(HicannOnWafer.parse(parts[0]), SynapseSwitchRowOnHicann.parse(parts[1]));
    }

    @Override
    public String toString() {
        return hicann + "." + row;
    }
}
