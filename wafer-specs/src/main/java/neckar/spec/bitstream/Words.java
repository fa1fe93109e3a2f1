package neckar.spec.bitstream;

/** Small operations on register words that several structures share. */
final class Words {
    private Words() {}

    /** Bit {@code bit} if {@code set}, else 0. */
    static int bit(boolean set, int bit) {
        return set ? 1 << bit : 0;
    }

    /** Whether bit {@code bit} of a word is set. */
    static boolean isSet(int word, int bit) {
        return (word >>> bit & 1) != 0;
    }

    /** The field of {@code width} bits that starts at bit {@code shift}. */
    static int field(int word, int shift, int width) {
        return (word >>> shift) & ((1 << width) - 1);
    }

    /** The lowest {@code width} bits in reversed order. */
    static int reversed(int bits, int width) {
        return Integer.reverse(bits) >>> (Integer.SIZE - width);
    }
}
