package neckar.spec.bitstream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;

/**
 * The outer form of {@code wafer.nkb}, version {@value #VERSION}; all numbers are little-endian.
 *
 * <pre>
 * offset  bytes
 *  0      8      magic 8a 4e 4b 42 0d 0a 1a 0a
 *  8      2      version
 * 10      2      PLL in MHz
 * 12      4      number of frames n
 * 16      8      length of the file
 * 24      32     SHA-256 of the wafer description
 * 56      16 n   frame table: kind (2), id (2), offset (4), length (4), CRC-32C of the frame (4)
 * 56+16n  4      CRC-32C of everything before
 *                the frames, one after the other
 * </pre>
 */
public final class Bitstream {
    /** The format version that this program writes and reads. */
    public static final int VERSION = 1;

    /** Bytes of a chip's frame. */
    public static final int HICANN_FRAME_BYTES = ChipLayout.INSTANCE.bytes();

    /** Bits of a chip's frame that carry configuration. */
    public static final int HICANN_FRAME_BITS = ChipLayout.INSTANCE.bits();

    /** Bytes of an FPGA's frame. */
    public static final int FPGA_FRAME_BYTES = FpgaRegisters.BYTES;

    /** The first bytes of the file: a byte that is no text, the name, and line ends that a text transfer would change. */
    static final long MAGIC = 0x0a1a0a0d424b4e8aL;

    static final int VERSION_OFFSET = 8;
    static final int PLL_OFFSET = 10;
    static final int COUNT_OFFSET = 12;
    static final int LENGTH_OFFSET = 16;
    static final int HASH_OFFSET = 24;
    static final int HASH_BYTES = 32;
    static final int TABLE_OFFSET = 56;
    static final int ENTRY_BYTES = 16;
    static final int ENTRY_ID = 2;
    static final int ENTRY_OFFSET = 4;
    static final int ENTRY_LENGTH = 8;
    static final int ENTRY_CRC = 12;
    static final int CRC_BYTES = 4;

    static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Bitstream() {}

    /**
     * A copy of a bitstream whose frames were changed in place, with all CRCs made to fit. The header and the lengths of the frames must
     * be intact.
     *
     * @throws neckar.base.InputException if header and lengths do not fit together
     */
    public static byte[] restamp(byte[] bytes) {
        byte[] copy = bytes.clone();
        HeaderReader header = new HeaderReader(copy, "bitstream");
        header.readPreamble();
        int count = header.frameCount();
        for (int i = 0; i < count; i++) {
            Frame frame = header.frame(i);
            INT.set(copy, entryOffset(i) + ENTRY_CRC, crc(copy, frame.offset(), frame.length()));
        }
        INT.set(copy, entryOffset(count), crc(copy, 0, entryOffset(count)));
        return copy;
    }

    static int entryOffset(int frame) {
        return TABLE_OFFSET + frame * ENTRY_BYTES;
    }

    static int crc(byte[] bytes, int offset, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, offset, length);
        return (int) crc.getValue();
    }
}
