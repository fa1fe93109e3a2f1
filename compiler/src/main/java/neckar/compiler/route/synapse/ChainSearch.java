package neckar.compiler.route.synapse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import neckar.base.SeededRandom;

/**
 * Places the primary drivers of all lines that arrive at one side of a chip, so that their chains are worth most (mapping
 * reference 5 f and 5b, advice 7). The state is the position of each primary; the best lengths follow exactly by one
 * dynamic program over a quadrant. Start: best insertion, long chains first. Then simulated annealing (Kirkpatrick,
 * Gelatt, Vecchi 1983): a move takes a primary to a free position, swaps it with the occupant, or ejects that one and
 * inserts it anew where it gains most. Confined to one thread.
 */
final class ChainSearch {
    /** Drivers of a quadrant. */
    static final int QUADRANT = 56;
    /** Drivers of a side. */
    static final int SIDE = 2 * QUADRANT;

    private static final int NONE = -1;
    private static final double TOLERANCE = 1e-9;
    /** First temperature where much is lacking, in units of the mean worth of a driver. */
    private static final double HOT = 0.5;
    /** Last temperature in units of the first. */
    private static final double COOLING = 0.04;
    /** Share of the moves when next to nothing is lacking, and drivers lacking for which all moves are worth it. */
    private static final double LEAST_SHARE = 0.25;

    private static final double LACKING_FOR_ALL = 2;

    private final List<ChainRequest> requests;
    private final int usableDrivers;
    /** Positions of a quadrant at which a chain cannot be, as bits, and so for the primaries placed there. */
    private final long[] blocked = new long[2];

    private final long[] taken = new long[2];
    /** Request whose primary is at a position, or NONE. */
    private final int[] occupant = new int[SIDE];
    /** Position of a request's primary, or NONE. */
    private final int[] primary;
    /** Longest chain of a request that has a value, by quadrant. */
    private final int[][] longest = new int[2][];
    /** Longest of all. */
    private final int limit;
    /** Worth of a request's chain by quadrant, at {@code request * (limit + 1) + length}. */
    private final double[][] values = new double[2][];
    /** Best worth of the chains so far when the last one reaches at most so far behind its primary. */
    private double[] reached;

    private double[] reaching;

    private final double[] quadrantValue = new double[2];
    private double temperature;

    /**
     * A side with nothing placed.
     *
     * @param requests what the lines ask for
     * @param usable by position, true for drivers that work
     */
    ChainSearch(List<ChainRequest> requests, boolean[] usable) {
        this.requests = requests;
        int working = 0;
        for (int position = 0; position < SIDE; position++) {
            if (usable[position]) {
                working++;
            } else {
                blocked[position / QUADRANT] |= 1L << position % QUADRANT;
            }
        }
        usableDrivers = working;
        Arrays.fill(occupant, NONE);
        primary = new int[requests.size()];
        Arrays.fill(primary, NONE);
        limit = IntervalMatching.longest(requests);
        for (int quadrant = 0; quadrant < 2; quadrant++) {
            longest[quadrant] = new int[requests.size()];
            values[quadrant] = new double[requests.size() * (limit + 1)];
            for (int r = 0; r < requests.size(); r++) {
                double[] own = requests.get(r).values()[quadrant];
                longest[quadrant][r] = own.length - 1;
                System.arraycopy(own, 0, values[quadrant], r * (limit + 1), own.length);
            }
        }
        reached = new double[limit];
        reaching = new double[limit];
    }

