package neckar.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import neckar.spec.coord.HRepeaterOnHicann;
import neckar.spec.coord.VRepeaterOnHicann;
import neckar.spec.topology.Defect;
import neckar.spec.topology.DefectLevel;
import neckar.spec.topology.Defects;

/** Writes defects of chips as {@code neckar-defects/1}. */
final class DefectsJson {
    private DefectsJson() {}

    /** The tree of a file. */
    static Map<String, Object> of(Defects defects) {
        Map<String, Object> chips = new LinkedHashMap<>();
        Map<Integer, Map<String, Object>> byChip = new TreeMap<>();
        for (Defect defect : defects.list()) {
            Map<String, Object> chip = byChip.computeIfAbsent(defect.owner(), key -> new LinkedHashMap<>());
            @SuppressWarnings("unchecked")
            List<Object> entries =
                    (List<Object>) chip.computeIfAbsent(defect.level().key(), key -> new ArrayList<Object>());
            Map<String, Object> entry = new LinkedHashMap<>();
            entry.put("id", id(defect));
            entry.put("by", defect.by());
            entry.put("why", defect.why());
            entries.add(entry);
        }
        byChip.forEach((chip, entries) -> chips.put(Integer.toString(chip), entries));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", "neckar-defects/1");
        tree.put("hicann", chips);
        return tree;
    }

    private static Object id(Defect defect) {
        if (defect.level() == DefectLevel.SYNAPTIC_INPUT) {
            return List.of(defect.id() / 2, defect.id() % 2 == 0 ? "x" : "i");
        }
        if (defect.level() == DefectLevel.SYNAPSE) {
            return List.of(defect.id() / 256, defect.id() % 256);
        }
        if (defect.level() == DefectLevel.HREPEATER) {
            return HRepeaterOnHicann.of(defect.id()).line().id();
        }
        if (defect.level() == DefectLevel.VREPEATER) {
            return VRepeaterOnHicann.of(defect.id()).line().id();
        }
        return defect.id();
    }
}
