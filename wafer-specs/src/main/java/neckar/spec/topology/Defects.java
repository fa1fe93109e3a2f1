package neckar.spec.topology;

import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
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

/**
 * The components of a wafer that do not work, as found and listed; what follows from them for others is in
 * {@link Availability} (hardware reference 9.1).
 *
 * @param list the defects in the order of level, owner and id
 */
public record Defects(List<Defect> list) {
    /** Everything works. */
    public static final Defects NONE = new Defects(List.of());

    /** Sorts and copies the list; the same defect twice counts once. */
    public Defects {
        list = List.copyOf(new TreeSet<>(list));
    }

    /** The listed defects of a kind, in the order of owner and id. */
    public List<Defect> of(DefectLevel level) {
        return list.stream().filter(defect -> defect.level() == level).toList();
    }

    /** An empty list to add defects to. */
    public static Builder builder() {
        return new Builder();
    }

    /** Collects defects; belongs to one thread. */
    public static final class Builder {
        private final Collection<Defect> list = new TreeSet<>();

        private Builder() {}

        /** Adds a defect. */
        public Builder add(Defect defect) {
            list.add(defect);
            return this;
        }

        private Builder add(DefectLevel level, int owner, int id) {
            return add(new Defect(level, owner, id, "", ""));
        }

        /** A whole chip. */
        public Builder add(HicannOnWafer hicann) {
            return add(DefectLevel.HICANN, 0, hicann.id());
        }

        /** A whole FPGA. */
        public Builder add(FpgaOnWafer fpga) {
            return add(DefectLevel.FPGA, 0, fpga.id());
        }

        /** A link of an FPGA. */
        public Builder add(FpgaOnWafer fpga, HsLink link) {
            return add(DefectLevel.LINK, fpga.id(), link.id());
        }

        /** A denmem. */
        public Builder add(HicannOnWafer hicann, DenmemOnHicann denmem) {
            return add(DefectLevel.NEURON, hicann.id(), denmem.id());
        }

        /** A synapse. */
        public Builder add(HicannOnWafer hicann, SynapseOnHicann synapse) {
            return add(DefectLevel.SYNAPSE, hicann.id(), synapse.id());
        }

        /** A synapse driver. */
        public Builder add(HicannOnWafer hicann, SynapseDriverOnHicann driver) {
            return add(DefectLevel.DRIVER, hicann.id(), driver.id());
        }

        /** A synaptic input. */
        public Builder add(HicannOnWafer hicann, SynapticInputOnHicann input) {
            return add(DefectLevel.SYNAPTIC_INPUT, hicann.id(), input.id());
        }

        /** A synapse row. */
        public Builder add(HicannOnWafer hicann, SynapseRowOnHicann row) {
            return add(DefectLevel.SYNAPSE_ROW, hicann.id(), row.id());
        }

        /** A synapse array. */
        public Builder add(HicannOnWafer hicann, SynapseArrayOnHicann array) {
            return add(DefectLevel.SYNAPSE_ARRAY, hicann.id(), array.id());
        }

        /** An analog output. */
        public Builder add(HicannOnWafer hicann, AnalogOutputOnHicann output) {
            return add(DefectLevel.ANALOG_OUTPUT, hicann.id(), output.id());
        }

        /** A background generator. */
        public Builder add(HicannOnWafer hicann, BackgroundGeneratorOnHicann generator) {
            return add(DefectLevel.BACKGROUND_GENERATOR, hicann.id(), generator.id());
        }

        /** A floating-gate block. */
        public Builder add(HicannOnWafer hicann, FgBlockOnHicann block) {
            return add(DefectLevel.FG_BLOCK, hicann.id(), block.id());
        }

        /** A horizontal repeater. */
        public Builder add(HicannOnWafer hicann, HRepeaterOnHicann repeater) {
            return add(DefectLevel.HREPEATER, hicann.id(), repeater.id());
        }

        /** A vertical repeater. */
        public Builder add(HicannOnWafer hicann, VRepeaterOnHicann repeater) {
            return add(DefectLevel.VREPEATER, hicann.id(), repeater.id());
        }

        /** A synapse switch. */
        public Builder add(HicannOnWafer hicann, SynapseSwitchOnHicann synapseSwitch) {
            return add(DefectLevel.SYNAPSE_SWITCH, hicann.id(), synapseSwitch.id());
        }

        /** A half-row of synapse switches. */
        public Builder add(HicannOnWafer hicann, SynapseSwitchRowOnHicann row) {
            return add(DefectLevel.SYNAPSE_SWITCH_ROW, hicann.id(), row.id());
        }

        /** A crossbar switch. */
        public Builder add(HicannOnWafer hicann, CrossbarSwitchOnHicann crossbarSwitch) {
            return add(DefectLevel.CROSSBAR_SWITCH, hicann.id(), crossbarSwitch.id());
        }

        /** A horizontal line segment. */
        public Builder add(HicannOnWafer hicann, HLineOnHicann line) {
            return add(DefectLevel.HBUS, hicann.id(), line.id());
        }

        /** A vertical line segment. */
        public Builder add(HicannOnWafer hicann, VLineOnHicann line) {
            return add(DefectLevel.VBUS, hicann.id(), line.id());
        }

        /** A merger. */
        public Builder add(HicannOnWafer hicann, MergerOnHicann merger) {
            return add(DefectLevel.merger(merger.level()), hicann.id(), merger.index());
        }

        /** A DNC merger. */
        public Builder add(HicannOnWafer hicann, DncMergerOnHicann merger) {
            return add(DefectLevel.DNC_MERGER, hicann.id(), merger.id());
        }

        /** The collected defects. */
        public Defects build() {
            return new Defects(List.copyOf(list));
        }
    }
}
