package neckar.spec.coord;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A synapse driver of a chip of the wafer. */
public record SynapseDriverOnWafer(HicannOnWafer hicann, SynapseDriverOnHicann driver) implements Coordinate {
    /** Number of positions on a wafer. */
    public static final int COUNT = HicannOnWafer.COUNT * SynapseDriverOnHicann.COUNT;

    private static final List<SynapseDriverOnWafer> ALL = Coordinates.lazyList(COUNT, SynapseDriverOnWafer::of);

    /** The coordinate with this id, 0..COUNT-1: chip-major. */
    public static SynapseDriverOnWafer of(int id) {
        Coordinates.check(id, COUNT, "SynapseDriverOnWafer");
        return new SynapseDriverOnWafer(
                HicannOnWafer.of(id / SynapseDriverOnHicann.COUNT),
                SynapseDriverOnHicann.of(id % SynapseDriverOnHicann.COUNT));
    }

    /** All coordinates of this kind in id order; a view that makes its elements on demand. */
    public static List<SynapseDriverOnWafer> all() {
        return ALL;
    }

    @Override
    public int id() {
        return hicann.id() * SynapseDriverOnHicann.COUNT + driver.id();
    }

    /** The half-row of its own chip that feeds the driver. */
    public SynapseSwitchRowOnWafer ownSwitchRow() {
        return new SynapseSwitchRowOnWafer(hicann, driver.ownSwitchRow());
    }

    /** The half-row of the neighbouring chip on the driver's side that feeds it, if that chip exists. */
    public Optional<SynapseSwitchRowOnWafer> neighbourSwitchRow() {
        return hicann.neighbour(driver.side().direction())
                .map(chip -> new SynapseSwitchRowOnWafer(chip, driver.neighbourSwitchRow()));
    }

    /** The vertical lines that one synapse switch joins with the driver: 16 of its own chip, then 16 of the neighbour. */
    public List<VLineOnWafer> vlines() {
        return Stream.concat(Stream.of(ownSwitchRow()), neighbourSwitchRow().stream())
                .flatMap(row -> row.row().vlines().stream().map(line -> new VLineOnWafer(row.hicann(), line)))
                .toList();
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static SynapseDriverOnWafer parse(String text) {
        String[] parts = Coordinates.splitOnWafer(text, "SynapseDriverOnWafer");
        return new SynapseDriverOnWafer(HicannOnWafer.parse(parts[0]), SynapseDriverOnHicann.parse(parts[1]));
    }

    @Override
    public String toString() {
        return hicann + "." + driver;
    }
}
