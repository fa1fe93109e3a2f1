package neckar.compiler.route.line;

import java.util.Arrays;
import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.GroupCut;
import neckar.spec.coord.HicannOnWafer;

/**
 * Swaps sources of one chip between groups so that the synapses of a group spread better over the targets (mapping
 * reference 4.4): minimises the sum over (group, target, sign) of what exceeds the cells that the slots give, times the
 * mean worth of the synapses there. Counters are
 * updated in O(out-degree) for each swap; work is bounded by passes and partners. Chips are independent given the slots,
 * so they run in parallel. No random draws.
 */
final class AddressSearch {

    private static final int PASSES = 20;

    private static final int PARTNERS = 6;

    /** A pass that gains less than this share of the overflow is the last. */
    private static final double WORTHWHILE = 0.02;

    private static final int UNKNOWN = -1;

    private static final int HARMLESS = -2;

    private final LineTask task;
    private final ConnectionTable table;
    private final LineDraft draft;
    private final SlotTable slots;
    private final EventRates rates;
    private final boolean[] pinned;
    private final double highestWorth;

    private final int[] cellAt;
    private int[] nodes = {};
    private int[] local = {};
    private int[] sources = {};
    private int[] lineIds = {};
    private int[] first = {};
    private int[] cell = {};
    private short[] count = {};
    private float[] room = {};
    private float[] worth = {};
    private double[] lineHz = {};
    private float[] leaving = {};
    private float[] joining = {};
    private int groups;
    private double overflow;

    private AddressSearch(LineTask task, LineDraft draft, SlotTable slots, EventRates rates, boolean[] pinned) {
        this.task = task;
        this.table = task.table();
        this.draft = draft;
        this.slots = slots;
        this.rates = rates;
        this.pinned = pinned;
        this.cellAt = new int[table.nodes() * 2 * slots.stpSets()];
        Arrays.fill(cellAt, UNKNOWN);
        double highest = Arrays.stream(table.priorities()).max().orElse(1);
        this.highestWorth = highest > 0 ? highest : 1;
    }

    /** Improves lines, groups and columns in the draft; nodes by chip that sends them. */
    static void improve(
            LineTask task,
            LineDraft draft,
            SlotTable slots,
            EventRates rates,
            boolean[] pinned,
            int[][] nodesOn,
            RunContext context) {
        int workers = Math.min(context.threads(), HicannOnWafer.COUNT);
        Parallel.forRange(workers, context.threads(), worker -> {
            AddressSearch search = new AddressSearch(task, draft, slots, rates, pinned);
            for (int h = worker; h < HicannOnWafer.COUNT; h += workers) {
                context.cancel().throwIfCancelled();
                if (nodesOn[h].length > 1) {
                    search.improve(nodesOn[h]);
                }
            }
        });
    }

    private void improve(int[] onChip) {
        nodes = onChip;
        numberGroups();
        numberCells();
        overflow = total();
        double before = overflow;
        for (int pass = 0; pass < PASSES && overflow > 0; pass++) {
            pass();
            if (before - overflow < WORTHWHILE * before) {
                break;
            }
            before = overflow;
        }
        release();
    }

    private void numberGroups() {
        lineIds = Arrays.stream(nodes)
                .map(n -> draft.lineOf[n])
                .distinct()
                .sorted()
                .toArray();
        groups = lineIds.length * Line.GROUPS;
        local = new int[nodes.length];
        sources = new int[groups];
        lineHz = new double[lineIds.length];
        for (int i = 0; i < nodes.length; i++) {
            local[i] = localGroup(nodes[i]);
            sources[local[i]]++;
            lineHz[local[i] / Line.GROUPS] += rates.hz(nodes[i]);
        }
    }

    private int localGroup(int node) {
        return Arrays.binarySearch(lineIds, draft.lineOf[node]) * Line.GROUPS + draft.groupOf[node];
    }

