package neckar.compiler.route.demand;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.compiler.route.line.Line;
import neckar.compiler.route.line.LinePlan;
import neckar.spec.coord.HicannOnWafer;

/** Lines of random background generators by the chip that they serve, which is the chip that carries the generator. */
public final class GeneratorIndex {
    private final List<List<Line>> byHicann;

    /** Indexes the generator lines of a plan. */
    public GeneratorIndex(LinePlan plan) {
        List<List<Line>> lists = new ArrayList<>();
        for (int hicann = 0; hicann < HicannOnWafer.COUNT; hicann++) {
            lists.add(new ArrayList<>());
        }
        for (Line line : plan.lines()) {
            if (line.randomGenerator()) {
                lists.get(line.hicann()).add(line);
            }
        }
        byHicann = lists;
    }

    /** Line on which a chip hears a node of a generator population, or {@link LinePlan#NO_LINE}. */
    public int lineOf(int node, int hicann) {
        for (Line line : byHicann.get(hicann)) {
            if (Arrays.binarySearch(line.nodes(), node) >= 0) {
                return line.id();
            }
        }
        return LinePlan.NO_LINE;
    }
}
