package neckar.compiler.route.synapse;

import java.util.List;
import neckar.base.SeededRandom;

/**
 * Searches for the cut of a side's working drivers into intervals whose best matching with the requests is worth most.
 * Starts are the lengths that the bound asks for, the longest first and then in random orders; from each a few moves of
 * borders follow: many short tries find more than few long ones. Confined to one thread.
 */
final class ChainTiling {
    private static final int SIDE = ChainSearch.SIDE;
    private static final int NONE = -1;
    private static final double TOLERANCE = 1e-9;
    private static final int MOVES_PER_START = 50;
    private static final int PATIENCE = 8;
    /** Temperature of the moves in units of the mean worth of a driver. */
    private static final double TEMPERATURE = 0.01;

    private final IntervalMatching matching;
    private final boolean[] usable;
    private final ChainBound bound;
    /** Lengths of the chains in the order of the next cut. */
    private final int[] lengths;

    private int[] bestPrimaries;
    private double bestValue;

    ChainTiling(List<ChainRequest> requests, boolean[] usable, ChainBound bound) {
        this.matching = new IntervalMatching(requests);
        this.usable = usable;
        this.bound = bound;
        lengths = bound.lengths().clone();
        bestPrimaries = matching.primaries();
    }

    /** Worth of the best chains seen. */
    double value() {
        return bestValue;
    }

    /** Position of each request's primary with the best chains seen, or -1. */
    int[] primaries() {
        return bestPrimaries.clone();
    }

    /** Tries that many more starts, or fewer when the chains are worth the bound or some starts in a row gain nothing. */
    void search(int starts, SeededRandom random) {
        int inVain = 0;
        for (int start = 0; start < starts && inVain < PATIENCE && !bound.isMetBy(bestValue); start++) {
            double before = bestValue;
            cut();
            moveBorders(random);
            shuffle(random);
            inVain = bestValue > before ? 0 : inVain + 1;
        }
    }

    private void shuffle(SeededRandom random) {
        for (int i = lengths.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int length = lengths[i];
            lengths[i] = lengths[j];
            lengths[j] = length;
        }
    }

    /** Cuts the working drivers into intervals of the lengths, at each place the first left that fits. */
    private void cut() {
        matching.clear();
        boolean[] used = new boolean[lengths.length];
        for (int position = 0; position < SIDE; ) {
            int room = room(position);
            if (room == 0) {
                position++;
                continue;
            }
            int length = Math.min(room, matching.limit());
            for (int i = 0; i < lengths.length; i++) {
                if (!used[i] && lengths[i] <= room) {
                    used[i] = true;
                    length = lengths[i];
                    break;
                }
            }
            matching.add(position, length);
            position += length;
        }
        note();
    }

    /** Working drivers from a position on, up to the next defective one or the end of the quadrant. */
    private int room(int position) {
        int end = position;
        while (end < SIDE && usable[end] && (end == position || end % ChainSearch.QUADRANT != 0)) {
            end++;
        }
        return end - position;
    }

    private void moveBorders(SeededRandom random) {
        double temperature = TEMPERATURE * bound.value() / SIDE;
        for (int move = 0; move < MOVES_PER_START && !bound.isMetBy(bestValue); move++) {
            double before = matching.value();
            matching.mark();
            if (moveBorder(random)) {
                double loss = before - matching.value();
                if (loss > TOLERANCE && random.nextDouble() >= StrictMath.exp(-loss / temperature)) {
                    matching.undo();
                } else {
                    note();
                }
            }
        }
    }

    private void note() {
        if (matching.value() > bestValue + TOLERANCE) {
            bestValue = matching.value();
            bestPrimaries = matching.primaries();
        }
    }

    /** Shifts a border, removes it or makes a new one; false when the one drawn cannot be moved so. */
    private boolean moveBorder(SeededRandom random) {
        int position = random.nextInt(SIDE);
        int interval = matching.interval(position);
        if (interval == NONE) {
            return false;
        }
        int end = interval + matching.length(interval);
        if (interval != position) {
            matching.replace(interval, end, position);
            return true;
        }
        int left = position % ChainSearch.QUADRANT == 0 ? NONE : matching.interval(position - 1);
        int choice = random.nextInt(3);
        int border = choice == 0 ? position - 1 : choice == 1 ? position + 1 : end;
        if (left == NONE || border == left || border - left > matching.limit() || end - border > matching.limit()) {
            return false;
        }
        matching.replace(left, end, border);
        return true;
    }
}
