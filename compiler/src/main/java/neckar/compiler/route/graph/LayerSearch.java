package neckar.compiler.route.graph;

import java.util.Arrays;
import neckar.spec.coord.HicannOnWafer;

/**
 * Grows the tree of one net at a time through a layer: Dijkstra from the whole tree at once, nearest sink first, the queue
 * kept between sinks as long as its labels stay true (mapping reference 5b, advice 2 and 5).
 *
 * <p>A state is a segment with one bit: whether its crossbar switches are spent, since the number of closed switches on a
 * segment is limited. Behind the path states lie the sink states, one for each feeding of a segment; reaching one costs
 * the price of that chip side. Costs are integers. Confined to one thread.
 */
final class LayerSearch {
    /** Cost of a free segment. */
    static final int BASE_COST = 16;

    /** Cost of a segment that may not be taken. */
    static final int BLOCKED = Integer.MAX_VALUE;

    private static final int NONE = -1;

    private final LayerGraph graph;
    private final int pathStates;
    private final int[] cost;
    private final int[] epochOf;
    private final int[] parentState;
    private final int[] treePosition;
    private final int[] sinkOf = new int[HicannOnWafer.COUNT];
    private final StateHeap heap = new StateHeap();
    private int epoch;
    /** Number of the last walk back from a sink, and the last one that passed each segment. */
    private int walk;

    private final int[] walkOf;
    /** States of the last walk, sink first. */
    private int[] path = new int[16];

    private int pathLength;
    private int[] costs = new int[0];
    private SinkPrices prices;

    /** Price of feeding drivers of a chip side. */
    interface SinkPrices {
        /** Price of a tap on drivers of a class. */
        int of(int hicann, int side, int driverClass);
    }

    LayerSearch(LayerGraph graph) {
        this.graph = graph;
        pathStates = 2 * graph.size();
        int states = pathStates + LayerGraph.FEEDINGS * graph.size();
        cost = new int[states];
        epochOf = new int[states];
        parentState = new int[states];
        treePosition = new int[graph.size()];
        walkOf = new int[graph.size()];
        Arrays.fill(treePosition, NONE);
        Arrays.fill(sinkOf, NONE);
        prices = (hicann, side, driverClass) -> 0;
    }

    /**
     * Adds taps to a net until it has all that it wants, or no further one can be reached.
     *
     * @param segmentCosts cost of taking each segment that is not in the net's tree, or {@link #BLOCKED}
     * @param sinkPrices price of each tap
     */
    void extend(Net net, int[] segmentCosts, SinkPrices sinkPrices) {
        costs = segmentCosts;
        prices = sinkPrices;
        for (int i = 0; i < net.size; i++) {
            treePosition[net.segments[i]] = i;
        }
        for (int sink = 0; sink < net.sinkHicanns.length; sink++) {
            sinkOf[net.sinkHicanns[sink]] = sink;
        }
        int missing = net.missing();
        boolean exhausted = false;
        while (missing > 0 && !exhausted) {
            start(net);
            boolean valid = true;
            while (missing > 0 && valid && !exhausted) {
                int sinkState = nearestSink(net);
                exhausted = sinkState == NONE;
                if (!exhausted && collectPath(sinkState)) {
                    valid = !join(net, sinkState);
                    missing--;
                } else {
                    valid = false;
                }
            }
        }
        for (int i = 0; i < net.size; i++) {
            treePosition[net.segments[i]] = NONE;
        }
        for (int hicann : net.sinkHicanns) {
            sinkOf[hicann] = NONE;
        }
    }

    private void start(Net net) {
        epoch++;
        heap.clear();
        for (int i = 0; i < net.size; i++) {
            pushTreeSegment(net, i);
        }
        for (int root : net.roots) {
            int price = treePosition[root] == NONE ? costs[root] : BLOCKED;
            if (price != BLOCKED) {
                label(2 * root, price, NONE);
            }
        }
    }

    private void pushTreeSegment(Net net, int position) {
        int segment = net.segments[position];
        boolean spent = net.crossbars[position] >= graph.crossbarLimit(segment);
        label(2 * segment + (spent ? 1 : 0), 0, NONE);
    }

    private boolean isLabelled(int state) {
        return epochOf[state] == epoch;
    }

    private void label(int state, int newCost, int parent) {
        if (!isLabelled(state) || cost[state] > newCost) {
            epochOf[state] = epoch;
            cost[state] = newCost;
            parentState[state] = parent;
            heap.push(newCost, state);
        }
    }

