package neckar.compiler.route.synapse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final int usableDrivers;
    /** Positions of a quadrant at which a chain cannot be, as bits, and so for the primaries placed there. */
    private final long[] blocked = new long[2];

    private final long[] taken = new long[2];
    /** Request whose primary is at a position, or NONE. */
    private final int[] occupant = new int[SIDE];
    /** Position of a request's primary, or NONE. */
    private final int[] primary;
    /** Length that a request wants in each quadrant. */
    private final int[][] lengths = new int[2][];

    private final double[] quadrantValue = new double[2];

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
        for (int quadrant = 0; quadrant < lengths.length; quadrant++) {
            int q = quadrant;
            lengths[q] = requests.stream()
                    .mapToInt(request -> Math.min(request.wanted(), request.longest(q)))
                    .toArray();
        }
    }

    /**
     * Searches until no more is possible, or until a number of moves has brought no gain; the position of each request's
     * primary, or -1.
     */
    int[] search(int moves, SeededRandom random) {
        insertAll();
        double most = bound() * (1 - TOLERANCE);
        double best = value();
        for (int idle = 0; idle < moves && best < most; idle++) {
            tryMove(random);
            if (value() > best + TOLERANCE) {
                best = value();
                idle = 0;
            }
        }
        return primary.clone();
    }

    /** Worth of all chains at their wanted lengths. */
    double value() {
        return quadrantValue[0] + quadrantValue[1];
    }

    /**
     * What no assignment exceeds: requests with the same possible primaries get at most as many chains as these are, and
     * all together at most the working drivers; gains never increase along a chain, so the largest ones bound the sum.
     */
    double bound() {
        Map<List<Integer>, List<ChainRequest>> classes = new LinkedHashMap<>();
        for (ChainRequest request : requests) {
            List<Integer> key = Arrays.stream(request.primaries()).boxed().toList();
            classes.computeIfAbsent(key, k -> new ArrayList<>()).add(request);
        }
        List<Double> gains = new ArrayList<>();
        for (Map.Entry<List<Integer>, List<ChainRequest>> entry : classes.entrySet()) {
            List<ChainRequest> byValue = new ArrayList<>(entry.getValue());
            byValue.sort(Comparator.comparingDouble(ChainRequest::fullValue).reversed());
            for (ChainRequest request :
                    byValue.subList(0, Math.min(byValue.size(), entry.getKey().size()))) {
                addGains(request, gains);
            }
        }
        gains.sort(Comparator.reverseOrder());
        return gains.stream()
                .limit(usableDrivers)
                .mapToDouble(Double::doubleValue)
                .sum();
    }

    private static void addGains(ChainRequest request, List<Double> gains) {
        int better = request.wantedValue(0) >= request.wantedValue(1) ? 0 : 1;
        double[] values = request.values()[better];
        for (int n = 1; n <= Math.min(request.wanted(), request.longest(better)); n++) {
            gains.add(values[n] - values[n - 1]);
        }
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
        long obstacles = blocked[quadrant] | taken[quadrant] | 1L << QUADRANT;
        double sum = 0;
        int free = 0;
        for (long left = taken[quadrant]; left != 0; left &= left - 1) {
            int position = Long.numberOfTrailingZeros(left);
            long blockedBefore = blocked[quadrant] & (1L << position) - 1;
            free = Math.max(free, Long.SIZE - Long.numberOfLeadingZeros(blockedBefore));
            int request = occupant[begin + position];
            int length = lengths[quadrant][request];
            if (length > 0) {
                int before = Math.min(length - 1, position - free);
                int room = Long.numberOfTrailingZeros(obstacles >>> (position + 1));
                int after = Math.min(length - 1 - before, room);
                sum += requests.get(request).values()[quadrant][1 + before + after];
                free = position + after + 1;
            } else {
                free = position + 1;
            }
        }
        return sum;
    }
}
