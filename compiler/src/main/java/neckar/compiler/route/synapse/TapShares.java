package neckar.compiler.route.synapse;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.graph.Tap;

/**
 * How many drivers each tap of a chip shall get, now that its side is known: the working drivers of each side go one by
 * one to what gains most. The demand was cut for the whole chip, so one side may have been promised more than it has
 * while the other has drivers left. Since gains never increase along a line, this is the best split for lines of one tap.
 */
final class TapShares {
    private final List<Tap> taps;
    private final Map<Integer, List<Integer>> tapsOfLine = new TreeMap<>();
    private final int[] free;
    private final int[] shares;
    private final int chainLength;

    private TapShares(List<Tap> taps, int[] working, int chainLength) {
        this.taps = taps;
        this.chainLength = chainLength;
        free = working.clone();
        shares = new int[taps.size()];
        for (int tap = 0; tap < taps.size(); tap++) {
            tapsOfLine
                    .computeIfAbsent(taps.get(tap).line(), line -> new ArrayList<>())
                    .add(tap);
        }
    }

    /**
     * Drivers by tap.
     *
     * @param working working drivers by side (0 left, 1 right)
     * @param chainLength most drivers of a tap
     */
    static int[] of(List<Tap> taps, int hicann, DemandTable demand, int[] working, int chainLength) {
        TapShares shares = new TapShares(taps, working, chainLength);
        for (Step step : shares.steps(hicann, demand)) {
            shares.give(step.line);
        }
        return shares.shares;
    }

    /** One more driver for a line. */
    private record Step(int line, int position, double gain) {}

    private List<Step> steps(int hicann, DemandTable demand) {
        List<Step> steps = new ArrayList<>();
        tapsOfLine.forEach((line, own) -> {
            int pair = demand.find(line, hicann);
            int most = Math.min(demand.useful(pair), own.size() * chainLength);
            for (int position = 0; position < most; position++) {
                steps.add(new Step(line, position, demand.gain(pair, position)));
            }
        });
        steps.sort(Comparator.comparingDouble((Step step) -> -step.gain)
                .thenComparingInt(Step::position)
                .thenComparingInt(Step::line));
        return steps;
    }

    /** Gives a driver to the tap of a line whose side has most drivers left, of these the one with the shortest chain. */
    private void give(int line) {
        int best = -1;
        for (int tap : tapsOfLine.getOrDefault(line, List.of())) {
            if (shares[tap] < chainLength && left(tap) > 0 && (best < 0 || isPreferred(tap, best))) {
                best = tap;
            }
        }
        if (best >= 0) {
            shares[best]++;
            free[taps.get(best).side().id()]--;
        }
    }

    private boolean isPreferred(int tap, int other) {
        int more = Integer.compare(left(tap), left(other));
        return more > 0 || (more == 0 && shares[tap] < shares[other]);
    }

    private int left(int tap) {
        return free[taps.get(tap).side().id()];
    }
}
