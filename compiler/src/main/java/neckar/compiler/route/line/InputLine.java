package neckar.compiler.route.line;

import java.util.ArrayList;
import java.util.List;

/** A Gbit channel while it is being filled with external sources. */
final class InputLine {

    private final int hicann;
    private final List<Integer> nodes = new ArrayList<>();
    private double rateHz;

    InputLine(int hicann) {
        this.hicann = hicann;
    }

    int hicann() {
        return hicann;
    }

    int count() {
        return nodes.size();
    }

    double rateHz() {
        return rateHz;
    }

    void add(int node, double rate) {
        nodes.add(node);
        rateHz += rate;
    }

    int[] nodes() {
        return nodes.stream().mapToInt(Integer::intValue).toArray();
    }
}
