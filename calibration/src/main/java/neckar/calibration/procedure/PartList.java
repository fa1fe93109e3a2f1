package neckar.calibration.procedure;

import java.util.List;
import neckar.spec.topology.DefectLevel;

/**
 * Parts of a chip that one test judges, numbered one kind after the other.
 *
 * @param levels the kinds
 */
public record PartList(List<DefectLevel> levels) {
    /** Copies the list. */
    public PartList {
        levels = List.copyOf(levels);
    }

    /** Number of a part among all. */
    public int index(DefectLevel level, int id) {
        int first = 0;
        for (DefectLevel before : levels) {
            if (before == level) {
                return first + id;
            }
            first += before.count();
        }
        throw new IllegalArgumentException("no such part: " + level);
    }

    /** Number of parts. */
    public int count() {
        return levels.stream().mapToInt(DefectLevel::count).sum();
    }
}
