package neckar.spec.bitstream;

import neckar.base.Invariant;

/** Takes the stored words of a chip one after the other. */
final class RegisterSink {
    private final ChipLayout layout;
    private final int[] words;
    private int next;

    RegisterSink(ChipLayout layout) {
        this.layout = layout;
        this.words = new int[layout.storedWords()];
    }

    /** Appends a word; bits outside the register's mask are a bug of the caller. */
    void put(int word) {
        if ((word & ~layout.mask(next)) != 0) {
            Invariant.check(false, "register word fits its mask", next, word);
        }
        words[next++] = word;
    }

    /** All words; only when all were put. */
    int[] words() {
        Invariant.check(next == words.length, "all register words were put", next, words.length);
        return words;
    }
}
