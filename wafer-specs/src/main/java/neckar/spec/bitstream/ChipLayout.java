package neckar.spec.bitstream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import neckar.base.InputException;

/**
 * The registers of a chip: the sequence of writes that configures it, and which bits of each write its frame stores.
 *
 * <p>A write stores the bits of its mask. The rest is constant (a command that follows data, for example), or repeats stored bits of
 * another write (a register that is written several times while it is built up).
 */
final class ChipLayout {
    /** The layout of all chips. */
    static final ChipLayout INSTANCE = build();

    /** Marks, in place of a shift, a mask with gaps. */
    private static final int SCATTERED = -1;

    private final List<Entry> entries;
    private final int[] masks;
    private final byte[] shifts;
    private final byte[] widths;
    private final Map<Structure, Span> spans;
    private final int bits;

    private ChipLayout(Builder builder) {
        entries = List.copyOf(builder.entries);
        masks = Arrays.copyOf(builder.masks, builder.stored);
        spans = new EnumMap<>(builder.spans);
        shifts = new byte[masks.length];
        widths = new byte[masks.length];
        int sum = 0;
        for (int i = 0; i < masks.length; i++) {
            int width = Integer.bitCount(masks[i]);
            int shift = Integer.numberOfTrailingZeros(masks[i]);
            boolean contiguous = masks[i] >>> shift == (int) ((1L << width) - 1);
            widths[i] = (byte) width;
            shifts[i] = (byte) (contiguous ? shift : SCATTERED);
            sum += width;
        }
        bits = sum;
    }

    private static ChipLayout build() {
        Builder builder = new Builder();
        for (StructureRegisters structure : ChipRegisters.ALL) {
            structure.layout(builder);
        }
        return new ChipLayout(builder);
    }

    /** Number of words that a frame stores. */
    int storedWords() {
        return masks.length;
    }

    /** The stored bits of a word. */
    int mask(int storedWord) {
        return masks[storedWord];
    }

    /** Bits of a frame. */
    int bits() {
        return bits;
    }

    /** Bytes of a frame, the last one filled with zero bits. */
    int bytes() {
        return (bits + 7) / 8;
    }

    /** Bits of one structure. */
    int bits(Structure structure) {
        Span span = span(structure);
        int sum = 0;
        for (int i = span.firstWord; i < span.endWord; i++) {
            sum += widths[i];
        }
        return sum;
    }

    /** Position of the first bit of a structure. */
    int firstBit(Structure structure) {
        int sum = 0;
        for (int i = 0; i < span(structure).firstWord; i++) {
            sum += widths[i];
        }
        return sum;
    }

    /** Appends the stored bits of all words to a frame. */
    void pack(int[] words, BitWriter bitWriter) {
        for (int i = 0; i < words.length; i++) {
            int word = words[i];
            bitWriter.write(shifts[i] == SCATTERED ? gather(word, masks[i]) : word >>> shifts[i], widths[i]);
        }
    }

    /** Takes the stored bits of all words from a frame. */
    int[] unpack(BitReader bitReader) {
        int[] words = new int[masks.length];
        for (int i = 0; i < words.length; i++) {
            int value = bitReader.read(widths[i]);
            words[i] = shifts[i] == SCATTERED ? scatter(value, masks[i]) : value << shifts[i];
        }
        return words;
    }

    /** The writes of one structure. */
    List<RegisterWrite> writes(Structure structure, int[] words) {
        Span span = span(structure);
        List<RegisterWrite> writes = new ArrayList<>(span.endEntry - span.firstEntry);
        for (Entry entry : entries.subList(span.firstEntry, span.endEntry)) {
            writes.add(new RegisterWrite(entry.module, entry.address, entry.word(words)));
        }
        return writes;
    }

    /** The stored words of a complete sequence of writes, given in the order of this layout. */
    int[] words(List<RegisterWrite> writes) {
        if (writes.size() != entries.size()) {
            throw InputException.of("register image", "number of register writes")
                    .value(writes.size())
                    .allowed(String.valueOf(entries.size()));
        }
        int[] words = new int[masks.length];
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            if (entry.stored >= 0) {
                words[entry.stored] = writes.get(i).word() & masks[entry.stored];
            }
        }
        for (int i = 0; i < entries.size(); i++) {
            Entry entry = entries.get(i);
            RegisterWrite expected = new RegisterWrite(entry.module, entry.address, entry.word(words));
            if (!writes.get(i).equals(expected)) {
                throw InputException.of("register image, write " + i, "this is not the write of a chip")
                        .value(writes.get(i))
                        .allowed(expected.toString());
            }
        }
        return words;
    }

    private Span span(Structure structure) {
        return Objects.requireNonNull(spans.get(structure));
    }

    private static int gather(int word, int mask) {
        int value = 0;
        int position = 0;
        for (int rest = mask; rest != 0; rest &= rest - 1) {
            value |= (word >>> Integer.numberOfTrailingZeros(rest) & 1) << position++;
        }
        return value;
    }

    private static int scatter(int value, int mask) {
        int word = 0;
        int position = 0;
        for (int rest = mask; rest != 0; rest &= rest - 1) {
            word |= (value >>> position++ & 1) << Integer.numberOfTrailingZeros(rest);
        }
        return word;
    }

    private record Span(int firstEntry, int endEntry, int firstWord, int endWord) {}

    /** One write: {@code constant | stored word | source word & sourceMask}; -1 where there is no stored or source word. */
    private record Entry(RegisterModule module, int address, int constant, int stored, int source, int sourceMask) {
        int word(int[] words) {
            int word = constant;
            if (stored >= 0) {
                word |= words[stored];
            }
            if (source >= 0) {
                word |= words[source] & sourceMask;
            }
            return word;
        }
    }

    /** Collects the writes of all structures. */
    static final class Builder {
        private final List<Entry> entries = new ArrayList<>();
        private final Map<Structure, Span> spans = new EnumMap<>(Structure.class);
        private int[] masks = new int[1 << 10];
        private int stored;

        /** Declares what {@code writes} declares as one structure. */
        void structure(Structure structure, Runnable writes) {
            int firstEntry = entries.size();
            int firstWord = stored;
            writes.run();
            spans.put(structure, new Span(firstEntry, entries.size(), firstWord, stored));
        }

        /** Number of words declared so far: the index that the next stored word gets. */
        int storedWords() {
            return stored;
        }

        /** A write that stores the bits of {@code mask}. */
        void stored(RegisterModule module, int address, int mask) {
            repeating(module, address, mask, 0, -1, 0);
        }

        /** A write that is the same for all configurations. */
        void constant(RegisterModule module, int address, int word) {
            repeating(module, address, 0, word, -1, 0);
        }

        /** A write of stored bits, constant bits and bits {@code sourceMask} of stored word {@code source}, which may follow later. */
        void repeating(RegisterModule module, int address, int mask, int constant, int source, int sourceMask) {
            int index = -1;
            if (mask != 0) {
                if (stored == masks.length) {
                    masks = Arrays.copyOf(masks, 2 * stored);
                }
                masks[stored] = mask;
                index = stored++;
            }
            entries.add(new Entry(module, address, constant, index, source, sourceMask));
        }
    }
}
