package neckar.spec.bitstream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Reads fields as {@link BitWriter} packs them. */
final class BitReader {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] source;
    private final int end;
    private int position;
    private long pending;
    private int pendingBits;

    /** Reads the {@code length} bytes from {@code offset} on. */
    BitReader(byte[] source, int offset, int length) {
        this.source = source;
        this.position = offset;
        this.end = offset + length;
    }

    /** The next {@code width} bits, 1..32. */
    int read(int width) {
        while (pendingBits < width) {
            fill();
        }
        int value = (int) (pending & ((1L << width) - 1));
        pending >>>= width;
        pendingBits -= width;
        return value;
    }

    /** The bits that fill the last byte. */
    int padding() {
        return (int) pending;
    }

    private void fill() {
        if (end - position >= Integer.BYTES) {
            pending |= ((int) INT.get(source, position) & 0xffffffffL) << pendingBits;
            position += Integer.BYTES;
            pendingBits += Integer.SIZE;
        } else {
            pending |= (source[position++] & 0xffL) << pendingBits;
            pendingBits += Byte.SIZE;
        }
    }
}
