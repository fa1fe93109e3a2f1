package neckar.compiler.emit;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import neckar.base.Invariant;

/**
 * The realised synapses of one projection as columns. An edge is all synapses of one (source, target) of this
 * projection; it owns one or more cells of synapse arrays, on the chip of the target. Edges without a cell do not
 * appear. Immutable, thread-safe.
 *
 * <p>Conductances and delays take few distinct values, so both are stored as codes into tables of values: about 24
 * bytes a synapse.
 */
public final class ProjectionMapping {

    private final String label;
    private final int[] pre;
    private final int[] post;
    private final int[] delayCode;
    private final int[] firstCell;
    private final short[] row;
    private final byte[] column;
    private final int[] givenCode;
    private final double[] delaysMs;
    private final double[] givenSiemens;
    private final AskedSynapses asked;

    /** Takes over arrays that are full: the builder would copy them before it added to them. */
    private ProjectionMapping(Builder builder) {
        label = builder.label;
        pre = builder.pre.length == builder.edges ? builder.pre : Arrays.copyOf(builder.pre, builder.edges);
        post = builder.post.length == builder.edges ? builder.post : Arrays.copyOf(builder.post, builder.edges);
        delayCode = builder.delayCode.length == builder.edges
                ? builder.delayCode
                : Arrays.copyOf(builder.delayCode, builder.edges);
        firstCell = Arrays.copyOf(builder.firstCell, builder.edges + 1);
        firstCell[builder.edges] = builder.cells;
        row = builder.row.length == builder.cells ? builder.row : Arrays.copyOf(builder.row, builder.cells);
        column = builder.column.length == builder.cells ? builder.column : Arrays.copyOf(builder.column, builder.cells);
        givenCode = builder.givenCode.length == builder.cells
                ? builder.givenCode
                : Arrays.copyOf(builder.givenCode, builder.cells);
        delaysMs = builder.delays.toArray();
        givenSiemens = builder.given.toArray();
        asked = builder.asked.build();
    }

    /** Label of the projection. */
    public String label() {
        return label;
    }

    /** Number of edges with at least one cell. */
    public int edges() {
        return pre.length;
    }

    /** Number of cells of all edges. */
    public int cells() {
        return row.length;
    }

    /** Index of the source neuron in its population. */
    public int pre(int edge) {
        return pre[edge];
    }

    /** Index of the target neuron in its population. */
    public int post(int edge) {
        return post[edge];
    }

    /** Delay of the hardware path in biological ms. */
    public double delayMs(int edge) {
        return delaysMs[delayCode[edge]];
    }

    /** Sum of the weights that the network asks of the edge's synapses, in uS or nA; NaN when the table does not say. */
    public float askedWeight(int edge) {
        return asked.weight(edge);
    }

    /** Synapses that the network asks for between source and target, 1 or more. */
    public int synapses(int edge) {
        return asked.synapses(edge);
    }

    /** Whether {@link #askedWeight} is the same for all edges. */
    public boolean sharesWeight() {
        return asked.sharesWeight();
    }

    /** Whether {@link #synapses} is the same for all edges. */
    public boolean sharesSynapses() {
        return asked.sharesSynapses();
    }

    /**
     * First cell of an edge; its cells end before {@code firstCell(edge + 1)}. Defined up to {@code edge == edges()}.
     */
    public int firstCell(int edge) {
        return firstCell[edge];
    }

    /** Synapse row 0..447 of a cell. */
    public int row(int cell) {
        return row[cell];
    }

    /** Synapse column 0..255 of a cell. */
    public int column(int cell) {
        return column[cell] & 0xff;
    }

    /** Conductance jump that the compiler's calibration predicts for one event at this cell, siemens (hardware). */
    public double givenSiemens(int cell) {
        return givenSiemens[givenCode[cell]];
    }

    /** Distinct delays in ms in order of first use (a copy). */
    public double[] delayValuesMs() {
        return delaysMs.clone();
    }

    /** Distinct conductances in siemens in order of first use (a copy). */
    public double[] givenValuesSiemens() {
        return givenSiemens.clone();
    }

    /** Position of an edge's delay in {@link #delayValuesMs()}. */
    public int delayCode(int edge) {
        return delayCode[edge];
    }

    /** Position of a cell's conductance in {@link #givenValuesSiemens()}. */
    public int givenCode(int cell) {
        return givenCode[cell];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ProjectionMapping that
                && label.equals(that.label)
                && Arrays.equals(pre, that.pre)
                && Arrays.equals(post, that.post)
                && Arrays.equals(delayCode, that.delayCode)
                && Arrays.equals(firstCell, that.firstCell)
                && Arrays.equals(row, that.row)
                && Arrays.equals(column, that.column)
                && Arrays.equals(givenCode, that.givenCode)
                && Arrays.equals(delaysMs, that.delaysMs)
                && Arrays.equals(givenSiemens, that.givenSiemens)
                && asked.equals(that.asked);
    }

    @Override
    public int hashCode() {
        return label.hashCode() * 31 + Arrays.hashCode(pre) * 17 + Arrays.hashCode(row);
    }

