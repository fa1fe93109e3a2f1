package neckar.compiler.route.synapse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.graph.Tap;

/**
 * How many drivers each tap of a chip shall get, now that its side is known: the working drivers of each side go one by
 * one to what gains most. The demand was cut for the whole chip, so one side may have been promised more than it has
 * while the other has drivers left. Since gains never increase along a line, this is the best split for lines of one tap.
 * Each further gain of a line is the hope of one of its taps alone: else two taps would both get a driver for the same cells.
 */
final class TapShares {
    private final List<Tap> taps;
    private final Map<Integer, List<Integer>> tapsOfLine = new TreeMap<>();
    private final int[] free;
    private final int[] shares;
    /** Gains of its line, by position, that each tap stands for: granted ones first. */
    private final int[][] positions;

    private final int chainLength;

    private TapShares(List<Tap> taps, int[] working, int chainLength) {
        this.taps = taps;
        this.chainLength = chainLength;
        free = working.clone();
        shares = new int[taps.size()];
        positions = new int[taps.size()][];
        for (int tap = 0; tap < taps.size(); tap++) {
            tapsOfLine
                    .computeIfAbsent(taps.get(tap).line(), line -> new ArrayList<>())
                    .add(tap);
        }
    }

    /**
     * Shares the drivers of a chip out.
     *
     * @param working working drivers by side (0 left, 1 right)
     * @param chainLength most drivers of a tap
     */
    static TapShares of(List<Tap> taps, int hicann, DemandTable demand, int[] working, int chainLength) {
        TapShares shares = new TapShares(taps, working, chainLength);
        for (Step step : shares.steps(hicann, demand)) {
            shares.give(step.line);
        }
        shares.tapsOfLine.forEach((line, own) -> shares.divide(own, demand.useful(demand.find(line, hicann))));
        return shares;
    }

    /** Drivers that a tap is granted. */
    int granted(int tap) {
        return shares[tap];
    }

    /** Positions of the gains of its line that a tap stands for, ascending: those granted, then those it would welcome. */
    int[] positions(int tap) {
        return positions[tap];
    }

    /** Divides the gains of a line among its taps: to each what it is granted, then the others to the shortest. */
    private void divide(List<Integer> own, int useful) {
        int next = 0;
        for (int tap : own) {
            positions[tap] = IntStream.range(next, next + shares[tap]).toArray();
            next += shares[tap];
        }
        for (; next < Math.min(useful, own.size() * chainLength); next++) {
            int shortest = own.get(0);
            for (int tap : own) {
                shortest = positions[tap].length < positions[shortest].length ? tap : shortest;
            }
            positions[shortest] = Arrays.copyOf(positions[shortest], positions[shortest].length + 1);
            positions[shortest][positions[shortest].length - 1] = next;
        }
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
