package neckar.calibration.lab;

import java.util.function.BiPredicate;
import neckar.base.Invariant;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.Side;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.DefectLevel;

/**
 * How events reach the synapse rows of a chip in calibration: each DNC merger feeds the 28 drivers that its line reaches through
 * one crossbar switch a side and one synapse switch a driver, and each of their 56 rows has an L1 address of its own, so that one
 * configuration can address every row of the chip alone.
 */
public final class Wiring {
    private static final int[] ADDRESSES = addresses();
    private static final int[] RANK = ranks();

    private Wiring() {}

    /** Line, 0..7, that feeds a driver: the number of its DNC merger. */
    public static DncMergerOnHicann line(SynapseDriverOnHicann driver) {
        for (DncMergerOnHicann dnc : DncMergerOnHicann.all()) {
            if (dnc.sendingRepeater().equals(driver.sendingRepeater())) {
                return dnc;
            }
        }
        throw new IllegalStateException("each sending repeater belongs to a DNC merger");
    }

    /** Vertical line that carries a DNC merger's events on a side of the chip. */
    static VLineOnHicann vline(DncMergerOnHicann line, Side side) {
        return line.hline().crossbarVLines().stream()
                .filter(v -> v.side() == side)
                .findFirst()
                .orElseThrow();
    }

    /** Whether all parts work over which events reach a driver in calibration. */
    public static boolean works(SynapseDriverOnHicann driver, BiPredicate<DefectLevel, Integer> lost) {
        DncMergerOnHicann line = line(driver);
        VLineOnHicann vline = vline(line, driver.side());
        return !lost.test(DefectLevel.DNC_MERGER, line.id())
                && !lost.test(DefectLevel.BACKGROUND_GENERATOR, line.id())
                && !lost.test(DefectLevel.HREPEATER, line.hline().repeater().id())
                && !lost.test(DefectLevel.HBUS, line.hline().id())
                && !lost.test(DefectLevel.VBUS, vline.id())
                && !lost.test(
                        DefectLevel.CROSSBAR_SWITCH,
                        CrossbarSwitchOnHicann.of(line.hline(), vline).id())
                && !lost.test(
                        DefectLevel.SYNAPSE_SWITCH,
                        SynapseSwitchOnHicann.of(driver.id(), vline).id())
                && !lost.test(
                        DefectLevel.SYNAPSE_SWITCH_ROW,
                        SynapseSwitchOnHicann.of(driver.id(), vline).row().id());
    }

    /** L1 address of a row on its line; neither the address that locks lines nor one that cells listen to by convention. */
    public static int address(SynapseRowOnHicann row) {
        return ADDRESSES[RANK[row.id()]];
    }

    private static int[] addresses() {
        int[] usable = new int[64];
        int count = 0;
        for (int address = 1; address < 64; address++) {
            if (address % 16 != 1) {
                usable[count++] = address;
            }
        }
        return java.util.Arrays.copyOf(usable, count);
    }

    private static int[] ranks() {
        int[] rank = new int[SynapseRowOnHicann.COUNT];
        int[] next = new int[DncMergerOnHicann.COUNT];
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            int line = line(driver).id();
            rank[driver.upperRow().id()] = next[line]++;
            rank[driver.lowerRow().id()] = next[line]++;
        }
        for (int used : next) {
            Invariant.check(used <= ADDRESSES.length, "an address for each row of a line", used);
        }
        return rank;
    }
}