    /**
     * Numbers the (target, sign, STP setting) that this chip's sources reach and that could overflow, and counts synapses
     * by group. Where even all synapses of a cell would fit into the smallest group, no swap can matter.
     */
    private void numberCells() {
        int cells = 0;
        usedKeys = new int[Arrays.stream(nodes).map(table::outDegree).sum()];
        int[] synapses = new int[usedKeys.length];
        double[] sum = new double[usedKeys.length];
        for (int node : nodes) {
            for (int k = table.firstOut(node); k < table.firstOut(node + 1); k++) {
                int edge = table.outEdge(k);
                int key = key(edge);
                if (cellAt[key] == UNKNOWN) {
                    usedKeys[cells] = key;
                    cellAt[key] = cells++;
                }
                synapses[cellAt[key]]++;
                sum[cellAt[key]] += table.worth(edge) / highestWorth;
            }
        }
        int tight = 0;
        room = new float[cells * groups];
        worth = new float[cells];
        for (int c = 0; c < cells; c++) {
            boolean harmless = fillRoom(usedKeys[c], tight * groups) >= Math.min(GroupCut.FULL_GROUP, synapses[c]);
            if (!harmless) {
                worth[tight] = (float) (sum[c] / synapses[c]);
            }
            cellAt[usedKeys[c]] = harmless ? HARMLESS : tight++;
        }
        usedKeys = Arrays.copyOf(usedKeys, cells);
        listEdges();
        count = new short[tight * groups];
        for (int i = 0; i < nodes.length; i++) {
            for (int e = first[i]; e < first[i + 1]; e++) {
                count[cell[e] * groups + local[i]]++;
            }
        }
    }

    private void listEdges() {
        first = new int[nodes.length + 1];
        cell = new int[Arrays.stream(nodes).map(table::outDegree).sum()];
        int at = 0;
        for (int i = 0; i < nodes.length; i++) {
            for (int k = table.firstOut(nodes[i]); k < table.firstOut(nodes[i] + 1); k++) {
                int c = cellAt[key(table.outEdge(k))];
                if (c != HARMLESS) {
                    cell[at++] = c;
                }
            }
            first[i + 1] = at;
        }
    }

    private int[] usedKeys = {};

    private int key(int edge) {
        int sign = table.inhibitory(edge) ? 1 : 0;
        return (table.target(edge) * 2 + sign) * slots.stpSets() + table.stpSet(edge);
    }

    /** Writes the cells that each group has at the target of a key; returns the smallest. */
    private float fillRoom(int key, int base) {
        int stp = key % slots.stpSets();
        int sign = key / slots.stpSets() % 2;
        int target = key / slots.stpSets() / 2;
        int hicann = task.placement().hicann(target);
        // Targets that are nowhere lose their synapses anyway: no grouping matters for them.
        float least = Float.MAX_VALUE;
        for (int g = 0; g < groups && hicann >= 0; g++) {
            int kind = g % Line.GROUPS + sign * Line.GROUPS;
            room[base + g] = slots.cells(
                    hicann,
                    lineIds[g / Line.GROUPS],
                    stp,
                    kind,
                    task.placement().size(target));
            if (sources[g] > 0) {
                least = Math.min(least, room[base + g]);
            }
        }
        return least;
    }

    private void release() {
        for (int key : usedKeys) {
            cellAt[key] = UNKNOWN;
        }
    }

    private double total() {
        double sum = 0;
        for (int i = 0; i < count.length; i++) {
            sum += worth[i / groups] * Math.max(0, count[i] - room[i]);
        }
        return sum;
    }

    /**
     * Tries the most promising partners of each source that takes part in an overflow, the worst sources first. What moves
     * would gain is tabled at the start of the pass; a swap is then checked exactly.
     */
    private void pass() {
        table();
        long[] order = new long[nodes.length];
        int losing = 0;
        for (int i = 0; i < nodes.length; i++) {
            if (leaving[i] > 0) {
                order[losing++] = ((long) -Math.round(leaving[i] * 16) << 32) + i;
            }
        }
        Arrays.sort(order, 0, losing);
        for (int o = 0; o < losing; o++) {
            tryPartners((int) (order[o] & 0xffffffffL));
        }
    }

