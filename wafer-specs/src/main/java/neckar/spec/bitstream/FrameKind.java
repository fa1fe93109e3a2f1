package neckar.spec.bitstream;

/** What a frame configures. */
public enum FrameKind {
    /** A chip. */
    HICANN(1, "H"),
    /** An FPGA. */
    FPGA(2, "F");

    private final int code;
    private final String prefix;

    FrameKind(int code, String prefix) {
        this.code = code;
        this.prefix = prefix;
    }

    /** The number in the frame table. */
    int code() {
        return code;
    }

    /** The letter before the id in names of frames. */
    String prefix() {
        return prefix;
    }
}
