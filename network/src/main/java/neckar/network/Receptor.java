package neckar.network;

/** Which of a neuron's two synaptic inputs a projection drives. */
public enum Receptor {
    /** Depolarising: reversal potential {@code e_rev_E}, or a positive current. */
    EXCITATORY("excitatory"),
    /** Hyperpolarising: reversal potential {@code e_rev_I}, or a negative current. */
    INHIBITORY("inhibitory");

    private final String pynnName;

    Receptor(String pynnName) {
        this.pynnName = pynnName;
    }

    /** PyNN's word for it. */
    public String pynnName() {
        return pynnName;
    }
}
