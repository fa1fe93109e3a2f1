package neckar.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.HRepeaterOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.SynapseSwitchRowOnHicann;
import neckar.spec.coord.VRepeaterOnHicann;
import neckar.spec.topology.Defect;
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

    /** A part as a file names it. */
    private static Object id(Defect defect) {
        int id = defect.id();
        return switch (defect.level()) {
            case SYNAPTIC_INPUT -> List.of(id / 2, id % 2 == 0 ? "x" : "i");
            case SYNAPSE -> List.of(id / 256, id % 256);
            case HREPEATER -> HRepeaterOnHicann.of(id).line().id();
            case VREPEATER -> VRepeaterOnHicann.of(id).line().id();
            case CROSSBAR_SWITCH -> {
                CrossbarSwitchOnHicann place = CrossbarSwitchOnHicann.of(id);
                yield List.of(place.hline().id(), place.vline().id());
            }
            case SYNAPSE_SWITCH -> {
                SynapseSwitchOnHicann place = SynapseSwitchOnHicann.of(id);
                yield List.of(place.y(), place.vline().id());
            }
            case SYNAPSE_SWITCH_ROW -> {
                SynapseSwitchRowOnHicann row = SynapseSwitchRowOnHicann.of(id);
                yield List.of(row.y(), row.side().name().toLowerCase(Locale.ROOT));
            }
            default -> id;
        };
    }
}
