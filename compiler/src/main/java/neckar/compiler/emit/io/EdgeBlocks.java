package neckar.compiler.emit.io;

import java.util.Arrays;
import java.util.Map;
import java.util.function.ToIntFunction;
import neckar.compiler.emit.ProjectionMapping;

/** Rebuilds the edges of one projection from its blocks of packed columns. */
final class EdgeBlocks {
    /** Edges or cells for which room is made on the word of the file: some 25 MB. */
    private static final int MOST_RESERVED = 1 << 20;

    private final Map<String, ColumnType> types;
    private final ProjectionMapping.Builder builder;
    // The builder's numbers of the values in the file.
    private final int[] delayCodes;
    private final int[] givenCodes;
    private final float weight;
    private final int synapses;

    EdgeBlocks(String label, Map<String, ColumnType> types, Map<String, double[]> values) {
        this.types = types;
        builder = new ProjectionMapping.Builder(label, 0).reserve(expected(values, "edges"), expected(values, "cells"));
        delayCodes = codes(values.getOrDefault("delays_ms", new double[0]), builder::delayCode);
        givenCodes = codes(values.getOrDefault("given_siemens", new double[0]), builder::givenCode);
        weight = (float) shared(values, "weight", Float.NaN);
        synapses = (int) shared(values, "synapses", 1);
    }

    /** How many the file says there will be; no more than is harmless where that is wrong. */
    private static int expected(Map<String, double[]> values, String key) {
        return (int) Math.max(0, Math.min(MOST_RESERVED, shared(values, key, 0)));
    }

    /** A value that all edges have in common, unless a column tells it for each. */
    private static double shared(Map<String, double[]> values, String key, double fallback) {
        double[] value = values.getOrDefault(key, new double[0]);
        return value.length == 0 ? fallback : value[0];
    }

    /** Adds a block; returns what is wrong with it, or an empty text. */
    String add(Map<String, byte[]> columns) {
        PackedColumn pre = column(columns, "pre");
        PackedColumn post = column(columns, "post");
        PackedColumn delay = column(columns, "delay");
        PackedColumn cells = column(columns, "cells");
        PackedColumn row = column(columns, "row");
        PackedColumn column = column(columns, "column");
        PackedColumn given = column(columns, "given");
        PackedColumn weights = column(columns, "weight");
        PackedColumn counts = column(columns, "synapses");
        int edges = pre.count();
        int cellsOfBlock = row.count();
        if (post.count() != edges || delay.count() != edges || cells.count() != edges) {
            return "the columns pre, post, delay and cells of a block differ in length";
        }
        if (column.count() != cellsOfBlock || given.count() != cellsOfBlock) {
            return "the columns row, column and given of a block differ in length";
        }
        if (!weights.fits(edges) || !counts.fits(edges)) {
            return "the columns weight and synapses of a block have another length than its edges";
        }
        int cell = 0;
        for (int edge = 0; edge < edges; edge++) {
            int count = cells.get(edge);
            if (delay.get(edge) < 0 || delay.get(edge) >= delayCodes.length) {
                return "a delay code without value";
            }
            if (pre.get(edge) < 0 || post.get(edge) < 0 || count < 1 || count > cellsOfBlock - cell) {
                return "an edge with a negative number or a wrong number of cells";
            }
            int multiplicity = counts.count() == 0 ? synapses : counts.get(edge);
            if (multiplicity < 1 || multiplicity > Character.MAX_VALUE) {
                return "an edge with a wrong number of synapses";
            }
            builder.codedEdge(pre.get(edge), post.get(edge), delayCodes[delay.get(edge)])
                    .asked(weights.count() == 0 ? weight : Float.intBitsToFloat(weights.get(edge)), multiplicity);
            for (int end = cell + count; cell < end; cell++) {
                int code = given.get(cell);
                boolean outside =
                        (row.get(cell) | column.get(cell)) < 0 || row.get(cell) >= 448 || column.get(cell) >= 256;
                if (code < 0 || code >= givenCodes.length || outside) {
                    return "a cell outside the array or a conductance code without value";
                }
                builder.codedCell(row.get(cell), column.get(cell), givenCodes[code]);
            }
        }
        return cell == cellsOfBlock ? "" : "cells that belong to no edge";
    }

    ProjectionMapping build() {
        return builder.build();
    }

    private static int[] codes(double[] values, ToIntFunction<Double> code) {
        return Arrays.stream(values).mapToInt(code::applyAsInt).toArray();
    }

    private PackedColumn column(Map<String, byte[]> columns, String name) {
        return PackedColumn.of(columns, types, name);
    }
}
