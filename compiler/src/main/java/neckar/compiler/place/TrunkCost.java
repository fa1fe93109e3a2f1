package neckar.compiler.place;

import java.util.List;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.L1Layers;

/**
 * What an arrangement of runs on chips will cost in segments, kept up to date run by run. A line is taken to use a trunk:
 * one horizontal segment in each column from its westernmost to its easternmost chip, and vertical segments in each column
 * where it is heard. Horizontal segments are scarce by column and layer: the layer of a line follows from its chip and DNC
 * merger alone (mapping reference 5b), and a column has two segments for each layer and row. Mutable, confined to one
 * thread.
 */
final class TrunkCost {

    private static final int COLUMNS = 36;
    private static final int ROWS = 16;

    /** Price of a vertical segment; a horizontal one costs by {@link #FLAT} and by the others in its column and layer. */
    private static final long VERTICAL = 8;

    /** Lines in a column and layer at which a further one costs twice as much as in an empty one. */
    private static final int FLAT = 8;

    /** Rows of the tallest columns: a column with half as many rows counts its lines twice. */
    private static final int FULL_PRICE = 3 * ROWS;

    private final RunNets nets;
    private final int[] x;
    private final int[] y;
    private final int[][] layers;
    private final int[] price = new int[COLUMNS];
    private final int[] siteOf;
    private final long[] columns;
    private final int[] rows;
    private final short[] inColumn;
    private final short[] inRow;
    private final int[] demand = new int[L1Layers.COUNT * COLUMNS];
    private long cost;

    /** Starts with run i on chip i. */
    TrunkCost(RunNets nets, List<HicannOnWafer> chips) {
        this.nets = nets;
        int n = chips.size();
        x = new int[n];
        y = new int[n];
        layers = new int[n][L1Layers.COUNT];
        siteOf = new int[n];
        columns = new long[n];
        rows = new int[n];
        inColumn = new short[n * COLUMNS];
        inRow = new short[n * ROWS];
        int[] height = new int[COLUMNS];
        for (HicannOnWafer h : HicannOnWafer.all()) {
            height[h.x()]++;
        }
        for (int c = 0; c < COLUMNS; c++) {
            price[c] = FULL_PRICE / height[c];
        }
        for (int site = 0; site < n; site++) {
            HicannOnWafer h = chips.get(site);
            x[site] = h.x();
            y[site] = h.y();
            layers[site] = new int[8];
            for (int dnc = 0; dnc < layers[site].length; dnc++) {
                layers[site][dnc] = L1Layers.layerOfDnc(h.id(), dnc);
            }
            siteOf[site] = site;
        }
        for (int run = 0; run < n; run++) {
            enter(run, run);
            for (int target : nets.heardBy(run)) {
                enter(run, target);
            }
            cost += vertical(run);
            span(run, 1);
        }
    }

    /** Cost of the arrangement. */
    long cost() {
        return cost;
    }

    /** Chip of a run, as position in the list of chips. */
    int site(int run) {
        return siteOf[run];
    }

    /** Puts a run onto another chip; the caller sees to it that in the end each chip has one run. */
    void move(int run, int site) {
        for (int net : nets.hears(run)) {
            long columnsBefore = columns[net];
            int rowsBefore = rows[net];
            relocate(net, siteOf[run], site);
            update(net, columnsBefore, rowsBefore);
        }
        cost -= vertical(run);
        span(run, -1);
        relocate(run, siteOf[run], site);
        siteOf[run] = site;
        cost += vertical(run);
        span(run, 1);
    }

    private void enter(int net, int member) {
        int site = siteOf[member];
        inColumn[net * COLUMNS + x[site]]++;
        columns[net] |= 1L << x[site];
        inRow[net * ROWS + y[site]]++;
        rows[net] |= 1 << y[site];
    }

    private void relocate(int net, int from, int to) {
        if (x[from] != x[to]) {
            if (--inColumn[net * COLUMNS + x[from]] == 0) {
                columns[net] &= ~(1L << x[from]);
            }
            inColumn[net * COLUMNS + x[to]]++;
            columns[net] |= 1L << x[to];
        }
        if (y[from] != y[to]) {
            if (--inRow[net * ROWS + y[from]] == 0) {
                rows[net] &= ~(1 << y[from]);
            }
            inRow[net * ROWS + y[to]]++;
            rows[net] |= 1 << y[to];
        }
    }

    private void update(int net, long columnsBefore, int rowsBefore) {
        if (columns[net] != columnsBefore || rows[net] != rowsBefore) {
            cost += nets.lines(net) * (vertical(columns[net], rows[net]) - vertical(columnsBefore, rowsBefore));
        }
        int west = first(columns[net]);
        int east = last(columns[net]);
        int westBefore = first(columnsBefore);
        int eastBefore = last(columnsBefore);
        if (west == westBefore && east == eastBefore) {
            return;
        }
        for (int dnc : BalancedMergers.of(nets.lines(net))) {
            int base = layers[siteOf[net]][dnc] * COLUMNS;
            for (int c = westBefore; c < Math.min(west, eastBefore + 1); c++) {
                add(base, c, -1);
            }
            for (int c = Math.max(east + 1, westBefore); c <= eastBefore; c++) {
                add(base, c, -1);
            }
            for (int c = west; c < Math.min(westBefore, east + 1); c++) {
                add(base, c, 1);
            }
            for (int c = Math.max(eastBefore + 1, west); c <= east; c++) {
                add(base, c, 1);
            }
        }
    }

    private void span(int net, int sign) {
        for (int dnc : BalancedMergers.of(nets.lines(net))) {
            int base = layers[siteOf[net]][dnc] * COLUMNS;
            for (int c = first(columns[net]); c <= last(columns[net]); c++) {
                add(base, c, sign);
            }
        }
    }

    /** Adds a line to a column of a layer, or removes it; n lines cost price * (n * n + FLAT * n). */
    private void add(int base, int column, int sign) {
        int n = demand[base + column];
        cost += price[column] * (long) (sign > 0 ? 2 * n + 1 + FLAT : -(2 * n - 1 + FLAT));
        demand[base + column] = n + sign;
    }

    private long vertical(int net) {
        return nets.lines(net) * vertical(columns[net], rows[net]);
    }

    private static long vertical(long columns, int rows) {
        int height = Integer.SIZE - Integer.numberOfLeadingZeros(rows) - Integer.numberOfTrailingZeros(rows);
        return VERTICAL * Long.bitCount(columns) * height;
    }

    private static int first(long columns) {
        return Long.numberOfTrailingZeros(columns);
    }

    private static int last(long columns) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(columns);
    }
}
