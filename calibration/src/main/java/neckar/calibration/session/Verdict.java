package neckar.calibration.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import neckar.calibration.lab.Wiring;
import neckar.calibration.procedure.FitTable;
import neckar.calibration.procedure.LineTest;
import neckar.calibration.procedure.MemoryTest;
import neckar.calibration.procedure.PartList;
import neckar.spec.calib.AnalogMode;
import neckar.spec.calib.HicannCalibration;
import neckar.spec.calib.MapState;
import neckar.spec.calib.ParameterMaps;
import neckar.spec.config.DenmemParameter;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.topology.Defect;
import neckar.spec.topology.DefectLevel;
import neckar.spec.topology.Defects;

/**
 * Which circuits of a chip are usable (calibration reference 2.14): a denmem needs all its own maps, those of the excitatory input
 * and the firing test; without those of the inhibitory input only that input is lost.
 *
 * @param hicann the chip
 * @param lostDenmems denmems that are lost, with the reason
 * @param lostInhibitory denmems that lost their inhibitory input only, with the reason
 * @param lostRows synapse rows that are lost, with the reason
 * @param digital parts whose registers do not hold or that pass no events
 */
public record Verdict(
        HicannOnWafer hicann,
        Map<Integer, String> lostDenmems,
        Map<Integer, String> lostInhibitory,
        Map<Integer, String> lostRows,
        List<Defect> digital) {
    /** Who found the defects, with the version of the tests. */
    private static final String BY = "calibrate/1";

    private static final List<DenmemParameter> REQUIRED = List.of(
            DenmemParameter.E_L,
            DenmemParameter.V_T,
            DenmemParameter.I_GL,
            DenmemParameter.I_PL,
            DenmemParameter.E_SYNX,
            DenmemParameter.V_SYNTCX,
            DenmemParameter.V_CONVOFFX);
    private static final List<DenmemParameter> INHIBITORY =
            List.of(DenmemParameter.E_SYNI, DenmemParameter.V_SYNTCI, DenmemParameter.V_CONVOFFI);
    /** A block is broken when this share of its denmems is. */
    private static final double WHOLE_BLOCK = 0.9;

    /** Copies the maps. */
    public Verdict {
        lostDenmems = new TreeMap<>(lostDenmems);
        lostInhibitory = new TreeMap<>(lostInhibitory);
        lostRows = new TreeMap<>(lostRows);
        digital = List.copyOf(digital);
    }

    /** The verdict on a chip; what was not measured does not count. */
    public static Verdict of(ChipResult result) {
        HicannCalibration chip = result.known().chip();
        Map<Integer, String> denmems = new TreeMap<>();
        Map<Integer, String> inhibitory = new TreeMap<>();
        for (int d = 0; d < DenmemOnHicann.COUNT; d++) {
            int denmem = d;
            String strength = reason(result, "weights", d);
            missing(result, chip, REQUIRED, d).ifPresent(why -> denmems.put(denmem, why));
            if (strength.startsWith("excitatory")) {
                denmems.putIfAbsent(d, strength);
            }
            String firing = reason(result, "firing", d);
            if (!firing.isEmpty()) {
                denmems.put(d, firing);
            }
            if (!denmems.containsKey(d)) {
                missing(result, chip, INHIBITORY, d).ifPresent(why -> inhibitory.put(denmem, why));
                if (strength.startsWith("inhibitory")) {
                    inhibitory.putIfAbsent(d, strength);
                }
            }
        }
        List<Defect> digital = digital(result);
        Map<Integer, String> rows = new TreeMap<>();
        for (int row = 0; row < SynapseRowOnHicann.COUNT; row++) {
            String why = reason(result, "rows", row);
            // A row that events cannot reach for another reason says nothing about itself.
            boolean reached = Wiring.works(SynapseDriverOnHicann.of(row / 2), (level, id) -> !digital(result, level, id)
                    .isEmpty());
            if (!why.isEmpty() && reached) {
                rows.put(row, why);
            }
        }
        return new Verdict(result.known().hicann(), denmems, inhibitory, rows, digital);
    }

    /** A part whose registers do not hold cannot pass events either and is named once. */
    private static List<Defect> digital(ChipResult result) {
        int hicann = result.known().hicann().id();
        List<Defect> digital = new ArrayList<>();
        for (DefectLevel level : DefectLevel.values()) {
            for (int id = 0; id < level.count(); id++) {
                String why = digital(result, level, id);
                if (!why.isEmpty()) {
                    digital.add(new Defect(level, hicann, id, BY, why));
                }
            }
        }
        return digital;
    }

    private static String digital(ChipResult result, DefectLevel level, int id) {
        String memory = reason(result, MemoryTest.NAME, MemoryTest.PARTS, level, id);
        return memory.isEmpty() ? reason(result, LineTest.NAME, LineTest.PARTS, level, id) : memory;
    }

    private static String reason(ChipResult result, String table, PartList parts, DefectLevel level, int id) {
        return parts.levels().contains(level) ? reason(result, table, parts.index(level, id)) : "";
    }

    private static String reason(ChipResult result, String table, int circuit) {
        return result.tables().stream()
                .filter(candidate -> candidate.parameter().equals(table))
                .map(FitTable::reasons)
                .map(reasons -> reasons.get(circuit))
                .findFirst()
                .orElse("");
    }

    private static Optional<String> missing(
            ChipResult result, HicannCalibration chip, List<DenmemParameter> parameters, int denmem) {
        for (DenmemParameter parameter : parameters) {
            Optional<ParameterMaps> maps = chip.denmem(parameter, AnalogMode.NORMAL);
            if (maps.isPresent() && maps.get().state(denmem) != MapState.OK) {
                return Optional.of(parameter.hardwareName() + ": " + reason(result, parameter.hardwareName(), denmem));
            }
        }
        return Optional.empty();
    }

    /** Share of the denmems that are kept. */
    public double keptShare() {
        return 1 - lostDenmems.size() / (double) DenmemOnHicann.COUNT;
    }

    /**
     * Adds what is lost to a list of defects: a floating-gate block instead of its denmems when hardly any of them works, a driver
     * instead of its rows when both are lost.
     */
    public void addTo(Defects.Builder defects) {
        int chip = hicann.id();
        boolean[] brokenBlock = new boolean[FgBlockOnHicann.COUNT];
        for (FgBlockOnHicann block : FgBlockOnHicann.all()) {
            long lost = lostDenmems.keySet().stream()
                    .filter(d -> DenmemOnHicann.of(d).fgBlock().equals(block))
                    .count();
            brokenBlock[block.id()] = lost > WHOLE_BLOCK * DenmemOnHicann.COUNT / FgBlockOnHicann.COUNT;
            if (brokenBlock[block.id()]) {
                defects.add(new Defect(DefectLevel.FG_BLOCK, chip, block.id(), BY, "hardly any denmem works"));
            }
        }
        lostDenmems.forEach((d, why) -> {
            if (!brokenBlock[DenmemOnHicann.of(d).fgBlock().id()]) {
                defects.add(new Defect(DefectLevel.NEURON, chip, d, BY, why));
            }
        });
        lostInhibitory.forEach(
                (d, why) -> defects.add(new Defect(DefectLevel.SYNAPTIC_INPUT, chip, 2 * d + 1, BY, why)));
        digital.forEach(defects::add);
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            if (digital.stream().anyMatch(d -> d.level() == DefectLevel.DRIVER && d.id() == driver.id())) {
                continue;
            }
            int upper = driver.upperRow().id();
            int lower = driver.lowerRow().id();
            if (lostRows.containsKey(upper) && lostRows.containsKey(lower)) {
                defects.add(new Defect(DefectLevel.DRIVER, chip, driver.id(), BY, "neither row acts"));
            } else {
                for (int row : new int[] {upper, lower}) {
                    String why = lostRows.get(row);
                    if (why != null) {
                        defects.add(new Defect(DefectLevel.SYNAPSE_ROW, chip, row, BY, why));
                    }
                }
            }
        }
    }
}
