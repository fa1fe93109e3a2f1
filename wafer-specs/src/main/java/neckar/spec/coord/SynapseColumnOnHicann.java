package neckar.spec.coord;

import java.util.List;

/** A column of synapses, which end in the denmems of equal x (hardware reference 3.1). */
public record SynapseColumnOnHicann(int id) implements Coordinate {
    /** Number of positions. */
    public static final int COUNT = 256;

    private static final List<SynapseColumnOnHicann> ALL = Coordinates.list(COUNT, SynapseColumnOnHicann::new);

    /** Checks that the id lies in 0..COUNT-1. */
    public SynapseColumnOnHicann {
        Coordinates.check(id, COUNT, "SynapseColumnOnHicann");
    }

    /** The coordinate with this id, 0..COUNT-1. */
    public static SynapseColumnOnHicann of(int id) {
        return Coordinates.get(ALL, id, "SynapseColumnOnHicann");
    }

    /** All coordinates of this kind in id order. */
    public static List<SynapseColumnOnHicann> all() {
        return ALL;
    }

    /** The denmem that the synapses of this column in the array of a half end in. */
    public DenmemOnHicann denmem(Half half) {
        return DenmemOnHicann.at(id, half);
    }

    /** 0 for even, 1 for odd columns; each row of a driver has one decoder for either. */
    public int parity() {
        return id % 2;
    }

    /** The neuron block of the column. */
    public NeuronBlockOnHicann neuronBlock() {
        return NeuronBlockOnHicann.of(id / NeuronBlockOnHicann.COLUMNS);
    }

    /** Reads the short form written by {@link #toString()}; throws IllegalArgumentException for anything else. */
    public static SynapseColumnOnHicann parse(String text) {
        return of(Coordinates.parseId(text, "SCOL", "SynapseColumnOnHicann"));
    }

    @Override
    public String toString() {
        return "SCOL" + id;
    }
}
