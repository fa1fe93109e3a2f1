package neckar.spec.config;

/** Direction of short-term plasticity of a synapse driver (hardware reference 4.6). */
public enum StpMode {
    /** Each event makes the next stronger. */
    FACILITATION,
    /** Each event makes the next weaker. */
    DEPRESSION
}
