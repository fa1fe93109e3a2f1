package neckar.spec.bitstream;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Packs fields of up to 32 bits without gaps, the lowest bit first, into bytes. */
final class BitWriter {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[] target;
    private int position;
    private long pending;
    private int pendingBits;

    /** Writes to {@code target} from byte {@code offset} on. */
    BitWriter(byte[] target, int offset) {
        this.target = target;
        this.position = offset;
    }

    /** Appends the lowest {@code width} bits, 1..32; higher bits of {@code value} must be zero. */
    void write(int value, int width) {
        pending |= (value & 0xffffffffL) << pendingBits;
        pendingBits += width;
        if (pendingBits >= Integer.SIZE) {
            INT.set(target, position, (int) pending);
            position += Integer.BYTES;
            pending >>>= Integer.SIZE;
            pendingBits -= Integer.SIZE;
        }
    }

    /** Writes what is left, filled with zero bits to a byte. */
    void finish() {
        while (pendingBits > 0) {
            target[position++] = (byte) pending;
            pending >>>= Byte.SIZE;
            pendingBits -= Byte.SIZE;
        }
        pendingBits = 0;
    }
}
