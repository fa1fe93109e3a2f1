package neckar.compiler.emit.io;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.IntUnaryOperator;

/** Little-endian number format of a column, named as in NumPy: non-negative integers, or the bits of {@code float}s. */
enum ColumnType {
    U1("|u1", 1),
    U2("<u2", 2),
    I4("<i4", 4),
    F4("<f4", 4);

    private final String code;
    private final int bytes;

    ColumnType(String code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** Name in the file. */
    String code() {
        return code;
    }

    /** Bytes of one number. */
    int bytes() {
        return bytes;
    }

    /** The narrowest type that holds 0..largest. */
    static ColumnType holding(int largest) {
        return largest < 0x100 ? U1 : largest < 0x10000 ? U2 : I4;
    }

    /** Packs {@code count} numbers from {@code first} on. */
    byte[] pack(IntUnaryOperator column, int first, int count) {
        byte[] packed = new byte[count * bytes];
        int at = 0;
        for (int i = first; i < first + count; i++) {
            int value = column.applyAsInt(i);
            for (int b = 0; b < bytes; b++) {
                packed[at++] = (byte) (value >>> (8 * b));
            }
        }
        return packed;
    }

    /** The numbers of a packed column. */
    int[] unpack(byte[] packed) {
        int[] numbers = new int[packed.length / bytes];
        switch (this) {
            case U1 -> {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = packed[i] & 0xff;
                }
            }
            case U2 -> {
                for (int i = 0; i < numbers.length; i++) {
                    numbers[i] = (packed[2 * i] & 0xff) | (packed[2 * i + 1] & 0xff) << 8;
                }
            }
            case I4, F4 ->
                ByteBuffer.wrap(packed)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .asIntBuffer()
                        .get(numbers);
        }
        return numbers;
    }
}