    /** For each source what leaving its group gains, and what joining each other group costs. */
    private void table() {
        leaving = new float[nodes.length];
        joining = new float[nodes.length * groups];
        // What one synapse more would cost; each cell is joined by many sources.
        float[] cost = new float[count.length];
        for (int i = 0; i < cost.length; i++) {
            cost[i] = (float) (worth[i / groups] * marginal(count[i] + 1, room[i]));
        }
        for (int i = 0; i < nodes.length; i++) {
            double gain = 0;
            int own = i * groups;
            for (int e = first[i]; e < first[i + 1]; e++) {
                int base = cell[e] * groups;
                gain += worth[cell[e]] * marginal(count[base + local[i]], room[base + local[i]]);
                for (int g = 0; g < groups; g++) {
                    joining[own + g] += cost[base + g];
                }
            }
            leaving[i] = (float) gain;
        }
    }

    /**
     * Swaps a source with the first of its most promising partners that reduces the overflow. The table overestimates what
     * a swap costs where both sources reach the same cell, so partners are ranked by it, but not excluded.
     */
    private void tryPartners(int a) {
        long[] best = new long[PARTNERS];
        int found = 0;
        for (int b = 0; b < nodes.length; b++) {
            if (local[a] == local[b] || !maySwap(a, b)) {
                continue;
            }
            double change = joining[a * groups + local[b]] - leaving[a] + joining[b * groups + local[a]] - leaving[b];
            long key = (Math.round(change * 16) << 32) + b;
            if (found == PARTNERS && best[PARTNERS - 1] <= key) {
                continue;
            }
            int at = found < PARTNERS ? found++ : PARTNERS - 1;
            while (at > 0 && best[at - 1] > key) {
                best[at] = best[at - 1];
                at--;
            }
            best[at] = key;
        }
        for (int i = 0; i < found; i++) {
            if (trySwap(a, (int) (best[i] & 0xffffffffL))) {
                return;
            }
        }
    }

    /** Sources of one line always may; neurons of different lines when they can trade columns and rates permit. */
    private boolean maySwap(int i, int j) {
        int a = nodes[i];
        int b = nodes[j];
        if (draft.lineOf[a] == draft.lineOf[b]) {
            return true;
        }
        return !table.isSource(a)
                && !table.isSource(b)
                && task.placement().size(a) == task.placement().size(b)
                && !pinned[a]
                && !pinned[b]
                && ratesPermit(i, j);
    }

    /** The line that gets the faster source must be able to carry it. */
    private boolean ratesPermit(int i, int j) {
        double more = rates.hz(nodes[i]) - rates.hz(nodes[j]);
        int gaining = more > 0 ? j : i;
        return more == 0 || rates.excess(lineHz[local[gaining] / Line.GROUPS] + Math.abs(more)) == 0;
    }

    private boolean trySwap(int a, int b) {
        int groupA = local[a];
        int groupB = local[b];
        double change = move(a, groupA, groupB) + move(b, groupB, groupA);
        if (change >= -1e-6) {
            move(b, groupA, groupB);
            move(a, groupB, groupA);
            return false;
        }
        overflow += change;
        double more = rates.hz(nodes[b]) - rates.hz(nodes[a]);
        lineHz[groupA / Line.GROUPS] += more;
        lineHz[groupB / Line.GROUPS] -= more;
        local[a] = groupB;
        local[b] = groupA;
        exchange(nodes[a], nodes[b]);
        return true;
    }

    /** Moves the synapses of a source to another group and returns the change of the overflow. */
    private double move(int i, int from, int to) {
        double change = 0;
        for (int e = first[i]; e < first[i + 1]; e++) {
            int base = cell[e] * groups;
            float each = worth[cell[e]];
            change -= each * marginal(count[base + from]--, room[base + from]);
            change += each * marginal(++count[base + to], room[base + to]);
        }
        return change;
    }

    /** What the last of so many synapses adds to the overflow. */
    private static double marginal(int synapses, float cells) {
        float excess = synapses - cells;
        return excess <= 0 ? 0 : excess >= 1 ? 1 : excess;
    }

    private void exchange(int a, int b) {
        byte group = draft.groupOf[a];
        draft.groupOf[a] = draft.groupOf[b];
        draft.groupOf[b] = group;
        if (draft.lineOf[a] != draft.lineOf[b]) {
            int line = draft.lineOf[a];
            draft.lineOf[a] = draft.lineOf[b];
            draft.lineOf[b] = line;
            short column = draft.columnOf[a];
            draft.columnOf[a] = draft.columnOf[b];
            draft.columnOf[b] = column;
        }
    }
}
