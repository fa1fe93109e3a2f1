package neckar.spec.experiment;

/** Quantities that only the emulator's own probe can see, never the hardware. */
public enum ProbeKind {
    /** Membrane potential in volt. */
    V("v"),
    /** Conductance of the excitatory input in siemens. */
    G_X("g_x"),
    /** Conductance of the inhibitory input in siemens. */
    G_I("g_i"),
    /** Adaptation current in ampere. */
    W("w"),
    /** True threshold crossings, lost or not. */
    SPIKES("spikes");

    private final String key;

    ProbeKind(String key) {
        this.key = key;
    }

    /** Name in files. */
    public String key() {
        return key;
    }
}