    /** Places requests one after the other, each where the side gains most, long chains first. */
    void insertAll() {
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

    /**
     * Anneals until the chains are worth so much or the moves are used up, and returns to the best state seen. The fewer
     * drivers seem lost, the fewer moves and the colder.
     *
     * @param most what no assignment exceeds
     */
    void anneal(int moves, double most, SeededRandom random) {
        double perDriver = most / usableDrivers;
        double need = Math.min(1, (most - value()) / perDriver / LACKING_FOR_ALL);
        int total = (int) (moves * Math.max(LEAST_SHARE, need));
        temperature = HOT * need * perDriver;
        double ratio = StrictMath.pow(COOLING, 1.0 / Math.max(1, total));
        double best = value();
        int[] bestPrimary = primary.clone();
        for (int move = 0; move < total && best < most; move++, temperature *= ratio) {
            tryMove(random);
            if (value() > best + TOLERANCE) {
                best = value();
                System.arraycopy(primary, 0, bestPrimary, 0, primary.length);
            }
        }
        restore(bestPrimary);
    }

    /** Position of each request's primary, or -1. */
    int[] primaries() {
        return primary.clone();
    }

    private void restore(int[] positions) {
        for (int request = 0; request < positions.length; request++) {
            lift(request);
        }
        for (int request = 0; request < positions.length; request++) {
            if (positions[request] != NONE) {
                put(request, positions[request]);
            }
        }
        quadrantValue[0] = sweep(0);
        quadrantValue[1] = sweep(1);
    }

    /** Worth of all chains at their best lengths. */
    double value() {
        return quadrantValue[0] + quadrantValue[1];
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
        if (other == request || (other != NONE && from != NONE && isAlike(request, other))) {
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
        evaluate(to);
        if (from != NONE && from / QUADRANT != to / QUADRANT) {
            evaluate(from);
        }
        if (other != NONE && primary[other] == NONE) {
            insertBest(other);
        }
        int otherNow = other == NONE ? NONE : primary[other];
        double loss = before - value();
        if (loss <= TOLERANCE || random.nextDouble() < StrictMath.exp(-loss / temperature)) {
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

    /** True when nothing changes if two requests trade places. */
    private boolean isAlike(int a, int b) {
        return requests.get(a).primaries().length == requests.get(b).primaries().length
                && Arrays.equals(requests.get(a).values()[0], requests.get(b).values()[0])
                && Arrays.equals(requests.get(a).values()[1], requests.get(b).values()[1]);
    }

    private void lift(int request) {
        if (primary[request] != NONE) {
            remove(request);
        }
    }

    private void put(int request, int position) {
        primary[request] = position;
        occupant[position] = request;
        taken[position / QUADRANT] |= 1L << position % QUADRANT;
    }

    private void remove(int request) {
        int position = primary[request];
        occupant[position] = NONE;
        taken[position / QUADRANT] &= ~(1L << position % QUADRANT);
        primary[request] = NONE;
    }

    private void evaluate(int position) {
        int quadrant = position / QUADRANT;
        quadrantValue[quadrant] = sweep(quadrant);
    }

    /**
     * Worth of a quadrant at the best lengths for these primaries: a dynamic program from chain to chain, whose state is
     * how far a chain reaches behind its primary.
     */
    private double sweep(int quadrant) {
        int begin = quadrant * QUADRANT;
        long present = taken[quadrant];
        if (present == 0) {
            return 0;
        }
        Arrays.fill(reached, 0);
        int previous = NONE;
        int roomBehind = 0;
        for (long left = present; left != 0; left &= left - 1) {
            int position = Long.numberOfTrailingZeros(left);
            long blockedBetween = blocked[quadrant] & ((1L << position) - 1) & -(1L << (previous + 1));
            int between = position - previous - 1;
            boolean coupled = blockedBetween == 0;
            int before = coupled ? between : position - (Long.SIZE - Long.numberOfLeadingZeros(blockedBetween));
            if (!coupled) {
                roomBehind = Long.numberOfTrailingZeros(blockedBetween) - previous - 1;
            }
            int request = occupant[begin + position];
            step(quadrant, request, before, coupled, coupled ? between : roomBehind);
            previous = position;
        }
        long after = (blocked[quadrant] & -(1L << (previous + 1))) | (1L << QUADRANT);
        return reached[Math.min(limit - 1, Long.numberOfTrailingZeros(after) - previous - 1)];
    }

    /** Adds a chain that may take so many drivers before its primary, which it shares with the last one if coupled. */
    private void step(int quadrant, int request, int before, boolean coupled, int room) {
        double[] worth = values[quadrant];
        int base = request * (limit + 1);
        int most = longest[quadrant][request];
        double best = Double.NEGATIVE_INFINITY;
        for (int behind = 0; behind < limit; behind++) {
            int ahead = Math.min(before, Math.max(0, most - 1 - behind));
            for (int a = 0; a <= ahead && (behind == 0 || behind + a < most); a++) {
                double sum = worth[base + Math.min(most, 1 + a + behind)]
                        + reached[Math.min(limit - 1, coupled ? room - a : room)];
                best = sum > best ? sum : best;
            }
            reaching[behind] = best;
        }
        double[] swap = reached;
        reached = reaching;
        reaching = swap;
    }
}
