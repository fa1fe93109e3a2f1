package neckar.spec.topology;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HRepeaterOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.HsLink;
import neckar.spec.coord.RepeaterBlockOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapticInput;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.coord.VRepeaterOnHicann;

/**
 * What follows from listed defects and from the kind of wafer (hardware reference 9.2). Works through the rules from the
 * whole to its parts, so that each rule sees what the earlier ones condemned.
 */
final class DefectRules {
    // Chips next to reticles without FPGA: the side on which such a reticle lies, by the end of the lines there.
    private static final List<Integer> WEST_BORDER = List.of(0, 12, 24, 44, 320, 340, 360, 372);
    private static final List<Integer> EAST_BORDER = List.of(11, 23, 43, 63, 339, 359, 371, 383);
    private static final List<Integer> NORTH_BORDER =
            List.of(24, 25, 26, 27, 40, 41, 42, 43, 64, 65, 66, 67, 88, 89, 90, 91);
    private static final List<Integer> SOUTH_BORDER =
            List.of(292, 293, 294, 295, 316, 317, 318, 319, 340, 341, 342, 343, 356, 357, 358, 359);

    private final BitSet lacking = new BitSet();
    private final Map<DefectLevel, BitSet> bad = new EnumMap<>(DefectLevel.class);
    private final BitSet unlinked = new BitSet();
    private final BitSet segments = new BitSet(L1Topology.SEGMENTS);
    private final BitSet repeaters = new BitSet(L1Topology.SEGMENTS);

