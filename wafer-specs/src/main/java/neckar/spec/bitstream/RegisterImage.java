package neckar.spec.bitstream;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.spec.config.HicannConfig;
import org.jspecify.annotations.Nullable;

/**
 * The registers of a configured chip: what its frame stores, seen as the writes that configure it.
 *
 * <p>The writes come structure by structure in the order of {@link Structure}, and within a structure in the order in which a chip
 * needs them (data before the command that uses it, for example).
 */
public final class RegisterImage {
    private final int[] words;

    private RegisterImage(int[] words) {
        this.words = words;
    }

    /** The image of a configuration. */
    public static RegisterImage of(HicannConfig config) {
        RegisterSink sink = new RegisterSink(ChipLayout.INSTANCE);
        for (StructureRegisters structure : ChipRegisters.ALL) {
            structure.encode(config, sink);
        }
        return new RegisterImage(sink.words());
    }

    /**
     * The image that a complete sequence of writes leaves.
     *
     * @throws neckar.base.InputException if these are not the writes of a chip in their order
     */
    public static RegisterImage of(List<RegisterWrite> writes) {
        return new RegisterImage(ChipLayout.INSTANCE.words(writes));
    }

    /** The image that a frame stores. */
    static RegisterImage unpack(BitReader reader) {
        return new RegisterImage(ChipLayout.INSTANCE.unpack(reader));
    }

    /** Appends what a frame stores. */
    void pack(BitWriter writer) {
        ChipLayout.INSTANCE.pack(words, writer);
    }

    /** All writes. */
    public List<RegisterWrite> writes() {
        List<RegisterWrite> writes = new ArrayList<>();
        for (Structure structure : Structure.values()) {
            writes.addAll(writes(structure));
        }
        return writes;
    }

    /** The writes of one structure. */
    public List<RegisterWrite> writes(Structure structure) {
        return ChipLayout.INSTANCE.writes(structure, words);
    }

    /**
     * The configuration that these registers mean.
     *
     * @param place name of the chip for messages
     * @throws neckar.base.InputException if a word is no legal register state
     */
    public HicannConfig toConfig(String place) {
        RegisterSource source = new RegisterSource(words, place);
        HicannConfig.Builder config = HicannConfig.builder();
        for (StructureRegisters structure : ChipRegisters.ALL) {
            structure.decode(source, config);
        }
        return config.build();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof RegisterImage that && Arrays.equals(words, that.words);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(words);
    }

    @Override
    public String toString() {
        return "RegisterImage[" + words.length + " words]";
    }
}
