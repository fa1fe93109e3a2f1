package neckar.compiler.route.synapse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import neckar.base.SeededRandom;

/**
 * Places the primary drivers of all lines that arrive at one side of a chip, so that their chains are worth most (mapping
 * reference 5 f and 5b, advice 7). The state is the position of each primary; lengths follow by one sweep over a quadrant.
 * Start: best insertion, long chains first. Then moves: to a free position, swap with the occupant, or eject it and insert
 * it anew where it costs least; a move that is no worse is kept. Confined to one thread.
 */
final class ChainSearch {
    /** Drivers of a quadrant. */
    static final int QUADRANT = 56;
    /** Drivers of a side. */
    static final int SIDE = 2 * QUADRANT;

    private static final int NONE = -1;
    private static final double TOLERANCE = 1e-9;

    private final List<ChainRequest> requests;
    private final boolean[] usable;
    /** Request whose primary is at a position, or NONE. */
    private final int[] occupant = new int[SIDE];
    /** Position of a request's primary, or NONE. */
    private final int[] primary;

    private final double[] quadrantValue = new double[2];

    /**
     * A side with nothing placed.
     *
     * @param requests what the lines ask for
     * @param usable by position, true for drivers that work
     */
    ChainSearch(List<ChainRequest> requests, boolean[] usable) {
        this.requests = requests;
        this.usable = usable;
        Arrays.fill(occupant, NONE);
        primary = new int[requests.size()];
        Arrays.fill(primary, NONE);
    }

    /** Searches with a number of tried moves; the position of each request's primary, or -1. */
    int[] search(int moves, SeededRandom random) {
        insertAll();
        double most = requests.stream().mapToDouble(ChainRequest::fullValue).sum();
        for (int move = 0; move < moves && value() < most - TOLERANCE * most; move++) {
            tryMove(random);
        }
        return primary.clone();
    }

    /** Worth of all chains at their wanted lengths. */
    double value() {
        return quadrantValue[0] + quadrantValue[1];
    }

    private void insertAll() {
        List<Integer> order = new ArrayList<>();
        for (int request = 0; request < requests.size(); request++) {
            order.add(request);
        }
        order.sort(Comparator.comparingInt((Integer r) -> -requests.get(r).wanted())
                .thenComparing(r -> -requests.get(r).fullValue())
                .thenComparing(r -> r));
        for (int request : order) {
            insertBest(request);
        }
    }

    /** Puts an unplaced request where the side gains most, if it gains at all. */
    private void insertBest(int request) {
        double best = value() + TOLERANCE;
        int bestPosition = NONE;
        for (int position : requests.get(request).primaries()) {
            if (occupant[position] == NONE) {
                int quadrant = position / QUADRANT;
                put(request, position);
                double total = quadrantValue[1 - quadrant] + sweep(quadrant);
                remove(request);
                if (total > best) {
                    best = total;
                    bestPosition = position;
                }
            }
        }
        if (bestPosition != NONE) {
            put(request, bestPosition);
            evaluate(bestPosition);
        }
    }

    private void tryMove(SeededRandom random) {
        int request = random.nextInt(requests.size());
        int[] options = requests.get(request).primaries();
        if (options.length == 0) {
            return;
        }
        int to = options[random.nextInt(options.length)];
        int from = primary[request];
        int other = occupant[to];
        if (other == request) {
            return;
        }
        double before = value();
        double oldTop = quadrantValue[0];
        double oldBottom = quadrantValue[1];
        lift(request);
        if (other != NONE) {
            lift(other);
            if (from != NONE && Arrays.binarySearch(requests.get(other).primaries(), from) >= 0) {
                put(other, from);
            }
        }
        put(request, to);
        evaluateAll();
        if (other != NONE && primary[other] == NONE) {
            insertBest(other);
        }
        int otherNow = other == NONE ? NONE : primary[other];
        if (value() >= before - TOLERANCE) {
            return;
        }
        lift(request);
        if (otherNow != NONE) {
            lift(other);
        }
        if (from != NONE) {
            put(request, from);
        }
        if (other != NONE) {
            put(other, to);
        }
        quadrantValue[0] = oldTop;
        quadrantValue[1] = oldBottom;
    }

    private void lift(int request) {
        if (primary[request] != NONE) {
            remove(request);
        }
    }

    private void put(int request, int position) {
        primary[request] = position;
        occupant[position] = request;
    }

    private void remove(int request) {
        occupant[primary[request]] = NONE;
        primary[request] = NONE;
    }

    private void evaluate(int position) {
        int quadrant = position / QUADRANT;
        quadrantValue[quadrant] = sweep(quadrant);
    }

    private void evaluateAll() {
        quadrantValue[0] = sweep(0);
        quadrantValue[1] = sweep(1);
    }

    /**
     * Worth of a quadrant when each chain in turn takes what it wants, first from the gap before its primary, then after
     * it. That serves as many drivers as possible, since what a chain takes before its primary is of no use to later ones.
     */
    private double sweep(int quadrant) {
        int begin = quadrant * QUADRANT;
        int end = begin + QUADRANT;
        double sum = 0;
        int free = begin;
        for (int position = begin; position < end; position++) {
            if (!usable[position]) {
                free = position + 1;
                continue;
            }
            int request = occupant[position];
            if (request == NONE) {
                continue;
            }
            ChainRequest wish = requests.get(request);
            int length = Math.min(wish.wanted(), wish.longest(quadrant));
            int before = Math.min(length - 1, position - free);
            int last = position;
            while (last - position < length - 1 - before
                    && last + 1 < end
                    && usable[last + 1]
                    && occupant[last + 1] == NONE) {
                last++;
            }
            sum += wish.values()[quadrant][Math.max(0, 1 + before + last - position)];
            free = last + 1;
        }
        return sum;
    }
}