    @Override
    public String toString() {
        return label + ": " + edges() + " edges, " + cells() + " cells";
    }

    /** Collects edges in the order in which they shall stand. Not thread-safe. */
    public static final class Builder {
        private final String label;
        private final ValueTable delays = new ValueTable();
        private final ValueTable given = new ValueTable();
        private final AskedSynapses.Builder asked = new AskedSynapses.Builder();
        private int edges;
        private int cells;
        private int[] pre;
        private int[] post;
        private int[] delayCode;
        private int[] firstCell;
        private short[] row;
        private byte[] column;
        private int[] givenCode;

        /** Builder for a projection; the number of edges expected avoids growth and may be 0. */
        public Builder(String label, int expectedEdges) {
            this.label = label;
            int size = Math.max(16, expectedEdges);
            pre = new int[size];
            post = new int[size];
            delayCode = new int[size];
            firstCell = new int[size + 1];
            row = new short[size];
            column = new byte[size];
            givenCode = new int[size];
        }

        /** Makes room for so many edges and cells in all. */
        public Builder reserve(int allEdges, int allCells) {
            growEdges(Math.max(edges, allEdges));
            growCells(Math.max(cells, allCells));
            return this;
        }

        private void growEdges(int size) {
            pre = Arrays.copyOf(pre, size);
            post = Arrays.copyOf(post, size);
            delayCode = Arrays.copyOf(delayCode, size);
            firstCell = Arrays.copyOf(firstCell, size + 1);
        }

        private void growCells(int size) {
            row = Arrays.copyOf(row, size);
            column = Arrays.copyOf(column, size);
            givenCode = Arrays.copyOf(givenCode, size);
        }

        /** Number of a delay in the table of delays, for {@link #codedEdge}. */
        public int delayCode(double delayMs) {
            return delays.code(delayMs);
        }

        /** Number of a conductance in siemens in the table of conductances, for {@link #codedCell}. */
        public int givenCode(double siemens) {
            return given.code(siemens);
        }

        /** Starts an edge of which nothing is known but its ends and its delay; its cells follow. */
        public Builder edge(int preIndex, int postIndex, double delayMs) {
            return codedEdge(preIndex, postIndex, delays.code(delayMs));
        }

        /** Starts an edge with the weight asked for and the number of its synapses; its cells follow. */
        public Builder edge(int preIndex, int postIndex, double delayMs, float weight, int synapses) {
            return codedEdge(preIndex, postIndex, delays.code(delayMs)).asked(weight, synapses);
        }

        /** Says what the network asks of the edge started last; either of all edges or of none. */
        public Builder asked(float weight, int synapses) {
            asked.add(weight, synapses);
            return this;
        }

        /** Starts an edge whose delay has this number. */
        public Builder codedEdge(int preIndex, int postIndex, int code) {
            if (edges == pre.length) {
                growEdges(grown(edges));
            }
            pre[edges] = preIndex;
            post[edges] = postIndex;
            delayCode[edges] = code;
            firstCell[edges] = cells;
            edges++;
            return this;
        }

        /** Adds a cell to the edge started last: row 0..447, column 0..255, conductance in siemens. */
        public Builder cell(int synapseRow, int synapseColumn, double siemens) {
            return codedCell(synapseRow, synapseColumn, given.code(siemens));
        }

        /** Adds a cell whose conductance has this number to the edge started last: row 0..447, column 0..255. */
        public Builder codedCell(int synapseRow, int synapseColumn, int code) {
            // Tested here first: millions of calls must not build the arguments of the message.
            if (edges == 0 || synapseRow < 0 || synapseRow >= 448 || synapseColumn < 0 || synapseColumn >= 256) {
                Invariant.check(
                        false, "a cell needs an edge, row 0..447, column 0..255", edges, synapseRow, synapseColumn);
            }
            if (cells == row.length) {
                growCells(grown(cells));
            }
            row[cells] = (short) synapseRow;
            column[cells] = (byte) synapseColumn;
            givenCode[cells] = code;
            cells++;
            return this;
        }

        /** The frozen table; every edge must have a cell. */
        public ProjectionMapping build() {
            firstCell[edges] = cells;
            for (int edge = 0; edge < edges; edge++) {
                if (firstCell[edge] >= firstCell[edge + 1]) {
                    Invariant.check(false, "an edge without a cell", label, edge);
                }
            }
            return new ProjectionMapping(this);
        }

        private static int grown(int size) {
            return Math.addExact(size, size / 2 + 16);
        }
    }

    /** Distinct values numbered in order of first use. */
    private static final class ValueTable {
        private final Map<Double, Integer> codes = new LinkedHashMap<>();
        private double lastValue = Double.NaN;
        private int lastCode;

        int code(double value) {
            if (value != lastValue) {
                Invariant.check(Double.isFinite(value), "a value that is no number", value);
                Integer known = codes.putIfAbsent(value, codes.size());
                lastCode = known == null ? codes.size() - 1 : known;
                lastValue = value;
            }
            return lastCode;
        }

        double[] toArray() {
            double[] values = new double[codes.size()];
            codes.forEach((value, code) -> values[code] = value);
            return values;
        }
    }
}
