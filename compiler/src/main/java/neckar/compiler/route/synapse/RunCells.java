package neckar.compiler.route.synapse;

import java.util.Arrays;
import java.util.List;
import neckar.base.Seeds;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.route.LossCause;
import neckar.compiler.route.demand.ArrivingEdges;
import neckar.compiler.route.line.LinePlan;

/**
 * Cells for the edges of one (line, category, target). Any of the category's half-rows serves any of these edges, so
 * cells are taken in order of their rows and edges by weight: heavy synapses of all neurons meet in the same rows, which
 * helps the choice of each row's full scale. When cells are too few, edges of low priority go first, then those of small
 * weight, and of equal ones a seeded choice, so that no source loses everywhere. Confined to one thread.
 */
final class RunCells {
    private final ArrivingEdges arriving;
    private final ConnectionTable table;
    private final LinePlan plan;
    private final double[] priority;
    private final CellWeights weights;
    private final long seed;
    private final Cells cells;
    private final EdgeOutcomes outcomes;
    private int[] free = new int[64];
    private int freeCount;

    RunCells(
            ArrivingEdges arriving,
            ConnectionTable table,
            LinePlan plan,
            SynapseOptions options,
            long seed,
            Cells cells,
            EdgeOutcomes outcomes) {
        this.arriving = arriving;
        this.table = table;
        this.plan = plan;
        this.priority = options.priorities();
        this.weights = options.cellWeights();
        this.seed = seed;
        this.cells = cells;
        this.outcomes = outcomes;
    }

    /** Collects the working cells of a target in half-rows, row by row. */
    void offer(List<Integer> halfRows, int target, int sign, ChipDrivers chip) {
        int node = arriving.target(target);
        int begin = plan.placement().column(node);
        int end = begin + plan.placement().size(node) / 2;
        freeCount = 0;
        for (int halfRow : halfRows) {
            int row = halfRow / 2;
            for (int column = begin + (begin + halfRow) % 2; column < end; column += 2) {
                if (chip.cellWorks(row, column, sign)) {
                    if (freeCount == free.length) {
                        free = Arrays.copyOf(free, 2 * freeCount);
                    }
                    free[freeCount++] = row << 8 | column;
                }
            }
        }
    }

    /**
     * Assigns the offered cells to the entries begin..end-1.
     *
     * @param stream true when one cell serves all of them
     * @param shortOfDrivers edges that are lost because the line has too few drivers; the others lack a row or cell
     */
    void assign(int begin, int end, boolean stream, int shortOfDrivers) {
        if (stream) {
            assignStream(begin, end, shortOfDrivers);
            return;
        }
        int[] order = order(begin, end);
        int kept = Math.min(order.length, freeCount);
        double[] loads = new double[kept];
        int[] given = cellsOf(order, kept);
        int next = 0;
        for (int i = 0; i < kept; i++) {
            int edge = order[i];
            loads[i] = table.weight(edge);
            for (int c = 0; c < given[i]; c++) {
                put(next++, edge);
            }
            if (given[i] < needs(edge) && given[i] < table.multiplicity(edge)) {
                outcomes.lose(edge, LossCause.SYNAPSE_ROWS, given[i]);
            }
        }
        for (int i = kept; i < order.length; i++) {
            if (!share(order, loads, order[i])) {
                boolean drivers = i - kept < shortOfDrivers;
                outcomes.lose(order[i], drivers ? LossCause.SYNAPSE_DRIVERS : LossCause.SYNAPSE_ROWS, 0);
            }
        }
    }

    /**
     * Cells for each of the first edges: one, then what its weight needs. What is left over goes to edges of several
     * synapses, up to a cell for each, so that a row whose full scale suits single synapses serves them as well.
     */
    private int[] cellsOf(int[] order, int kept) {
        int[] given = new int[kept];
        Arrays.fill(given, 1);
        int spare = freeCount - kept;
        for (int i = 0; i < kept && spare > 0; i++) {
            int more = Math.min(spare, needs(order[i]) - 1);
            given[i] += more;
            spare -= more;
        }
        for (int i = 0; i < kept && spare > 0; i++) {
            int more = Math.max(0, Math.min(spare, table.multiplicity(order[i]) - given[i]));
            given[i] += more;
            spare -= more;
        }
        return given;
    }

    /** Cells that the weight of an edge needs. */
    private int needs(int edge) {
        return Math.max(1, weights.cells(table.projection(edge), table.weight(edge)));
    }

    private void assignStream(int begin, int end, int shortOfDrivers) {
        int leader = arriving.edge(begin);
        if (freeCount > 0) {
            put(0, leader);
        }
        for (int entry = begin; entry < end; entry++) {
            if (freeCount > 0) {
                outcomes.carry(arriving.edge(entry), leader);
            } else {
                LossCause cause = shortOfDrivers > 0 ? LossCause.SYNAPSE_DRIVERS : LossCause.SYNAPSE_ROWS;
                outcomes.lose(arriving.edge(entry), cause, 0);
            }
        }
    }

    private void put(int freeIndex, int edge) {
        int source = table.source(edge);
        // Nodes of a random generator have no line of their own; the generator sends address 0.
        int address = plan.lineOf(source) == LinePlan.NO_LINE ? 0 : plan.addressOf(source);
        cells.add(free[freeIndex] >> 8, free[freeIndex] & 0xFF, address & 0xF, edge);
    }

    /**
     * Lets a lost edge share the cell of a kept one from the same source, when the cell can carry all weights.
     *
     * @param loads weight on the cells of each kept edge
     */
    private boolean share(int[] order, double[] loads, int lost) {
        for (int i = 0; i < loads.length; i++) {
            int edge = order[i];
            double sum = loads[i] + table.weight(lost);
            if (table.source(edge) == table.source(lost)
                    && !outcomes.isLost(edge)
                    && weights.cells(table.projection(edge), sum) <= needs(edge)) {
                outcomes.carry(lost, edge);
                loads[i] = sum;
                return true;
            }
        }
        return false;
    }

    /** Edges in the order in which they get cells: all of them by weight, or, when some must go, by worth first. */
    private int[] order(int begin, int end) {
        int[] order = new int[end - begin];
        for (int i = 0; i < order.length; i++) {
            order[i] = arriving.edge(begin + i);
        }
        if (order.length > freeCount) {
            sortByWorth(order);
        }
        sortByWeight(order, Math.min(order.length, freeCount));
        return order;
    }

    private void sortByWeight(int[] order, int kept) {
        long[] keys = new long[kept];
        for (int i = 0; i < kept; i++) {
            // Weights are positive, so their bits ascend with them.
            keys[i] = (long) ~Float.floatToIntBits(table.weight(order[i])) << 32 | order[i];
        }
        Arrays.sort(keys);
        for (int i = 0; i < kept; i++) {
            order[i] = (int) keys[i];
        }
    }

    /** By insertion, since a group has few sources. */
    private void sortByWorth(int[] order) {
        for (int i = 1; i < order.length; i++) {
            int edge = order[i];
            int at = i;
            while (at > 0 && worthierFirst(edge, order[at - 1]) < 0) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = edge;
        }
    }

    private int worthierFirst(int a, int b) {
        int c = Double.compare(priority[table.projection(b)], priority[table.projection(a)]);
        if (c == 0) {
            c = Integer.compare(table.multiplicity(b), table.multiplicity(a));
        }
        if (c == 0) {
            c = Float.compare(table.weight(b), table.weight(a));
        }
        return c != 0 ? c : Long.compare(Seeds.split(seed, a), Seeds.split(seed, b));
    }
}
