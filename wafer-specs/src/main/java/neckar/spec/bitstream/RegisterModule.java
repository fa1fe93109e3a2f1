package neckar.spec.bitstream;

import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.Half;
import neckar.spec.coord.RepeaterBlockOnHicann;
import neckar.spec.coord.Side;
import neckar.spec.coord.SynapseArrayOnHicann;

/** The register modules of a chip that configuration writes to (hardware reference 7.2). */
public enum RegisterModule {
    /** Crossbar, left half. */
    CROSSBAR_LEFT("crossbar_L", 0, 0x0000),
    /** Crossbar, right half. */
    CROSSBAR_RIGHT("crossbar_R", 0, 0xd400),
    /** Synapse switches, top left. */
    SYNAPSE_SWITCH_TL("synswitch_TL", 0, 0xe000),
    /** Synapse switches, top right. */
    SYNAPSE_SWITCH_TR("synswitch_TR", 0, 0xd000),
    /** Synapse switches, bottom left. */
    SYNAPSE_SWITCH_BL("synswitch_BL", 0, 0xa000),
    /** Synapse switches, bottom right. */
    SYNAPSE_SWITCH_BR("synswitch_BR", 0, 0xd200),
    /** Repeaters, top left. */
    REPEATER_TL("repeater_TL", 0, 0xe800),
    /** Repeaters, top right. */
    REPEATER_TR("repeater_TR", 0, 0xd800),
    /** Repeaters, left. */
    REPEATER_CL("repeater_CL", 0, 0x2000),
    /** Repeaters, right. */
    REPEATER_CR("repeater_CR", 0, 0xd600),
    /** Repeaters, bottom left. */
    REPEATER_BL("repeater_BL", 0, 0xc000),
    /** Repeaters, bottom right. */
    REPEATER_BR("repeater_BR", 0, 0xda00),
    /** Mergers, DNC mergers, phase and background generators. */
    NEURON_CONTROL("neuroncontrol", 0, 0x4000),
    /** Denmem words, neuron configuration and analog output. */
    NEURON_BUILDER("neuronbuilder", 0, 0x6000),
    /** Gbit link. */
    SPL1("spl1", 0, 0xf800),
    /** Floating gates, top left. */
    FG_TL("fg_TL", 0, 0x8000),
    /** Floating gates, top right. */
    FG_TR("fg_TR", 0, 0xdc00),
    /** Floating gates, bottom left. */
    FG_BL("fg_BL", 0, 0xb000),
    /** Floating gates, bottom right. */
    FG_BR("fg_BR", 0, 0xde00),
    /** Synapse array and drivers, top. */
    SYNAPSE_TOP("synapse_top", 1, 0x0000),
    /** Synapse array and drivers, bottom. */
    SYNAPSE_BOTTOM("synapse_bottom", 1, 0x8000);

    private final String shortName;
    private final int tag;
    private final int base;

    RegisterModule(String shortName, int tag, int base) {
        this.shortName = shortName;
        this.tag = tag;
        this.base = base;
    }

    /** The short name of the module, for example {@code repeater_TL}. */
    public String shortName() {
        return shortName;
    }

    /** The bus: 0 slow, 1 fast. */
    public int tag() {
        return tag;
    }

    /** The 16-bit address of the module's first register on its bus. */
    public int base() {
        return base;
    }

    /** The crossbar of a side. */
    static RegisterModule crossbar(Side side) {
        return side == Side.LEFT ? CROSSBAR_LEFT : CROSSBAR_RIGHT;
    }

    /** The synapse switches of a side and half. */
    static RegisterModule synapseSwitches(Half half, Side side) {
        if (half == Half.TOP) {
            return side == Side.LEFT ? SYNAPSE_SWITCH_TL : SYNAPSE_SWITCH_TR;
        }
        return side == Side.LEFT ? SYNAPSE_SWITCH_BL : SYNAPSE_SWITCH_BR;
    }

    /** A repeater block. */
    static RegisterModule repeaters(RepeaterBlockOnHicann block) {
        return switch (block) {
            case TL -> REPEATER_TL;
            case TR -> REPEATER_TR;
            case CL -> REPEATER_CL;
            case CR -> REPEATER_CR;
            case BL -> REPEATER_BL;
            case BR -> REPEATER_BR;
        };
    }

    /** A floating-gate block. */
    static RegisterModule floatingGates(FgBlockOnHicann block) {
        if (block.half() == Half.TOP) {
            return block.side() == Side.LEFT ? FG_TL : FG_TR;
        }
        return block.side() == Side.LEFT ? FG_BL : FG_BR;
    }

    /** A synapse array with its drivers. */
    static RegisterModule synapses(SynapseArrayOnHicann array) {
        return array.half() == Half.TOP ? SYNAPSE_TOP : SYNAPSE_BOTTOM;
    }
}
