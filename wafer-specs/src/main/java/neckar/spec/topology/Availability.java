package neckar.spec.topology;

import java.util.BitSet;
import java.util.List;
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
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.SynapseArrayOnHicann;
import neckar.spec.coord.SynapseColumnOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.SynapseSwitchRowOnHicann;
import neckar.spec.coord.SynapticInput;
import neckar.spec.coord.SynapticInputOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.coord.VRepeaterOnHicann;

/**
 * What of a wafer may be used: the listed defects and all that follows from them and from the kind of wafer (hardware
 * reference 9). Each answer is final: a component of a missing chip, for example, is not available. Answers take constant
 * time.
 *
 * <p>Derived rules: an FPGA or a floating-gate block that does not work takes its chips or its chip with it; a chip with a bad
 * link has neither neurons nor DNC mergers, but passes L1 on; two bad repeaters condemn their block; a bad repeater, also one
 * of a missing chip, condemns the line segments on both its sides; a bad synapse array takes its drivers with it, a driver its
 * rows, a row its synapses; a switch is unusable with its lines or its half-row.
 */
public final class Availability {
    private final WaferDescription wafer;
    private final DefectRules rules;

    private Availability(WaferDescription wafer, DefectRules rules) {
        this.wafer = wafer;
        this.rules = rules;
    }

    /** What may be used of a wafer of this kind with these defects. */
    public static Availability of(WaferDescription wafer, Defects defects) {
        return new Availability(wafer, DefectRules.apply(wafer, defects));
    }

    /** What may be used of a wafer of this kind without defects. */
    public static Availability of(WaferDescription wafer) {
        return of(wafer, Defects.NONE);
    }

    /** The kind of wafer. */
    public WaferDescription wafer() {
        return wafer;
    }

    private boolean good(DefectLevel level, HicannOnWafer hicann, int id) {
        return !rules.bits(level).get(DefectRules.index(level, hicann.id(), id));
    }

    private int countGood(DefectLevel level, HicannOnWafer hicann) {
        int first = DefectRules.index(level, hicann.id(), 0);
        return level.count()
                - rules.bits(level).get(first, first + level.count()).cardinality();
    }

    /** Number of denmems of a chip that can be used. */
    public int denmems(HicannOnWafer hicann) {
        return countGood(DefectLevel.NEURON, hicann);
    }

    /** Number of synapse drivers of a chip that can be used. */
    public int drivers(HicannOnWafer hicann) {
        return countGood(DefectLevel.DRIVER, hicann);
    }

    /** The FPGA works. */
    public boolean fpga(FpgaOnWafer fpga) {
        return !rules.bits(DefectLevel.FPGA).get(fpga.id());
    }

    /** The chip can be used, at least to pass L1 on. */
    public boolean hasHicann(HicannOnWafer hicann) {
        return !rules.bits(DefectLevel.HICANN).get(hicann.id());
    }

    /** The chip can be used and can exchange events with its FPGA. */
    public boolean hasLink(HicannOnWafer hicann) {
        return !rules.unlinked().get(hicann.id());
    }

    /** The chips that can be used, in id order. */
    public List<HicannOnWafer> hicanns() {
        return HicannOnWafer.all().stream().filter(this::hasHicann).toList();
    }

    /** The floating-gate block works; on a chip that can be used all four do. */
    public boolean fgBlock(HicannOnWafer hicann, FgBlockOnHicann block) {
        return good(DefectLevel.FG_BLOCK, hicann, block.id());
    }

    /** The denmem can be used. */
    public boolean denmem(HicannOnWafer hicann, DenmemOnHicann denmem) {
        return good(DefectLevel.NEURON, hicann, denmem.id());
    }

    /** The denmem and its synaptic input x or i can be used. */
    public boolean synapticInput(HicannOnWafer hicann, DenmemOnHicann denmem, SynapticInput input) {
        return synapticInput(hicann, denmem.synapticInput(input));
    }

    /** The synaptic input and its denmem can be used. */
    public boolean synapticInput(HicannOnWafer hicann, SynapticInputOnHicann input) {
        return good(DefectLevel.SYNAPTIC_INPUT, hicann, input.id());
    }

    /** The synapse array can be used. */
    public boolean synapseArray(HicannOnWafer hicann, SynapseArrayOnHicann array) {
        return good(DefectLevel.SYNAPSE_ARRAY, hicann, array.id());
    }

    /** The driver exists on this kind of wafer and can be used. */
    public boolean driver(HicannOnWafer hicann, SynapseDriverOnHicann driver) {
        return good(DefectLevel.DRIVER, hicann, driver.id());
    }

    /** The synapse row and its driver can be used. */
    public boolean row(HicannOnWafer hicann, SynapseRowOnHicann row) {
        return good(DefectLevel.SYNAPSE_ROW, hicann, row.id());
    }

    /** The synapse, its row and its driver can be used. */
    public boolean synapse(HicannOnWafer hicann, SynapseOnHicann synapse) {
        return synapse(
                hicann.id(), synapse.id() / SynapseColumnOnHicann.COUNT, synapse.id() % SynapseColumnOnHicann.COUNT);
    }

    /** The horizontal line segment can be used. */
    public boolean hline(HicannOnWafer hicann, HLineOnHicann line) {
        return segment(L1Topology.hSegment(hicann.id(), line.id()));
    }

