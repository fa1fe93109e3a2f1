package neckar.spec.bitstream;

import neckar.base.InputException;

/** Gives the stored words of a chip one after the other, and the complaint about an illegal one. */
final class RegisterSource {
    private final int[] words;
    private final String place;
    private int next;

    RegisterSource(int[] words, String place) {
        this.words = words;
        this.place = place;
    }

    /** The next word. */
    int next() {
        return words[next++];
    }

    /** The error that a part of the chip holds an illegal word. */
    InputException refuse(Object part, String what, int word, String allowed) {
        return InputException.of(place + ", " + part, what)
                .value("0x" + Integer.toHexString(word))
                .allowed(allowed);
    }

    /** Throws {@link #refuse} if any of the reserved bits is set. */
    void requireZero(Object part, int word, int reserved) {
        if ((word & reserved) != 0) {
            throw refuse(part, "reserved bits are set", word, "only bits in 0x" + Integer.toHexString(~reserved));
        }
    }
}
