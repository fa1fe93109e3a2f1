package neckar.emulator.digital;

/** Which of several waiting neurons a priority encoder takes first; not documented for the chip. */
public enum EncoderOrder {
    /** Lowest index in the block: 32 * row + column. */
    INDEX,
    /** Lowest L1 address; neurons of equal address by index. */
    ADDRESS
}
