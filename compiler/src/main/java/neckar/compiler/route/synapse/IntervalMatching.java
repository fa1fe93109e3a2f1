package neckar.compiler.route.synapse;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The working drivers of a chip side cut into intervals, each the place of one chain, and the matching of requests to
 * intervals with which the chains are worth most. A request fits an interval that holds one of its primaries. After each
 * change of an interval one best alternating path for each request and interval that came or went makes the matching best
 * again (Ahuja, Magnanti, Orlin, Network Flows, 1993, chapter 12; paths by Bellman and Ford, since exchanges may cost).
 * Intervals are named by their first position. Confined to one thread.
 */
final class IntervalMatching {
    private static final int SIDE = ChainSearch.SIDE;
    private static final int NONE = -1;
    private static final double TOLERANCE = 1e-9;

    private final List<ChainRequest> requests;
    private final int limit;
    /** Requests that may have their primary at a position. */
    private final int[][] requestsAt = new int[SIDE][];
    /** Worth of a request in an interval by quadrant, at {@code request * (limit + 1) + length}. */
    private final double[][] values = new double[2][];

    private State now;
    private State other;

    /** What an exchange has gained up to its last assignment, by request where an interval was offered, or by interval. */
    private final double[] gained;

    private final int[] cameFrom;
    /** What an exchange has gained when this request or interval has nothing. */
    private final double[] gainedWithout;

    private final Queue queue;
    private final int[] evicted = new int[2];

    IntervalMatching(List<ChainRequest> requests) {
        this.requests = requests;
        limit = longest(requests);
        for (int position = 0; position < SIDE; position++) {
            int at = position;
            List<Integer> able = new ArrayList<>();
            for (int r = 0; r < requests.size(); r++) {
                if (Arrays.binarySearch(requests.get(r).primaries(), at) >= 0) {
                    able.add(r);
                }
            }
            requestsAt[position] = able.stream().mapToInt(Integer::intValue).toArray();
        }
        for (int quadrant = 0; quadrant < 2; quadrant++) {
            values[quadrant] = new double[requests.size() * (limit + 1)];
            for (int r = 0; r < requests.size(); r++) {
                double[] own = requests.get(r).values()[quadrant];
                for (int n = 0; n <= limit; n++) {
                    values[quadrant][r * (limit + 1) + n] = own[Math.min(n, own.length - 1)];
                }
            }
        }
        now = new State(requests.size());
        other = new State(requests.size());
        int most = Math.max(SIDE, requests.size());
        gained = new double[most];
        gainedWithout = new double[most];
        cameFrom = new int[most];
        queue = new Queue(most);
    }

    /** Length of the longest chain that is worth more than a shorter one; at least 1. */
    static int longest(List<ChainRequest> requests) {
        int longest = 1;
        for (ChainRequest request : requests) {
            longest = Math.max(longest, Math.max(request.longest(0), request.longest(1)));
        }
        return longest;
    }

    /** Intervals and matching at one moment. */
    static final class State {
        /** Interval that holds a position, or NONE where there is none. */
        private final int[] intervalOf = new int[SIDE];
        /** Length of the interval that begins at a position, or 0. */
        private final int[] length = new int[SIDE];
        /** Request that has the interval, or NONE. */
        private final int[] requestOf = new int[SIDE];
        /** Interval of a request, or NONE. */
        private final int[] placeOf;

        private double value;

        private State(int requests) {
            placeOf = new int[requests];
            clear();
        }

        private void clear() {
            Arrays.fill(intervalOf, NONE);
            Arrays.fill(length, 0);
            Arrays.fill(requestOf, NONE);
            Arrays.fill(placeOf, NONE);
            value = 0;
        }

        private void copyFrom(State from) {
            System.arraycopy(from.intervalOf, 0, intervalOf, 0, SIDE);
            System.arraycopy(from.length, 0, length, 0, SIDE);
            System.arraycopy(from.requestOf, 0, requestOf, 0, SIDE);
            System.arraycopy(from.placeOf, 0, placeOf, 0, placeOf.length);
            value = from.value;
        }
    }

    /** Worth of all chains. */
    double value() {
        return now.value;
    }

    /** The interval that holds a position, or -1. */
    int interval(int position) {
        return now.intervalOf[position];
    }

    /** Length of an interval. */
    int length(int interval) {
        return now.length[interval];
    }

    /** Longest interval that is of use. */
    int limit() {
        return limit;
    }

    /** Takes all intervals away. */
    void clear() {
        now.clear();
    }

    /** Adds an interval where there is none. */
    void add(int first, int length) {
        Arrays.fill(now.intervalOf, first, first + length, first);
        now.length[first] = length;
        offerInterval(first);
    }

    /** Marks the state to which {@link #undo} returns. */
    void mark() {
        other.copyFrom(now);
    }

    /** Returns to the state marked last. */
    void undo() {
        State rejected = now;
        now = other;
        other = rejected;
    }

