package neckar.spec.bitstream;

/**
 * One entry of the frame table of a bitstream.
 *
 * @param kind what the frame configures
 * @param id which chip or FPGA
 * @param offset position of its first byte in the file
 * @param length its bytes
 * @param crc CRC-32C of its bytes
 */
public record Frame(FrameKind kind, int id, int offset, int length, int crc) {
    /** The name of what it configures, for example {@code H123}. */
    public String target() {
        return kind.prefix() + id;
    }
}
