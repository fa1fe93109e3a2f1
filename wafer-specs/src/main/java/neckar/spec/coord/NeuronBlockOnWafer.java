package neckar.spec.coord;

import java.util.List;

/** A neuron block of a chip of the wafer. */
public record NeuronBlockOnWafer(HicannOnWafer hicann, NeuronBlockOnHicann block) implements Coordinate {
    /** Number of positions on a wafer. */
    public static final int COUNT = HicannOnWafer.COUNT * NeuronBlockOnHicann.COUNT;

    private static final List<NeuronBlockOnWafer> ALL = Coordinates.lazyList(COUNT, NeuronBlockOnWafer::of);

    /** The coordinate with this id, 0..COUNT-1: chip-major. */
    public static NeuronBlockOnWafer of(int id) {
        Coordinates.check(id, COUNT, "NeuronBlockOnWafer");
        return new NeuronBlockOnWafer(
                HicannOnWafer.of(id / NeuronBlockOnHicann.COUNT),
                NeuronBlockOnHicann.of(id % NeuronBlockOnHicann.COUNT));
    }

    /** All coordinates of this kind in id order; a view that makes its elements on demand. */
    public static List<NeuronBlockOnWafer> all() {
        return ALL;
    }

    @Override
    public int id() {
        return hicann.id() * NeuronBlockOnHicann.COUNT + block.id();
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static NeuronBlockOnWafer parse(String text) {
        String[] parts = Coordinates.splitOnWafer(text, "NeuronBlockOnWafer");
        return new NeuronBlockOnWafer(HicannOnWafer.parse(parts[0]), NeuronBlockOnHicann.parse(parts[1]));
    }

    @Override
    public String toString() {
        return hicann + "." + block;
    }
}
