package neckar.network;

/** What can be recorded of a cell. */
public enum RecordVariable {
    /** Times of spikes in ms. */
    SPIKES("spikes"),
    /** Membrane voltage in mV. */
    V("v"),
    /** Excitatory synaptic conductance in uS; only by the debug probe. */
    GSYN_EXC("gsyn_exc"),
    /** Inhibitory synaptic conductance in uS; only by the debug probe. */
    GSYN_INH("gsyn_inh"),
    /** Adaptation current in nA; only by the debug probe. */
    W("w");

    private final String pynnName;

    RecordVariable(String pynnName) {
        this.pynnName = pynnName;
    }

    /** PyNN's name. */
    public String pynnName() {
        return pynnName;
    }
}
