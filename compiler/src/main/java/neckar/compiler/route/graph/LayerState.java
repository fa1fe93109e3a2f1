package neckar.compiler.route.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Nets of one layer with their occupancy and history: one round of negotiation (McMurchie and Ebeling, FPGA 1995, with
 * the findings of mapping reference 5b), legal routing, and the removal of what cannot be legal. Confined to one thread.
 */
final class LayerState {
    /** History cost for each excess net on a segment and round. */
    private static final int HISTORY_STEP = 8;
    /** The present factor in halves stops doubling here: 64. */
    private static final int PRESENT_LIMIT = 128;
    /** Extra cost of segments that the sending repeater of another line may need. */
    private static final int RESERVE_COST = 8 * LayerSearch.BASE_COST;
    /** Rounds after which whole nets are ripped up once. */
    private static final int WHOLE_NET_PERIOD = 8;

    /** Present factor at which shared segments are forbidden. */
    private static final int FREE_ONLY = 0;

    private final LayerGraph graph;
    private final List<Net> nets;
    private final int chainLength;
    private final LayerSearch search;
    private final int[] occupancy;
    private final int[] history;
    private final int[] costs;
    private final boolean[] isRoot;
    /** Present factor in halves, or {@link #FREE_ONLY}. */
    private int present = FREE_ONLY;

    /** Side loads of this layer now, and when the total was frozen. */
    private SideLoads own = new SideLoads();

    private SideLoads ownFrozen = new SideLoads();
    private SideLoads total = new SideLoads();

    /** Takes the nets in the order in which they shall be routed. */
    LayerState(LayerGraph graph, List<Net> nets, int chainLength) {
        this.graph = graph;
        this.nets = nets;
        this.chainLength = chainLength;
        search = new LayerSearch(graph);
        occupancy = new int[graph.size()];
        history = new int[graph.size()];
        costs = new int[graph.size()];
        isRoot = new boolean[graph.size()];
        for (Net net : nets) {
            for (int root : net.roots) {
                isRoot[root] = true;
            }
        }
    }

    LayerGraph graph() {
        return graph;
    }

    List<Net> nets() {
        return nets;
    }

    SideLoads loads() {
        return own;
    }

    /** Sets the taps that all pairs want, and whether drivers may be fed from the neighbouring chip. */
    void want(int taps, boolean neighbourFeeding) {
        for (Net net : nets) {
            net.want(taps);
            net.neighbourFeeding = neighbourFeeding;
        }
    }

    /** Fixes the loads of all layers, this one's included, for the rounds that follow. */
    void freeze(SideLoads loadsOfAllLayers) {
        total = loadsOfAllLayers;
        ownFrozen = own.copy();
    }

    /** Worth of all taps held. */
    double value() {
        double sum = 0;
        for (Net net : nets) {
            sum += net.value();
        }
        return sum;
    }

    /** Taps wanted and not held. */
    int missing() {
        int sum = 0;
        for (Net net : nets) {
            sum += net.missing();
        }
        return sum;
    }

    /** Nets beyond the first, summed over segments. */
    int excess() {
        int sum = 0;
        for (int nets : occupancy) {
            sum += Math.max(0, nets - 1);
        }
        return sum;
    }

    /** One round of negotiation: nets that share a segment give up what lies behind it and route again at new prices. */
    void negotiate(int round) {
        present = Math.min(PRESENT_LIMIT, 1 << Math.min(round, 30));
        boolean whole = round > 0 && round % WHOLE_NET_PERIOD == 0;
        updateCosts();
        for (Net net : nets) {
            ripUp(net, whole);
            extend(net);
        }
        for (int segment = 0; segment < occupancy.length; segment++) {
            history[segment] += HISTORY_STEP * Math.max(0, occupancy[segment] - 1);
        }
    }

    /** Adds the missing taps over free segments only. */
    void routeFree() {
        present = FREE_ONLY;
        updateCosts();
        for (Net net : nets) {
            extend(net);
        }
    }

    /**
     * Grows the trees of nets with missing taps anew over free segments: the missing ones first, since on a damaged bus it is
     * the only switch of a segment, spent for a nearer chip, that keeps others away. Keeps what is worth more.
     */
    void regrow() {
        present = FREE_ONLY;
        updateCosts();
        for (Net net : nets) {
            if (net.missing() > 0) {
                regrow(net);
            }
        }
    }

    private void regrow(Net net) {
        int[] wanted = net.tapsWanted.clone();
        boolean improves = true;
        while (improves && net.missing() > 0) {
            Net.Saved before = net.save();
            double value = net.value();
            int[] first = new int[wanted.length];
            for (int sink = 0; sink < first.length; sink++) {
                first[sink] = wanted[sink] > net.tapsHeld[sink] ? wanted[sink] : 0;
            }
            clear(net);
            System.arraycopy(first, 0, net.tapsWanted, 0, first.length);
            extend(net);
            System.arraycopy(wanted, 0, net.tapsWanted, 0, wanted.length);
            extend(net);
            improves = net.value() > value;
            if (!improves) {
                clear(net);
                putBack(net, before);
            }
        }
    }

    private void clear(Net net) {
        boolean[] all = new boolean[net.size];
        Arrays.fill(all, true);
        prune(net, all);
    }

    private void putBack(Net net, Net.Saved saved) {
        saved.restore(net);
        for (int i = 0; i < net.size; i++) {
            occupancy[net.segments[i]]++;
            updateCost(net.segments[i]);
        }
        account(net, 1);
    }

