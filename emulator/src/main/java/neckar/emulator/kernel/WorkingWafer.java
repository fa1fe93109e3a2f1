package neckar.emulator.kernel;

import java.util.BitSet;
import java.util.Map;
import neckar.emulator.silicon.PlantedDefects;
import neckar.spec.config.FpgaConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HRepeaterOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.HsLink;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.coord.VRepeaterOnHicann;
import neckar.spec.topology.DefectLevel;
import neckar.spec.topology.L1Topology;

/**
 * What registers do on a die with planted defects, told as the registers of a wafer without defects that does the same:
 * what does not work is off there. Denmems, synapses and analog outputs stay as they are; their defects are electrical.
 */
final class WorkingWafer {
    private final PlantedDefects defects;
    /** Line segments that carry nothing and repeaters that pass nothing, numbered as in {@link L1Topology}. */
    private final BitSet deadSegments = new BitSet();

    private final BitSet deadRepeaters = new BitSet();

    private WorkingWafer(PlantedDefects defects) {
        this.defects = defects;
    }

    /** The registers of a working wafer that act as these do on the defective one. */
    static WaferConfig of(WaferConfig config, PlantedDefects defects) {
        WorkingWafer wafer = new WorkingWafer(defects);
        config.hicanns().keySet().forEach(wafer::addLines);
        WaferConfig.Builder builder = config.toBuilder();
        for (Map.Entry<HicannOnWafer, HicannConfig> chip : config.hicanns().entrySet()) {
            builder.hicann(chip.getKey(), wafer.chip(chip.getKey(), chip.getValue()));
        }
        for (Map.Entry<FpgaOnWafer, FpgaConfig> fpga : config.fpgas().entrySet()) {
            builder.fpga(fpga.getKey(), wafer.fpga(fpga.getKey(), fpga.getValue()));
        }
        return builder.build();
    }

    private void addLines(HicannOnWafer hicann) {
        for (HLineOnHicann line : HLineOnHicann.all()) {
            int segment = L1Topology.hSegment(hicann.id(), line.id());
            deadSegments.set(segment, defects.isDead(DefectLevel.HBUS, hicann.id(), line.id()));
        }
        for (VLineOnHicann line : VLineOnHicann.all()) {
            int segment = L1Topology.vSegment(hicann.id(), line.id());
            deadSegments.set(segment, defects.isDead(DefectLevel.VBUS, hicann.id(), line.id()));
        }
        for (HRepeaterOnHicann repeater : HRepeaterOnHicann.all()) {
            int segment = L1Topology.hSegment(hicann.id(), repeater.line().id());
            deadRepeaters.set(segment, defects.isDead(DefectLevel.HREPEATER, hicann.id(), repeater.id()));
        }
        for (VRepeaterOnHicann repeater : VRepeaterOnHicann.all()) {
            int segment = L1Topology.vSegment(hicann.id(), repeater.line().id());
            deadRepeaters.set(segment, defects.isDead(DefectLevel.VREPEATER, hicann.id(), repeater.id()));
        }
    }

    /** A chip whose FPGA does not work is never configured. */
    private HicannConfig chip(HicannOnWafer hicann, HicannConfig config) {
        boolean lost = defects.isDead(DefectLevel.HICANN, 0, hicann.id())
                || defects.isDead(DefectLevel.FPGA, 0, hicann.fpga().id());
        return lost ? HicannConfig.IDLE : new WorkingChip(hicann, config, defects, deadSegments, deadRepeaters).build();
    }

    private FpgaConfig fpga(FpgaOnWafer fpga, FpgaConfig config) {
        FpgaConfig working = config;
        for (HsLink link : HsLink.all()) {
            boolean dead = defects.isDead(DefectLevel.FPGA, 0, fpga.id())
                    || defects.isDead(DefectLevel.LINK, fpga.id(), link.id());
            working = dead ? working.withLink(link, false) : working;
        }
        return working;
    }
}
