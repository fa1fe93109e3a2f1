package neckar.compiler.place;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import neckar.spec.coord.HicannOnWafer;

/**
 * Which chips a network uses, and in which order: whole columns of chips nearest to the centre, walked as a serpentine.
 * Lines need one horizontal segment per column and one vertical segment per chip, so tall shapes are cheapest, and two full
 * columns spread over all 32 layers of the bus graph (mapping reference 5b).
 */
final class ChipShape {

    private static final int COLUMNS = 36;

    private static final double CENTRE_X = 17.5;

    private static final double CENTRE_Y = 7.5;

    private ChipShape() {}

    /**
     * So many usable chips (fewer when there are not enough), in serpentine order from west to east. Of the column that is
     * taken last the rows nearest to the centre are used.
     */
    static List<HicannOnWafer> serpentine(int chips, IntPredicate usable) {
        List<List<HicannOnWafer>> taken = new ArrayList<>();
        int left = chips;
        for (int x : columnsFromCentre()) {
            if (left <= 0) {
                break;
            }
            List<HicannOnWafer> column = column(x, usable);
            if (column.size() > left) {
                column.sort(Comparator.comparingDouble((HicannOnWafer h) -> Math.abs(h.y() - CENTRE_Y))
                        .thenComparingInt(HicannOnWafer::id));
                column = new ArrayList<>(column.subList(0, left));
                column.sort(Comparator.comparingInt(HicannOnWafer::y));
            }
            left -= column.size();
            if (!column.isEmpty()) {
                taken.add(column);
            }
        }
        taken.sort(Comparator.comparingInt(column -> column.get(0).x()));
        List<HicannOnWafer> order = new ArrayList<>();
        for (int i = 0; i < taken.size(); i++) {
            List<HicannOnWafer> column = taken.get(i);
            for (int k = 0; k < column.size(); k++) {
                order.add(column.get(i % 2 == 0 ? k : column.size() - 1 - k));
            }
        }
        return order;
    }

    private static List<Integer> columnsFromCentre() {
        List<Integer> columns = new ArrayList<>();
        for (int x = 0; x < COLUMNS; x++) {
            columns.add(x);
        }
        columns.sort(Comparator.comparingDouble((Integer x) -> Math.abs(x - CENTRE_X))
                .thenComparing(x -> x));
        return columns;
    }

    private static List<HicannOnWafer> column(int x, IntPredicate usable) {
        List<HicannOnWafer> column = new ArrayList<>();
        for (HicannOnWafer h : HicannOnWafer.all()) {
            if (h.x() == x && usable.test(h.id())) {
                column.add(h);
            }
        }
        return column;
    }
}
