package neckar.spec.bitstream;

/** The structures of a chip in the order in which its frame holds them (hardware reference 7.1). */
public enum Structure {
    /** Crossbar switches. */
    CROSSBAR("crossbar"),
    /** Synapse switches. */
    SYNAPSE_SWITCHES("synapse switches"),
    /** Horizontal repeaters. */
    HORIZONTAL_REPEATERS("horizontal repeaters"),
    /** Vertical repeaters. */
    VERTICAL_REPEATERS("vertical repeaters"),
    /** Repeater blocks with the data of their test ports and their SRAM timing. */
    REPEATER_BLOCKS("repeater blocks"),
    /** Mergers of the tree. */
    MERGER_TREE("merger tree"),
    /** DNC mergers. */
    DNC_MERGERS("DNC mergers"),
    /** Gbit link. */
    GBIT_LINK("Gbit link"),
    /** Clock phase. */
    PHASE("phase"),
    /** Background generators with one seed each. */
    BACKGROUND_GENERATORS("background generators"),
    /** Denmem words with the quad fields. */
    DENMEMS("denmems"),
    /** Neuron configuration with its SRAM timing. */
    NEURON_CONFIG("neuron configuration"),
    /** Synapse drivers. */
    SYNAPSE_DRIVERS("synapse drivers"),
    /** Weights. */
    WEIGHTS("weights"),
    /** Synapse decoders. */
    SYNAPSE_DECODERS("synapse decoders"),
    /** Synapse controllers with the SRAM timing of the drivers. */
    SYNAPSE_CONTROLLERS("synapse controllers"),
    /** Floating-gate codes. */
    FLOATING_GATES("floating gates"),
    /** Floating-gate programming controllers. */
    FG_CONTROL("floating-gate control"),
    /** Current stimuli. */
    STIMULI("stimuli"),
    /** Analog outputs. */
    ANALOG_OUTPUT("analog output");

    private final String title;

    Structure(String title) {
        this.title = title;
    }

    /** The name in messages. */
    public String title() {
        return title;
    }

    /** Bits that the structure takes in a chip's frame. */
    public int bits() {
        return ChipLayout.INSTANCE.bits(this);
    }

    /** Position of the structure's first bit in a chip's frame. */
    public int firstBit() {
        return ChipLayout.INSTANCE.firstBit(this);
    }
}
