package neckar.spec.coord;

import java.util.List;

/** One of the two synaptic inputs of a denmem (hardware reference 4.4). */
public enum SynapticInput implements Coordinate {
    /** Input x (E_synx, V_syntcx), fed by the left select line of a synapse row. */
    EXCITATORY(0),
    /** Input i (E_syni, V_syntci), fed by the right select line of a synapse row. */
    INHIBITORY(1);

    /** Number of values. */
    public static final int COUNT = 2;

    private final int id;

    SynapticInput(int id) {
        this.id = id;
    }

    /** 0 is x, 1 is i. */
    public static SynapticInput of(int id) {
        Coordinates.check(id, COUNT, "SynapticInput");
        return id == 0 ? EXCITATORY : INHIBITORY;
    }

    /** Both values in id order. */
    public static List<SynapticInput> all() {
        return List.of(EXCITATORY, INHIBITORY);
    }

    @Override
    public int id() {
        return id;
    }

    /** The other one. */
    public SynapticInput opposite() {
        return this == EXCITATORY ? INHIBITORY : EXCITATORY;
    }

    /** Reads "x" or "i"; throws IllegalArgumentException for anything else. */
    public static SynapticInput parse(String text) {
        for (SynapticInput value : values()) {
            if (value.toString().equals(text)) {
                return value;
            }
        }
        throw Coordinates.unreadable(text, "x, i", "SynapticInput");
    }

    @Override
    public String toString() {
        return this == EXCITATORY ? "x" : "i";
    }
}