    /** Position of each request's primary, or -1. */
    int[] primaries() {
        int[] primaries = new int[requests.size()];
        Arrays.fill(primaries, NONE);
        for (int r = 0; r < primaries.length; r++) {
            for (int position : requests.get(r).primaries()) {
                if (now.placeOf[r] != NONE && now.intervalOf[position] == now.placeOf[r]) {
                    primaries[r] = position;
                    break;
                }
            }
        }
        return primaries;
    }

    /** Makes the positions first..end-1, one or two whole intervals, two that meet at a border, or one when it is the end. */
    void replace(int first, int end, int border) {
        int count = 0;
        for (int p = first; p < end; ) {
            int length = now.length[p];
            int request = now.requestOf[p];
            if (request != NONE) {
                now.value -= worth(request, p);
                now.placeOf[request] = NONE;
                now.requestOf[p] = NONE;
                evicted[count++] = request;
            }
            now.length[p] = 0;
            p += length;
        }
        Arrays.fill(now.intervalOf, first, end, NONE);
        for (int i = 0; i < count; i++) {
            offerRequest(evicted[i]);
        }
        add(first, border - first);
        if (border < end) {
            add(border, end - border);
        }
    }

    private double worth(int request, int interval) {
        return values[interval / ChainSearch.QUADRANT][request * (limit + 1) + now.length[interval]];
    }

    /** Gives a new interval the request that gains most by it; others may change places for that. */
    private void offerInterval(int offered) {
        Arrays.fill(gained, Double.NEGATIVE_INFINITY);
        double best = TOLERANCE;
        int last = NONE;
        gainedWithout[offered] = 0;
        queue.add(offered);
        while (!queue.isEmpty()) {
            int interval = queue.remove();
            for (int p = interval; p < interval + now.length[interval]; p++) {
                for (int request : requestsAt[p]) {
                    double gain = gainedWithout[interval] + worth(request, interval);
                    int place = now.placeOf[request];
                    if (gain <= gained[request] + TOLERANCE || place == interval) {
                        continue;
                    }
                    gained[request] = gain;
                    cameFrom[request] = interval;
                    double total = gain;
                    if (place != NONE) {
                        total -= worth(request, place);
                        gainedWithout[place] = total;
                        queue.add(place);
                    }
                    if (total > best) {
                        best = total;
                        last = request;
                    }
                }
            }
        }
        if (last != NONE) {
            now.value += best;
            assignBack(last, offered);
        }
    }

    /** Assigns along the way back from the last request of an exchange to the interval that was offered. */
    private void assignBack(int last, int offered) {
        if (now.placeOf[last] != NONE) {
            now.requestOf[now.placeOf[last]] = NONE;
        }
        int interval = NONE;
        for (int request = last; interval != offered; ) {
            interval = cameFrom[request];
            int displaced = now.requestOf[interval];
            now.requestOf[interval] = request;
            now.placeOf[request] = interval;
            request = displaced;
        }
    }

    /** Gives a request without interval the one by which it gains most; others may change places for that. */
    private void offerRequest(int offered) {
        Arrays.fill(gained, Double.NEGATIVE_INFINITY);
        double best = TOLERANCE;
        int last = NONE;
        gainedWithout[offered] = 0;
        queue.add(offered);
        while (!queue.isEmpty()) {
            int request = queue.remove();
            for (int position : requests.get(request).primaries()) {
                int interval = now.intervalOf[position];
                if (interval == NONE || now.requestOf[interval] == request) {
                    continue;
                }
                double gain = gainedWithout[request] + worth(request, interval);
                if (gain <= gained[interval] + TOLERANCE) {
                    continue;
                }
                gained[interval] = gain;
                cameFrom[interval] = request;
                double total = gain;
                int owner = now.requestOf[interval];
                if (owner != NONE) {
                    total -= worth(owner, interval);
                    gainedWithout[owner] = total;
                    queue.add(owner);
                }
                if (total > best) {
                    best = total;
                    last = interval;
                }
            }
        }
        if (last != NONE) {
            now.value += best;
            moveBack(last, offered);
        }
    }

    /** Assigns along the way back from the last interval of an exchange to the request that was offered. */
    private void moveBack(int last, int offered) {
        if (now.requestOf[last] != NONE) {
            now.placeOf[now.requestOf[last]] = NONE;
        }
        int request = NONE;
        for (int interval = last; request != offered; ) {
            request = cameFrom[interval];
            int left = now.placeOf[request];
            now.requestOf[interval] = request;
            now.placeOf[request] = interval;
            interval = left;
        }
    }

    /** Numbers that wait, each once. */
    private static final class Queue {
        private final int[] ring;
        private final boolean[] waits;
        private int head;
        private int size;

        Queue(int numbers) {
            ring = new int[numbers];
            waits = new boolean[numbers];
        }

        boolean isEmpty() {
            return size == 0;
        }

        void add(int number) {
            if (!waits[number]) {
                waits[number] = true;
                int at = head + size++;
                ring[at < ring.length ? at : at - ring.length] = number;
            }
        }

        int remove() {
            int number = ring[head];
            head = head + 1 < ring.length ? head + 1 : 0;
            size--;
            waits[number] = false;
            return number;
        }
    }
}
