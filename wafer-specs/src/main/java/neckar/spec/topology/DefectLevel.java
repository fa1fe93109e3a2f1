package neckar.spec.topology;

import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HRepeaterOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.HsLink;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.SynapseArrayOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.SynapseSwitchRowOnHicann;
import neckar.spec.coord.SynapticInputOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.coord.VRepeaterOnHicann;

/** The kinds of components that a list of defects can name (hardware reference 9.1), each with its key in the file. */
public enum DefectLevel {
    /** Chips. */
    HICANN("hicanns", Owner.WAFER, HicannOnWafer.COUNT),
    /** FPGAs. */
    FPGA("fpgas", Owner.WAFER, FpgaOnWafer.COUNT),
    /** High-speed links of an FPGA. */
    LINK("links", Owner.FPGA, HsLink.COUNT),
    /** Denmems. */
    NEURON("neurons", Owner.HICANN, DenmemOnHicann.COUNT),
    /** Single synapses. */
    SYNAPSE("synapses", Owner.HICANN, SynapseOnHicann.COUNT),
    /** Synapse drivers. */
    DRIVER("drivers", Owner.HICANN, SynapseDriverOnHicann.COUNT),
    /** Single synaptic inputs of denmems. */
    SYNAPTIC_INPUT("synaptic_inputs", Owner.HICANN, SynapticInputOnHicann.COUNT),
    /** Synapse rows. */
    SYNAPSE_ROW("synapse_rows", Owner.HICANN, SynapseRowOnHicann.COUNT),
    /** Synapse arrays. */
    SYNAPSE_ARRAY("synapse_arrays", Owner.HICANN, SynapseArrayOnHicann.COUNT),
    /** Analog outputs. */
    ANALOG_OUTPUT("analogs", Owner.HICANN, AnalogOutputOnHicann.COUNT),
    /** Background generators. */
    BACKGROUND_GENERATOR("background_generators", Owner.HICANN, BackgroundGeneratorOnHicann.COUNT),
    /** Floating-gate blocks. */
    FG_BLOCK("fgblocks", Owner.HICANN, FgBlockOnHicann.COUNT),
    /** Horizontal repeaters; the file names them by their line. */
    HREPEATER("hrepeaters", Owner.HICANN, HRepeaterOnHicann.COUNT),
    /** Vertical repeaters; the file names them by their line. */
    VREPEATER("vrepeaters", Owner.HICANN, VRepeaterOnHicann.COUNT),
    /** Synapse switches. */
    SYNAPSE_SWITCH("synapse_switches", Owner.HICANN, SynapseSwitchOnHicann.COUNT),
    /** Half-rows of synapse switches. */
    SYNAPSE_SWITCH_ROW("synapse_switch_rows", Owner.HICANN, SynapseSwitchRowOnHicann.COUNT),
    /** Crossbar switches. */
    CROSSBAR_SWITCH("crossbar_switches", Owner.HICANN, CrossbarSwitchOnHicann.COUNT),
    /** Horizontal line segments. */
    HBUS("hbuses", Owner.HICANN, HLineOnHicann.COUNT),
    /** Vertical line segments. */
    VBUS("vbuses", Owner.HICANN, VLineOnHicann.COUNT),
    /** Mergers M0. */
    MERGER0("mergers0", Owner.HICANN, MergerOnHicann.countOnLevel(0)),
    /** Mergers M1. */
    MERGER1("mergers1", Owner.HICANN, MergerOnHicann.countOnLevel(1)),
    /** Mergers M2. */
    MERGER2("mergers2", Owner.HICANN, MergerOnHicann.countOnLevel(2)),
    /** Merger M3. */
    MERGER3("mergers3", Owner.HICANN, MergerOnHicann.countOnLevel(3)),
    /** DNC mergers. */
    DNC_MERGER("dnc_mergers", Owner.HICANN, DncMergerOnHicann.COUNT);

    /** What a component belongs to. */
    public enum Owner {
        /** The wafer. */
        WAFER(1),
        /** An FPGA. */
        FPGA(FpgaOnWafer.COUNT),
        /** A chip. */
        HICANN(HicannOnWafer.COUNT);

        private final int count;

        Owner(int count) {
            this.count = count;
        }

        /** Number of such owners. */
        public int count() {
            return count;
        }
    }

    private final String key;
    private final Owner owner;
    private final int count;

    DefectLevel(String key, Owner owner, int count) {
        this.key = key;
        this.owner = owner;
        this.count = count;
    }

    /** The key of this kind in a defects file. */
    public String key() {
        return key;
    }

    /** What a component of this kind belongs to. */
    public Owner owner() {
        return owner;
    }

    /** Number of components of this kind for each owner; ids are 0..count-1. */
    public int count() {
        return count;
    }

    /** The kind of the mergers M0..M3, by their level 0..3. */
    public static DefectLevel merger(int level) {
        return switch (level) {
            case 0 -> MERGER0;
            case 1 -> MERGER1;
            case 2 -> MERGER2;
            case 3 -> MERGER3;
            default -> throw new IllegalArgumentException("merger level " + level);
        };
    }
}
