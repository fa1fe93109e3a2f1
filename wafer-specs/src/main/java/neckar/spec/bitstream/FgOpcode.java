package neckar.spec.bitstream;

/** Instructions of a floating-gate controller (hardware reference 5.8). */
public enum FgOpcode {
    /** Connects a cell to the readout. */
    READ(0),
    /** Programs the row upwards to the values in the bank. */
    WRITE_UP(1),
    /** Programs the row downwards. */
    WRITE_DOWN(2),
    /** Finds the next cell that did not reach its value. */
    GET_NEXT_FALSE(3),
    /** Plays the values in the bank as current stimulus, once. */
    STIMULATE(4),
    /** Plays them again and again. */
    STIMULATE_CONTINUOUS(5);

    private final int code;

    FgOpcode(int code) {
        this.code = code;
    }

    /** The opcode, 0..5. */
    public int code() {
        return code;
    }
}
