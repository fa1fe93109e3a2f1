package neckar.spec.bitstream;

import neckar.spec.config.HicannConfig;

/**
 * The register words of one structure: which registers it has, and how its setting becomes words and back.
 *
 * <p>{@link #encode} and {@link #decode} pass through the stored words in exactly the order in which {@link #layout} declares them.
 */
interface StructureRegisters {
    /** Declares the register writes in the order in which a chip gets them. */
    void layout(ChipLayout.Builder layout);

    /** Puts the stored words of a configuration. */
    void encode(HicannConfig config, RegisterSink sink);

    /** Takes the stored words and sets the structure; refuses words that are no legal register state. */
    void decode(RegisterSource source, HicannConfig.Builder config);
}
