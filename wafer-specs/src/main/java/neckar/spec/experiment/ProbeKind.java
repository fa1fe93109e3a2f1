package neckar.spec.experiment;

import java.util.Arrays;
import java.util.Optional;

/**
 * Quantities that only the emulator's own probe can see, never the hardware. At any of the joined denmems of a neuron the
 * probe shows those of the whole neuron.
 */
public enum ProbeKind {
    /** Membrane potential in volt. */
    V("v", 0),
    /** Conductance of the excitatory inputs, their sum over the neuron, in siemens. */
    G_X("g_x", 1),
    /** Conductance of the inhibitory inputs, their sum over the neuron, in siemens. */
    G_I("g_i", 2),
    /** Adaptation current, the sum over the neuron, in ampere. */
    W("w", 3),
    /** True threshold crossings, lost or not. */
    SPIKES("spikes", 4);

    private final String key;

    private final int code;

    ProbeKind(String key, int code) {
        this.key = key;
        this.code = code;
    }

    /** Name in files. */
    public String key() {
        return key;
    }

    /** Number in binary files. */
    public int code() {
        return code;
    }

    /** The kind with a number of binary files; empty for an unknown one. */
    public static Optional<ProbeKind> ofCode(int code) {
        return Arrays.stream(values()).filter(kind -> kind.code == code).findFirst();
    }
}
