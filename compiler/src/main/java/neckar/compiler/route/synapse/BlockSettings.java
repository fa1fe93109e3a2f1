package neckar.compiler.route.synapse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.route.demand.ArrivingEdges;
import neckar.compiler.route.demand.Category;

/**
 * The STP setting of each quadrant of a chip. With one setting on the chip all quadrants have it; of more, the most
 * frequent ones are dealt out over the quadrants, so that each side has two of them.
 */
final class BlockSettings {
    private static final int QUADRANTS = 4;

    private final StpSharing sharing;
    private final int[] settings = new int[QUADRANTS];
    private final int kinds;

    BlockSettings(ArrivingEdges arriving, ConnectionTable table, StpSharing sharing) {
        this.sharing = sharing;
        Map<Integer, Long> counts = new TreeMap<>();
        for (int entry = 0; entry < arriving.first(arriving.lines()); entry++) {
            int setting = sharing.blockSetting(Category.stpSet(arriving.category(entry)));
            if (setting != StpSharing.NO_SETTING) {
                counts.merge(setting, (long) table.multiplicity(arriving.edge(entry)), Long::sum);
            }
        }
        List<Integer> order = new ArrayList<>(counts.keySet());
        order.sort((a, b) -> Long.compare(counts.getOrDefault(b, 0L), counts.getOrDefault(a, 0L)));
        kinds = order.size();
        for (int quadrant = 0; quadrant < QUADRANTS && kinds > 0; quadrant++) {
            // Up to two kinds: both on either side. More: the two sides differ.
            int turn = kinds <= 2 ? quadrant % 2 : quadrant;
            settings[quadrant] = order.get(turn % kinds);
        }
    }

    /** True when quadrants differ, so that chains are worth more in one than in another. */
    boolean differ() {
        return kinds > 1;
    }

    /** STP sets that drivers may have in a quadrant (0 top, 1 bottom) of a side (0 left, 1 right). */
    IntPredicate allowed(int side, int quadrant) {
        int own = settings[2 * side + quadrant];
        return stpSet -> {
            int setting = sharing.blockSetting(stpSet);
            return setting == StpSharing.NO_SETTING || setting == own;
        };
    }
}
