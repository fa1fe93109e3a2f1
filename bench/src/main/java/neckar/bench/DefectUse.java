package neckar.bench;

import java.util.function.IntPredicate;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HRepeaterOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseColumnOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.coord.VRepeaterOnHicann;
import neckar.spec.topology.Defect;
import neckar.spec.topology.Defects;

/**
 * Looks up each listed defect in the registers: a plain second opinion that knows neither derived rules nor the
 * compiler's view of what is available.
 */
final class DefectUse {
    private DefectUse() {}

    /** Number of listed components that the configuration uses; 0 is right. */
    static int count(WaferConfig wafer, Defects defects) {
        int used = 0;
        for (Defect defect : defects.list()) {
            used += uses(wafer, defect) ? 1 : 0;
        }
        return used;
    }

    private static boolean uses(WaferConfig wafer, Defect defect) {
        return switch (defect.level().owner()) {
            case WAFER -> usesWhole(wafer, defect);
            case FPGA -> false;
            case HICANN -> {
                HicannConfig chip = wafer.hicanns().get(HicannOnWafer.of(defect.owner()));
                yield chip != null && uses(chip, defect);
            }
        };
    }

    private static boolean usesWhole(WaferConfig wafer, Defect defect) {
        IntPredicate isBad =
                switch (defect.level()) {
                    case HICANN -> hicann -> hicann == defect.id();
                    case FPGA -> hicann -> HicannOnWafer.of(hicann).fpga().id() == defect.id();
                    default -> hicann -> false;
                };
        return wafer.hicanns().keySet().stream().anyMatch(hicann -> isBad.test(hicann.id()));
    }

    private static boolean uses(HicannConfig chip, Defect defect) {
        int id = defect.id();
        return switch (defect.level()) {
            case NEURON -> chip.denmem(DenmemOnHicann.of(id)).activateFiring();
            case SYNAPSE ->
                chip.synapses().decoder(id / SynapseColumnOnHicann.COUNT, id % SynapseColumnOnHicann.COUNT)
                        != SynapseArray.DISABLED_DECODER;
            case SYNAPSE_ROW -> !chip.synapses().isRowUnused(id);
            case DRIVER -> chip.driver(SynapseDriverOnHicann.of(id)).enable();
            case BACKGROUND_GENERATOR ->
                chip.generator(BackgroundGeneratorOnHicann.of(id)).enable();
            case HREPEATER -> isOn(chip, HRepeaterOnHicann.of(id).line());
            case HBUS -> isOn(chip, HLineOnHicann.of(id));
            case VREPEATER -> isOn(chip, VRepeaterOnHicann.of(id).line());
            case VBUS -> isOn(chip, VLineOnHicann.of(id));
            case CROSSBAR_SWITCH -> chip.crossbar().isClosed(CrossbarSwitchOnHicann.of(id));
            case SYNAPSE_SWITCH -> chip.synapseSwitches().isClosed(SynapseSwitchOnHicann.of(id));
            default -> false;
        };
    }

    private static boolean isOn(HicannConfig chip, HLineOnHicann line) {
        return chip.repeater(line).mode() != RepeaterMode.IDLE;
    }

    private static boolean isOn(HicannConfig chip, VLineOnHicann line) {
        return chip.repeater(line).mode() != RepeaterMode.IDLE;
    }
}
