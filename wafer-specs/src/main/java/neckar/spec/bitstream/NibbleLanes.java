package neckar.spec.bitstream;

/**
 * Eight 4-bit values in the lanes of an {@code int}, value j in bits 4j..4j+3: the form in which words of the synapse array are put
 * together without touching single cells (hardware reference 4.7).
 */
final class NibbleLanes {
    private static final int LANE_0 = 0x11111111;
    private static final int LANE_1 = 0x22222222;
    private static final int LANE_2 = 0x44444444;
    private static final int LANE_3 = 0x88888888;

    private NibbleLanes() {}

    /** The lanes from the low nibbles of eight bytes, the first byte lowest. */
    static int fromBytes(long bytes) {
        long lanes = bytes & 0x0f0f0f0f0f0f0f0fL;
        lanes = (lanes | (lanes >>> 4)) & 0x00ff00ff00ff00ffL;
        lanes = (lanes | (lanes >>> 8)) & 0x0000ffff0000ffffL;
        return (int) (lanes | lanes >>> 16);
    }

    /** The lanes spread to the low nibbles of eight bytes. */
    static long toBytes(int lanes) {
        long bytes = lanes & 0xffffffffL;
        bytes = (bytes | bytes << 16) & 0x0000ffff0000ffffL;
        bytes = (bytes | bytes << 8) & 0x00ff00ff00ff00ffL;
        return (bytes | bytes << 4) & 0x0f0f0f0f0f0f0f0fL;
    }

    /** The decoder word of the outer row of a driver: nibbles I3, O2, I2, O3 from the most significant bit of each column on. */
    static int outerDecoderWord(int inner, int outer) {
        return Integer.reverse(
                ((inner >>> 3) & LANE_0) | ((outer >>> 1) & LANE_1) | (inner & LANE_2) | (outer & LANE_3));
    }

    /** The decoder word of the inner row: nibbles I1, O0, I0, O1. */
    static int innerDecoderWord(int inner, int outer) {
        return Integer.reverse(
                ((inner >>> 1) & LANE_0) | ((outer << 1) & LANE_1) | ((inner << 2) & LANE_2) | ((outer << 2) & LANE_3));
    }

    /** The decoders of the inner row from both words of a driver. */
    static int innerDecoders(int innerWord, int outerWord) {
        int fromInner = Integer.reverse(innerWord);
        int fromOuter = Integer.reverse(outerWord);
        return ((fromInner >>> 2) & LANE_0)
                | ((fromInner << 1) & LANE_1)
                | (fromOuter & LANE_2)
                | ((fromOuter << 3) & LANE_3);
    }

    /** The decoders of the outer row from both words of a driver. */
    static int outerDecoders(int innerWord, int outerWord) {
        int fromInner = Integer.reverse(innerWord);
        int fromOuter = Integer.reverse(outerWord);
        return ((fromInner >>> 1) & LANE_0)
                | ((fromInner >>> 2) & LANE_1)
                | ((fromOuter << 1) & LANE_2)
                | (fromOuter & LANE_3);
    }
}
