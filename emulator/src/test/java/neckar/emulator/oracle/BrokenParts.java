package neckar.emulator.oracle;

import neckar.emulator.silicon.PlantedDefects;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.DefectLevel;

/**
 * Digital parts of one chip that do not work: each one does nothing, and all others go on (emulator reference 4.3).
 *
 * @param defects of the die
 * @param hicann the chip
 */
record BrokenParts(PlantedDefects defects, HicannOnWafer hicann) {
    private boolean is(DefectLevel level, int id) {
        return defects.isDead(level, hicann.id(), id);
    }

    /** Whether the chip cannot be configured. */
    boolean isUnheard() {
        return defects.isDead(DefectLevel.HICANN, 0, hicann.id())
                || defects.isDead(DefectLevel.FPGA, 0, hicann.fpga().id());
    }

    boolean link() {
        return isUnheard()
                || defects.isDead(
                        DefectLevel.LINK, hicann.fpga().id(), hicann.hsLink().id());
    }

    boolean has(MergerOnHicann merger) {
        DefectLevel[] levels = {DefectLevel.MERGER0, DefectLevel.MERGER1, DefectLevel.MERGER2, DefectLevel.MERGER3};
        return is(levels[merger.level()], merger.index());
    }

    boolean has(DncMergerOnHicann merger) {
        return is(DefectLevel.DNC_MERGER, merger.id());
    }

    boolean has(BackgroundGeneratorOnHicann generator) {
        return is(DefectLevel.BACKGROUND_GENERATOR, generator.id());
    }

    boolean has(SynapseDriverOnHicann driver) {
        return is(DefectLevel.DRIVER, driver.id());
    }

    boolean has(CrossbarSwitchOnHicann closed) {
        return is(DefectLevel.CROSSBAR_SWITCH, closed.id());
    }

    boolean has(SynapseSwitchOnHicann closed) {
        return is(DefectLevel.SYNAPSE_SWITCH, closed.id())
                || is(DefectLevel.SYNAPSE_SWITCH_ROW, closed.row().id());
    }

    boolean line(HLineOnHicann line) {
        return is(DefectLevel.HBUS, line.id());
    }

    boolean line(VLineOnHicann line) {
        return is(DefectLevel.VBUS, line.id());
    }

    boolean repeater(HLineOnHicann line) {
        return is(DefectLevel.HREPEATER, line.repeater().id());
    }

    boolean repeater(VLineOnHicann line) {
        return is(DefectLevel.VREPEATER, line.repeater().id());
    }
}
