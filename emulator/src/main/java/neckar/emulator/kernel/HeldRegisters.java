package neckar.emulator.kernel;

import neckar.emulator.silicon.PlantedDefects;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.CrossbarConfig;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.config.SynapseSwitchConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HRepeaterOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VRepeaterOnHicann;
import neckar.spec.topology.DefectLevel;

/**
 * What the registers of a chip hold after they were written: those of a part that does not work keep nothing and read as zero,
 * unless the part is mute (calibration reference 6). Lines have no registers; denmems, synapses and outputs fail in their analog
 * part, whose registers work.
 */
final class HeldRegisters {
    private final HicannOnWafer hicann;
    private final PlantedDefects defects;
    private final HicannConfig.Builder held;

    private HeldRegisters(HicannOnWafer hicann, HicannConfig written, PlantedDefects defects) {
        this.hicann = hicann;
        this.defects = defects;
        held = written.toBuilder();
    }

    /** Registers of a chip as they are read back. */
    static HicannConfig of(HicannOnWafer hicann, HicannConfig written, PlantedDefects defects) {
        if (defects.isForgetful(DefectLevel.HICANN, 0, hicann.id())
                || defects.isForgetful(DefectLevel.FPGA, 0, hicann.fpga().id())) {
            return HicannConfig.IDLE;
        }
        HeldRegisters registers = new HeldRegisters(hicann, written, defects);
        registers.loseRepeaters();
        registers.loseSwitches(written);
        registers.loseMergers();
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            if (registers.isForgetful(DefectLevel.DRIVER, driver.id())) {
                registers.held.driver(driver, SynapseDriverConfig.OFF);
            }
        }
        for (BackgroundGeneratorOnHicann generator : BackgroundGeneratorOnHicann.all()) {
            if (registers.isForgetful(DefectLevel.BACKGROUND_GENERATOR, generator.id())) {
                registers.held.generator(generator, BackgroundGeneratorConfig.OFF);
            }
        }
        return registers.held.build();
    }

    private boolean isForgetful(DefectLevel level, int id) {
        return defects.isForgetful(level, hicann.id(), id);
    }

    private void loseRepeaters() {
        for (HRepeaterOnHicann repeater : HRepeaterOnHicann.all()) {
            if (isForgetful(DefectLevel.HREPEATER, repeater.id())) {
                held.repeater(repeater.line(), RepeaterConfig.IDLE);
            }
        }
        for (VRepeaterOnHicann repeater : VRepeaterOnHicann.all()) {
            if (isForgetful(DefectLevel.VREPEATER, repeater.id())) {
                held.repeater(repeater.line(), RepeaterConfig.IDLE);
            }
        }
    }

    private void loseSwitches(HicannConfig written) {
        CrossbarConfig.Builder crossbar = CrossbarConfig.builder();
        for (CrossbarSwitchOnHicann closed : written.crossbar().closed()) {
            crossbar.set(closed, !isForgetful(DefectLevel.CROSSBAR_SWITCH, closed.id()));
        }
        SynapseSwitchConfig.Builder switches = SynapseSwitchConfig.builder();
        for (SynapseSwitchOnHicann closed : written.synapseSwitches().closed()) {
            switches.set(
                    closed,
                    !isForgetful(DefectLevel.SYNAPSE_SWITCH, closed.id())
                            && !isForgetful(
                                    DefectLevel.SYNAPSE_SWITCH_ROW, closed.row().id()));
        }
        held.crossbar(crossbar.build()).synapseSwitches(switches.build());
    }

    private void loseMergers() {
        for (MergerOnHicann merger : MergerOnHicann.all()) {
            if (isForgetful(DefectLevel.merger(merger.level()), merger.index())) {
                held.merger(merger, new MergerConfig(MergerMode.LEFT_ONLY, false));
            }
        }
        for (DncMergerOnHicann merger : DncMergerOnHicann.all()) {
            if (isForgetful(DefectLevel.DNC_MERGER, merger.id())) {
                held.dncMerger(merger, new DncMergerConfig(MergerMode.LEFT_ONLY, false, false));
            }
        }
    }
}