    /** The vertical line segment can be used. */
    public boolean vline(HicannOnWafer hicann, VLineOnHicann line) {
        return segment(L1Topology.vSegment(hicann.id(), line.id()));
    }

    /** The horizontal repeater works; the lines that it joins are another question. */
    public boolean hrepeater(HicannOnWafer hicann, HRepeaterOnHicann repeater) {
        return repeater(L1Topology.hSegment(hicann.id(), repeater.line().id()));
    }

    /** The vertical repeater works; the lines that it joins are another question. */
    public boolean vrepeater(HicannOnWafer hicann, VRepeaterOnHicann repeater) {
        return repeater(L1Topology.vSegment(hicann.id(), repeater.line().id()));
    }

    /** The crossbar switch and both its lines can be used. */
    public boolean crossbarSwitch(HicannOnWafer hicann, CrossbarSwitchOnHicann crossbarSwitch) {
        return crossbarSwitch(hicann.id(), crossbarSwitch.id());
    }

    /** The half-row of synapse switches can be used. */
    public boolean synapseSwitchRow(HicannOnWafer hicann, SynapseSwitchRowOnHicann row) {
        return good(DefectLevel.SYNAPSE_SWITCH_ROW, hicann, row.id());
    }

    /** The synapse switch, its half-row and its line can be used; the driver that it leads to is another question. */
    public boolean synapseSwitch(HicannOnWafer hicann, SynapseSwitchOnHicann synapseSwitch) {
        return synapseSwitch(hicann.id(), synapseSwitch.id());
    }

    /** The merger can be used. */
    public boolean merger(HicannOnWafer hicann, MergerOnHicann merger) {
        return good(DefectLevel.merger(merger.level()), hicann, merger.index());
    }

    /** The DNC merger can be used; on a chip with a bad link none can. */
    public boolean dncMerger(HicannOnWafer hicann, DncMergerOnHicann merger) {
        return good(DefectLevel.DNC_MERGER, hicann, merger.id());
    }

    /** The background generator can be used. */
    public boolean generator(HicannOnWafer hicann, BackgroundGeneratorOnHicann generator) {
        return good(DefectLevel.BACKGROUND_GENERATOR, hicann, generator.id());
    }

    /** The analog output can be used. */
    public boolean analogOutput(HicannOnWafer hicann, AnalogOutputOnHicann output) {
        return good(DefectLevel.ANALOG_OUTPUT, hicann, output.id());
    }

    /** All lines and repeaters can be used, and all crossbar and synapse switches. */
    public boolean isL1Whole() {
        return rules.segments().isEmpty()
                && rules.repeaters().isEmpty()
                && rules.bits(DefectLevel.CROSSBAR_SWITCH).isEmpty()
                && rules.bits(DefectLevel.SYNAPSE_SWITCH).isEmpty();
    }

    /** The line segment, numbered as in {@link L1Topology}, can be used. */
    public boolean segment(int segment) {
        return !rules.segments().get(segment);
    }

    /** The repeater, by the number of its segment in {@link L1Topology}, works. */
    public boolean repeater(int segment) {
        return !rules.repeaters().get(segment);
    }

    /** The crossing at an end of a segment exists, its repeater works and the segments on both sides can be used. */
    public boolean crossing(int segment, int end) {
        int next = L1Topology.next(segment, end);
        return next != L1Topology.NONE
                && segment(segment)
                && segment(next)
                && repeater(L1Topology.crossingRepeater(segment, end));
    }

    /** The crossbar switch 0..511 of a chip and both its lines can be used. */
    public boolean crossbarSwitch(int hicann, int crossbarSwitch) {
        return !rules.bits(DefectLevel.CROSSBAR_SWITCH)
                .get(DefectRules.index(DefectLevel.CROSSBAR_SWITCH, hicann, crossbarSwitch));
    }

    /** The synapse switch 0..7167 of a chip, its half-row and its line can be used. */
    public boolean synapseSwitch(int hicann, int synapseSwitch) {
        return !rules.bits(DefectLevel.SYNAPSE_SWITCH)
                .get(DefectRules.index(DefectLevel.SYNAPSE_SWITCH, hicann, synapseSwitch));
    }

    /** The driver, numbered as in {@link L1Topology}, can be used. */
    public boolean driver(int driver) {
        return !rules.bits(DefectLevel.DRIVER).get(driver);
    }

    /** Some synapse in a row 0..447 of a chip cannot be used. */
    public boolean hasBadSynapse(int hicann, int row) {
        int first = DefectRules.index(DefectLevel.SYNAPSE, hicann, SynapseColumnOnHicann.COUNT * row);
        int bad = rules.bits(DefectLevel.SYNAPSE).nextSetBit(first);
        return (bad >= 0 && bad < first + SynapseColumnOnHicann.COUNT)
                || rules.bits(DefectLevel.SYNAPSE_ROW).get(DefectRules.index(DefectLevel.SYNAPSE_ROW, hicann, row));
    }

    /** The synapse in a row 0..447 and column 0..255 of a chip, its row and its driver can be used. */
    public boolean synapse(int hicann, int row, int column) {
        BitSet rows = rules.bits(DefectLevel.SYNAPSE_ROW);
        return !rows.get(DefectRules.index(DefectLevel.SYNAPSE_ROW, hicann, row))
                && !rules.bits(DefectLevel.SYNAPSE)
                        .get(DefectRules.index(
                                DefectLevel.SYNAPSE, hicann, SynapseColumnOnHicann.COUNT * row + column));
    }
}
