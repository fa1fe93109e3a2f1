package neckar.compiler.route.synapse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import neckar.compiler.route.demand.Category;
import neckar.compiler.route.demand.DriverUse;
import neckar.compiler.route.demand.LineNeeds;
import neckar.compiler.route.demand.RowUse;
import neckar.compiler.route.demand.SlotAllocator;
import neckar.compiler.route.demand.TargetColumns;

/**
 * The drivers of one line on one chip with their STP sets, the signs of their rows and the groups of their half-rows; and
 * so, by category, the half-rows in which a synapse may lie.
 */
final class LineRows {
    private static final int PARITIES = 2;

    private final LineNeeds needs;
    private final SlotAllocator allocator;
    private final List<List<Integer>> halfRows = new ArrayList<>();
    private int drivers;

    /** A driver of the line and what may stand in it. */
    record Slot(int driver, IntPredicate stpAllowed) {}

    LineRows(LineNeeds needs, TargetColumns columns) {
        this.needs = needs;
        allocator = new SlotAllocator(needs, columns);
        for (int position = 0; position < needs.categories(); position++) {
            halfRows.add(new ArrayList<>());
        }
    }

    /** Gives the drivers, those with two working rows first, to what gains most. */
    void give(List<Slot> slots, ChipDrivers chip, RowTable rows) {
        List<Slot> ordered = new ArrayList<>(slots);
        ordered.sort(Comparator.comparingInt((Slot slot) -> -chip.workingRows(slot.driver()))
                .thenComparingInt(Slot::driver));
        drivers = ordered.size();
        for (Slot slot : ordered) {
            DriverUse use = allocator.next(chip.workingRows(slot.driver()), slot.stpAllowed());
            rows.setStpSet(slot.driver(), use.stpSet());
            int next = 0;
            for (int row = 2 * slot.driver();
                    row < 2 * slot.driver() + 2 && next < use.rows().size();
                    row++) {
                if (chip.rowWorks(row)) {
                    give(row, use.stpSet(), use.rows().get(next++), rows);
                }
            }
        }
        for (List<Integer> list : halfRows) {
            list.sort(null);
        }
    }

    private void give(int row, int stpSet, RowUse use, RowTable rows) {
        if (use.sign() == RowUse.OFF) {
            return;
        }
        rows.setRow(row, use.sign(), use.evenGroup(), use.oddGroup());
        add(Category.of(stpSet, use.evenGroup(), use.sign()), PARITIES * row);
        add(Category.of(stpSet, use.oddGroup(), use.sign()), PARITIES * row + 1);
    }

    private void add(int category, int halfRow) {
        for (int position = 0; position < needs.categories(); position++) {
            if (needs.category(position) == category) {
                halfRows.get(position).add(halfRow);
            }
        }
    }

    /** Number of drivers of the line. */
    int drivers() {
        return drivers;
    }

    /** Half-rows ({@code 2 row + parity}) of the category at a position, ascending. */
    List<Integer> halfRows(int position) {
        return halfRows.get(position);
    }

    /** Cells that a run would lack even if every cell worked. */
    int missing(int run) {
        return allocator.missing(run);
    }
}
