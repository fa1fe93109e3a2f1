package neckar.compiler.place;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import neckar.compiler.partition.ChipPour;
import neckar.compiler.partition.NeuronSizes;
import neckar.spec.coord.HicannOnWafer;

/** Puts runs of neurons onto chips; what a chip cannot hold (defects, neurons placed by the user) goes to the nearest chip with
 * room, those in use first. */
final class Filling {

    private Filling() {}

    /** Puts run i onto chip i; neurons of all runs that do not fit go elsewhere, or stay unplaced when the wafer is full. */
    static void pour(WaferRoom room, List<int[]> runs, List<HicannOnWafer> chips) {
        List<Integer> homes = new ArrayList<>();
        List<Integer> homeless = new ArrayList<>();
        for (int i = 0; i < runs.size(); i++) {
            for (int node : runs.get(i)) {
                if (!room.tryChip(node, chips.get(i).id())) {
                    homeless.add(node);
                    homes.add(chips.get(i).id());
                }
            }
        }
        int from = 0;
        while (from < homeless.size()) {
            int to = from;
            while (to < homeless.size() && homes.get(to).equals(homes.get(from))) {
                to++;
            }
            spill(room, homeless.subList(from, to), HicannOnWafer.of(homes.get(from)), chips);
            from = to;
        }
    }

    /** Cuts an order of neurons into runs and puts them onto the chips one after the other. */
    static void pourInOrder(WaferRoom room, int[] order, NeuronSizes sizes, List<HicannOnWafer> chips) {
        if (chips.isEmpty()) {
            pour(room, List.of(order), List.of(HicannOnWafer.of(HicannOnWafer.COUNT / 2)));
        } else {
            pour(room, runs(order, sizes, chips.size()), chips);
        }
    }

    /** Cuts an order of neurons into so many runs, about equally full. */
    static List<int[]> runs(int[] order, NeuronSizes sizes, int chips) {
        int[] first = ChipPour.cut(order, sizes, chips);
        List<int[]> runs = new ArrayList<>();
        for (int i = 0; i < chips; i++) {
            runs.add(Arrays.copyOfRange(order, first[i], first[i + 1]));
        }
        return runs;
    }

    private static void spill(WaferRoom room, List<Integer> nodes, HicannOnWafer home, List<HicannOnWafer> chosen) {
        List<HicannOnWafer> byDistance = new ArrayList<>(HicannOnWafer.all());
        byDistance.sort(Comparator.comparing((HicannOnWafer h) -> !chosen.contains(h))
                .thenComparingInt((HicannOnWafer h) -> ChipDistance.of(home.id(), h.id()))
                .thenComparingInt(HicannOnWafer::id));
        int next = 0;
        for (int node : nodes) {
            // Later neurons of the run rarely fit where an earlier one did not; sizes within a run hardly differ.
            while (next < byDistance.size()
                    && !room.tryChip(node, byDistance.get(next).id())) {
                next++;
            }
            if (next == byDistance.size()) {
                return;
            }
        }
    }
}
