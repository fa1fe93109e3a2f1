package neckar.compiler.inspect.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Short text of many cells: {@code exc[0..58], in[3,7..9]}. */
final class CellRanges {
    private static final int MOST_RANGES = 3;

    private CellRanges() {}

    static String of(Inspection inspection, List<Integer> cells) {
        int[] sorted = cells.stream().mapToInt(Integer::intValue).sorted().toArray();
        List<String> populations = new ArrayList<>();
        for (int begin = 0, end; begin < sorted.length; begin = end) {
            int population = inspection.populationOf(sorted[begin]);
            for (end = begin; end < sorted.length && inspection.populationOf(sorted[end]) == population; end++) {}
            int first = inspection.cell(population, 0);
            int[] indices =
                    Arrays.stream(sorted, begin, end).map(cell -> cell - first).toArray();
            populations.add(inspection.mapping().populations().get(population) + "[" + ranges(indices) + "]");
        }
        return String.join(", ", populations);
    }

    private static String ranges(int[] sorted) {
        List<String> ranges = new ArrayList<>();
        for (int begin = 0, end; begin < sorted.length; begin = end) {
            end = begin + 1;
            while (end < sorted.length && sorted[end] == sorted[end - 1] + 1) {
                end++;
            }
            if (ranges.size() == MOST_RANGES) {
                ranges.add("... " + sorted.length + " cells");
                break;
            }
            ranges.add(end == begin + 1 ? "" + sorted[begin] : sorted[begin] + ".." + sorted[end - 1]);
        }
        return String.join(",", ranges);
    }
}