    private DefectRules(WaferDescription wafer, Defects defects) {
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            lacking.set(driver.id(), !wafer.hasDriver(driver));
        }
        for (DefectLevel level : DefectLevel.values()) {
            bad.put(level, new BitSet());
        }
        for (Defect defect : defects.list()) {
            bits(defect.level()).set(index(defect.level(), defect.owner(), defect.id()));
        }
    }

    /** Applies all rules. */
    static DefectRules apply(WaferDescription wafer, Defects defects) {
        DefectRules rules = new DefectRules(wafer, defects);
        rules.findMissingHicanns();
        rules.findUnlinkedHicanns();
        for (HicannOnWafer hicann : HicannOnWafer.all()) {
            if (!rules.isMissing(hicann)) {
                rules.condemnRepeaterBlocks(hicann);
                rules.condemnDriversAndRows(hicann);
            }
        }
        rules.condemnMissingHicanns();
        rules.condemnLines();
        if (wafer.borderRule()) {
            rules.condemnBorderLines();
        }
        rules.condemnSwitches();
        rules.condemnSynapticInputs();
        return rules;
    }

    /** The position of a component in {@link #bits}. */
    static int index(DefectLevel level, int owner, int id) {
        return owner * level.count() + id;
    }

    /**
     * The unusable components of a kind, by {@link #index}: of single synapses only the listed ones, of repeaters and line
     * segments those in {@link #repeaters()} and {@link #segments()}.
     */
    BitSet bits(DefectLevel level) {
        BitSet bits = bad.get(level);
        if (bits == null) {
            throw new IllegalStateException("no list for " + level);
        }
        return bits;
    }

    /** The chips without a working link. */
    BitSet unlinked() {
        return unlinked;
    }

    /** The unusable line segments, numbered as in {@link L1Topology}. */
    BitSet segments() {
        return segments;
    }

    /** The unusable repeaters, by the number of their segment. */
    BitSet repeaters() {
        return repeaters;
    }

    private boolean isMissing(HicannOnWafer hicann) {
        return bits(DefectLevel.HICANN).get(hicann.id());
    }

    private boolean isBad(DefectLevel level, HicannOnWafer hicann, int id) {
        return bits(level).get(index(level, hicann.id(), id));
    }

    private boolean noneIsBad(DefectLevel level, HicannOnWafer hicann) {
        int bad = bits(level).nextSetBit(index(level, hicann.id(), 0));
        return bad < 0 || bad >= index(level, hicann.id() + 1, 0);
    }

    private void condemn(DefectLevel level, HicannOnWafer hicann, int id) {
        bits(level).set(index(level, hicann.id(), id));
    }

    private void condemnAll(DefectLevel level, HicannOnWafer hicann) {
        bits(level).set(index(level, hicann.id(), 0), index(level, hicann.id() + 1, 0));
    }

    /** A chip is missing with its FPGA, through which it is configured, and with any of its floating-gate blocks. */
    private void findMissingHicanns() {
        BitSet fgBlocks = bits(DefectLevel.FG_BLOCK);
        for (HicannOnWafer hicann : HicannOnWafer.all()) {
            int firstBlock = index(DefectLevel.FG_BLOCK, hicann.id(), 0);
            int badBlock = fgBlocks.nextSetBit(firstBlock);
            boolean hasBadBlock = badBlock >= 0 && badBlock < firstBlock + DefectLevel.FG_BLOCK.count();
            if (hasBadBlock || bits(DefectLevel.FPGA).get(hicann.fpga().id())) {
                bits(DefectLevel.HICANN).set(hicann.id());
            }
        }
    }

    /** Without its link a chip can pass L1 on, but neither send nor receive events: no neurons, no DNC mergers. */
    private void findUnlinkedHicanns() {
        for (FpgaOnWafer fpga : FpgaOnWafer.all()) {
            for (HsLink link : HsLink.all()) {
                HicannOnWafer hicann = fpga.hicann(link);
                boolean badLink = bits(DefectLevel.LINK).get(index(DefectLevel.LINK, fpga.id(), link.id()));
                if (badLink || isMissing(hicann)) {
                    unlinked.set(hicann.id());
                    condemnAll(DefectLevel.NEURON, hicann);
                    condemnAll(DefectLevel.DNC_MERGER, hicann);
                }
            }
        }
    }

    /** More than one bad repeater condemns the whole block. */
    private void condemnRepeaterBlocks(HicannOnWafer hicann) {
        if (noneIsBad(DefectLevel.HREPEATER, hicann) && noneIsBad(DefectLevel.VREPEATER, hicann)) {
            return;
        }
        int[] badInBlock = new int[RepeaterBlockOnHicann.COUNT];
        for (HRepeaterOnHicann repeater : HRepeaterOnHicann.all()) {
            badInBlock[repeater.block().id()] += isBad(DefectLevel.HREPEATER, hicann, repeater.id()) ? 1 : 0;
        }
        for (VRepeaterOnHicann repeater : VRepeaterOnHicann.all()) {
            badInBlock[repeater.block().id()] += isBad(DefectLevel.VREPEATER, hicann, repeater.id()) ? 1 : 0;
        }
        for (RepeaterBlockOnHicann block : RepeaterBlockOnHicann.all()) {
            if (badInBlock[block.id()] > 1) {
                block.hrepeaters().forEach(repeater -> condemn(DefectLevel.HREPEATER, hicann, repeater.id()));
                block.vrepeaters().forEach(repeater -> condemn(DefectLevel.VREPEATER, hicann, repeater.id()));
            }
        }
    }

    /** A bad array takes its drivers with it, a driver its rows; chips of version 4 lack the drivers next to the neurons. */
    private void condemnDriversAndRows(HicannOnWafer hicann) {
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            if (lacking.get(driver.id())
                    || isBad(DefectLevel.SYNAPSE_ARRAY, hicann, driver.array().id())) {
                condemn(DefectLevel.DRIVER, hicann, driver.id());
            }
        }
        BitSet drivers = bits(DefectLevel.DRIVER);
        int first = index(DefectLevel.DRIVER, hicann.id(), 0);
        int end = first + DefectLevel.DRIVER.count();
        for (int bad = drivers.nextSetBit(first); bad >= 0 && bad < end; bad = drivers.nextSetBit(bad + 1)) {
            for (SynapseRowOnHicann row : SynapseDriverOnHicann.of(bad - first).rows()) {
                condemn(DefectLevel.SYNAPSE_ROW, hicann, row.id());
            }
        }
    }

    private void condemnMissingHicanns() {
        for (HicannOnWafer hicann : HicannOnWafer.all()) {
            if (isMissing(hicann)) {
                for (DefectLevel level : DefectLevel.values()) {
                    // Single synapses are unusable with their row; listing them all would only cost memory.
                    if (level.owner() == DefectLevel.Owner.HICANN && level != DefectLevel.SYNAPSE) {
                        condemnAll(level, hicann);
                    }
                }
            }
        }
    }

    /** A bad repeater, also one of a missing chip, condemns the segments on both its sides. */
    private void condemnLines() {
        bits(DefectLevel.HBUS).stream()
                .forEach(
                        bus -> segments.set(L1Topology.hSegment(bus / HLineOnHicann.COUNT, bus % HLineOnHicann.COUNT)));
        bits(DefectLevel.VBUS).stream()
                .forEach(
                        bus -> segments.set(L1Topology.vSegment(bus / VLineOnHicann.COUNT, bus % VLineOnHicann.COUNT)));
        bits(DefectLevel.HREPEATER).stream().forEach(bad -> {
            HRepeaterOnHicann repeater = HRepeaterOnHicann.of(bad % HRepeaterOnHicann.COUNT);
            condemnRepeater(L1Topology.hSegment(
                    bad / HRepeaterOnHicann.COUNT, repeater.line().id()));
        });
        bits(DefectLevel.VREPEATER).stream().forEach(bad -> {
            VRepeaterOnHicann repeater = VRepeaterOnHicann.of(bad % VRepeaterOnHicann.COUNT);
            condemnRepeater(L1Topology.vSegment(
                    bad / VRepeaterOnHicann.COUNT, repeater.line().id()));
        });
    }

    private void condemnRepeater(int segment) {
        repeaters.set(segment);
        segments.set(segment);
        int outer = L1Topology.outerSegment(segment);
        if (outer != L1Topology.NONE) {
            segments.set(outer);
        }
    }

    /** Lines whose repeater on the far side would lie on a chip without FPGA, i.e. whose own one is at the other end. */
    private void condemnBorderLines() {
        WEST_BORDER.forEach(hicann -> condemnHLinesWithRepeaterAt(hicann, L1Topology.RIGHT_OR_BOTTOM));
        EAST_BORDER.forEach(hicann -> condemnHLinesWithRepeaterAt(hicann, L1Topology.LEFT_OR_TOP));
        NORTH_BORDER.forEach(hicann -> condemnVLinesWithRepeaterAt(hicann, L1Topology.RIGHT_OR_BOTTOM));
        SOUTH_BORDER.forEach(hicann -> condemnVLinesWithRepeaterAt(hicann, L1Topology.LEFT_OR_TOP));
    }

    private void condemnHLinesWithRepeaterAt(int hicann, int end) {
        for (int h = 0; h < HLineOnHicann.COUNT; h++) {
            condemnIfRepeaterAt(L1Topology.hSegment(hicann, h), end);
        }
    }

    private void condemnVLinesWithRepeaterAt(int hicann, int end) {
        for (int v = 0; v < VLineOnHicann.COUNT; v++) {
            condemnIfRepeaterAt(L1Topology.vSegment(hicann, v), end);
        }
    }

    private void condemnIfRepeaterAt(int segment, int end) {
        if (L1Topology.repeaterEnd(segment) == end) {
            segments.set(segment);
        }
    }

    /** A switch is of no use on a line or in a half-row that does not work. */
    private void condemnSwitches() {
        BitSet crossbars = bits(DefectLevel.CROSSBAR_SWITCH);
        BitSet switches = bits(DefectLevel.SYNAPSE_SWITCH);
        segments.stream().forEach(segment -> {
            int hicann = L1Topology.hicannOf(segment);
            for (int k = 0; k < L1Topology.crossbarCount(segment); k++) {
                crossbars.set(index(DefectLevel.CROSSBAR_SWITCH, hicann, L1Topology.crossbarSwitch(segment, k)));
            }
            for (int k = 0; !L1Topology.isHorizontal(segment) && k < L1Topology.SYNAPSE_SWITCHES_PER_VLINE; k++) {
                int v = L1Topology.lineOf(segment);
                int synapseSwitch = L1Topology.synapseSwitchBetween(L1Topology.switchRow(v, k), v);
                switches.set(index(DefectLevel.SYNAPSE_SWITCH, hicann, synapseSwitch));
            }
        });
        // Half-row r of a chip holds its switches 16 r .. 16 r + 15.
        bits(DefectLevel.SYNAPSE_SWITCH_ROW).stream().forEach(row -> switches.set(16 * row, 16 * row + 16));
    }

    /** The inputs of a bad denmem are bad. */
    private void condemnSynapticInputs() {
        BitSet inputs = bits(DefectLevel.SYNAPTIC_INPUT);
        bits(DefectLevel.NEURON).stream()
                .forEach(neuron -> inputs.set(SynapticInput.COUNT * neuron, SynapticInput.COUNT * (neuron + 1)));
    }
}