    /** Continues the search up to the next sink that still wants a tap; its state, or {@link #NONE}. */
    private int nearestSink(Net net) {
        while (!heap.isEmpty()) {
            long item = heap.pop();
            int state = StateHeap.state(item);
            if (cost[state] != StateHeap.cost(item)) {
                continue;
            }
            if (state >= pathStates) {
                int segment = (state - pathStates) / LayerGraph.FEEDINGS;
                int sink = sinkOf[graph.feedHicann[state - pathStates]];
                if (net.tapsHeld[sink] < net.tapsWanted[sink] && !isTapped(net, segment)) {
                    return state;
                }
            } else {
                expand(net, state);
            }
        }
        return NONE;
    }

    private boolean isTapped(Net net, int segment) {
        return treePosition[segment] != NONE && net.tapSinks[treePosition[segment]] >= 0;
    }

    private void expand(Net net, int state) {
        int segment = state >> 1;
        if (graph.vertical[segment]) {
            offerSinks(net, segment, state);
        }
        for (int arc = graph.firstArc[segment]; arc < graph.firstCrossbar[segment]; arc++) {
            relax(state, 2 * graph.head[arc]);
        }
        boolean spent = (state & 1) == 1;
        if (spent) {
            return;
        }
        int end = graph.firstArc[segment + 1];
        for (int arc = graph.firstCrossbar[segment]; arc < end; arc++) {
            int head = graph.head[arc];
            int limit = graph.crossbarLimit(head);
            if (limit > 0) {
                relax(state, 2 * head + (limit == 1 ? 1 : 0));
            }
        }
    }

    private void offerSinks(Net net, int segment, int state) {
        int feedings = net.neighbourFeeding ? LayerGraph.FEEDINGS : 1;
        for (int feeding = 0; feeding < feedings; feeding++) {
            int index = LayerGraph.FEEDINGS * segment + feeding;
            int hicann = graph.feedHicann[index];
            if (hicann == LayerGraph.NO_HICANN || sinkOf[hicann] == NONE) {
                continue;
            }
            int sink = sinkOf[hicann];
            if (net.tapsHeld[sink] < net.tapsWanted[sink]) {
                int price = prices.of(hicann, graph.feedSide[index], graph.driverClass[segment]);
                label(pathStates + index, cost[state] + price, state);
            }
        }
    }

    private void relax(int from, int to) {
        int segment = to >> 1;
        if (treePosition[segment] != NONE) {
            return;
        }
        int step = costs[segment];
        if (step == BLOCKED) {
            return;
        }
        int newCost = cost[from] + step;
        if (isLabelled(to) && cost[to] <= newCost) {
            return;
        }
        int other = to ^ 1;
        if (isLabelled(other)) {
            boolean otherHasMore = (other & 1) == 0;
            if ((otherHasMore && cost[other] <= newCost) || isOnPath(segment, from)) {
                return;
            }
        }
        label(to, newCost, from);
    }

    /** A path must not come back to a segment that it holds already in its other state. */
    private boolean isOnPath(int segment, int state) {
        for (int at = state; at != NONE; at = parentState[at]) {
            if (at >> 1 == segment) {
                return true;
            }
        }
        return false;
    }

    /**
     * Walks from a sink back to the tree and keeps the states passed.
     *
     * @return false when the path holds a segment twice: since the last start of the search a new branch has made an
     *     ancestor cheaper by a way through that segment, so that older labels behind it have become untrue
     */
    private boolean collectPath(int sinkState) {
        walk++;
        pathLength = 0;
        for (int at = parentState[sinkState]; at != NONE && treePosition[at >> 1] == NONE; at = parentState[at]) {
            if (walkOf[at >> 1] == walk) {
                return false;
            }
            walkOf[at >> 1] = walk;
            if (pathLength == path.length) {
                path = Arrays.copyOf(path, 2 * pathLength);
            }
            path[pathLength++] = at;
        }
        return true;
    }

    /**
     * Adds the path that {@link #collectPath} found to the tree.
     *
     * @return true when labels of the search may be stale: a segment has spent a crossbar switch through which others were
     *     labelled
     */
    private boolean join(Net net, int sinkState) {
        int length = pathLength;
        int first = length == 0 ? parentState[sinkState] : parentState[path[length - 1]];
        int position = first == NONE ? Net.ROOT : treePosition[first >> 1];
        boolean stale = false;
        for (int i = length - 1; i >= 0; i--) {
            int segment = path[i] >> 1;
            boolean byCrossbar =
                    position != Net.ROOT && graph.vertical[net.segments[position]] != graph.vertical[segment];
            stale |= byCrossbar;
            position = net.append(segment, position, byCrossbar);
            treePosition[segment] = position;
        }
        int feeding = sinkState - pathStates;
        net.tap(position, sinkOf[graph.feedHicann[feeding]], feeding % LayerGraph.FEEDINGS);
        if (!stale) {
            for (int i = net.size - length; i < net.size; i++) {
                pushTreeSegment(net, i);
            }
        }
        return stale;
    }
}