    /** Routes the whole layer once more over free segments, nets with missing taps before the others. */
    void restart() {
        present = FREE_ONLY;
        List<Net> order = new ArrayList<>();
        nets.stream().filter(net -> net.missing() > 0).forEach(order::add);
        nets.stream().filter(net -> net.missing() == 0).forEach(order::add);
        for (Net net : nets) {
            clear(net);
        }
        updateCosts();
        for (Net net : order) {
            extend(net);
        }
    }

    private void updateCosts() {
        for (int segment = 0; segment < costs.length; segment++) {
            updateCost(segment);
        }
    }

    private void updateCost(int segment) {
        int reserve = isRoot[segment] ? RESERVE_COST : 0;
        costs[segment] = cost(segment, reserve);
    }

    private int cost(int segment, int reserve) {
        int base = LayerSearch.BASE_COST + reserve;
        if (present == FREE_ONLY) {
            return occupancy[segment] > 0 ? LayerSearch.BLOCKED : base;
        }
        return (base + history[segment]) * (2 + present * occupancy[segment]) / 2;
    }

    /** Gives each shared segment to the net that has most value behind it; the others lose what lies there. */
    void legalise() {
        for (int segment = 0; segment < occupancy.length; segment++) {
            if (occupancy[segment] < 2) {
                continue;
            }
            Net best = nets.get(0);
            double bestValue = -1;
            for (Net net : nets) {
                int position = positionOf(net, segment);
                double value = position < 0 ? -1 : valueBehind(net, position);
                if (value > bestValue) {
                    best = net;
                    bestValue = value;
                }
            }
            for (Net net : nets) {
                int position = positionOf(net, segment);
                if (position >= 0 && net != best) {
                    boolean[] cut = new boolean[net.size];
                    cut[position] = true;
                    prune(net, cut);
                }
            }
        }
    }

    private void extend(Net net) {
        if (net.missing() == 0) {
            return;
        }
        account(net, -1);
        int before = net.size;
        // Roots are dear to other lines, so that they stay free for their own.
        for (int root : net.roots) {
            costs[root] = cost(root, 0);
        }
        search.extend(
                net, costs, (hicann, side, driverClass) -> total.price(hicann, side, driverClass, ownFrozen, own));
        for (int i = before; i < net.size; i++) {
            occupancy[net.segments[i]]++;
            updateCost(net.segments[i]);
        }
        for (int root : net.roots) {
            updateCost(root);
        }
        account(net, 1);
    }

    private void ripUp(Net net, boolean whole) {
        boolean[] cut = new boolean[net.size];
        boolean any = false;
        for (int i = 0; i < net.size; i++) {
            cut[i] = occupancy[net.segments[i]] > 1;
            any |= cut[i];
        }
        if (any) {
            if (whole) {
                Arrays.fill(cut, true);
            }
            prune(net, cut);
        }
    }

    private void prune(Net net, boolean[] cut) {
        account(net, -1);
        int[] before = Arrays.copyOf(net.segments, net.size);
        net.prune(cut, occupancy);
        for (int segment : before) {
            updateCost(segment);
        }
        net.countCrossbars(graph);
        account(net, 1);
    }

    /** Adds the taps of a net to the side loads of the layer, or removes them. */
    private void account(Net net, int sign) {
        int[] seen = new int[net.sinkHicanns.length];
        for (int i = 0; i < net.size; i++) {
            int sink = net.tapSinks[i];
            if (sink >= 0) {
                int index = LayerGraph.FEEDINGS * net.segments[i] + net.tapFeedings[i];
                int drivers = Math.min(chainLength, net.drivers[sink] - chainLength * seen[sink]++);
                own.add(
                        graph.feedHicann[index],
                        graph.feedSide[index],
                        graph.driverClass[net.segments[i]],
                        Math.max(0, drivers),
                        sign);
            }
        }
    }

    private static int positionOf(Net net, int segment) {
        for (int i = 0; i < net.size; i++) {
            if (net.segments[i] == segment) {
                return i;
            }
        }
        return -1;
    }

    /** Worth of the taps at and behind a tree position; a tap counts as the last one that its sink holds. */
    private static double valueBehind(Net net, int position) {
        boolean[] behind = new boolean[net.size];
        double sum = 0;
        for (int i = position; i < net.size; i++) {
            behind[i] = i == position || (net.parents[i] != Net.ROOT && behind[net.parents[i]]);
            int sink = net.tapSinks[i];
            if (behind[i] && sink >= 0) {
                sum += net.tapValues[sink][net.tapsHeld[sink] - 1];
            }
        }
        return sum;
    }

    /** The state of all nets, to return to. */
    Saved save() {
        return new Saved(this);
    }

    /** Trees of all nets and the history at one moment. */
    static final class Saved {
        private final List<Net.Saved> nets;
        private final int[] history;
        private final SideLoads own;

        private Saved(LayerState state) {
            nets = state.nets.stream().map(Net::save).toList();
            history = state.history.clone();
            own = state.own.copy();
        }

        /** Puts everything back. */
        void restore(LayerState state) {
            Arrays.fill(state.occupancy, 0);
            for (int i = 0; i < nets.size(); i++) {
                Net net = state.nets.get(i);
                nets.get(i).restore(net);
                for (int s = 0; s < net.size; s++) {
                    state.occupancy[net.segments[s]]++;
                }
            }
            System.arraycopy(history, 0, state.history, 0, history.length);
            state.own = own.copy();
        }
    }
}
