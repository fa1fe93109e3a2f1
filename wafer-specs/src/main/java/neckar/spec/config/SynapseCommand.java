package neckar.spec.config;

/** Commands of a synapse array controller (hardware reference 4.8). */
public enum SynapseCommand {
    /** Does nothing. */
    IDLE(0),
    /** Reads weights of an open row. */
    READ(1),
    /** Opens a row to read decoders. */
    START_RDEC(2),
    /** Writes weights. */
    WRITE(3),
    /** Updates weights by plasticity, row after row. */
    AUTO(4),
    /** Writes decoders. */
    WDEC(5),
    /** Reads decoders of an open row. */
    RDEC(6),
    /** Opens a row to read weights. */
    START_READ(7),
    /** Closes a row. */
    CLOSE(9),
    /** Clears the correlation accumulators. */
    RST_CORR(10);

    private final int code;

    SynapseCommand(int code) {
        this.code = code;
    }

    /** The number in the control register, 0..15. */
    public int code() {
        return code;
    }
}
