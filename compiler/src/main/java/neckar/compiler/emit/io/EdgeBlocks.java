package neckar.compiler.emit.io;

import java.util.Arrays;
import java.util.Map;
import java.util.function.ToIntFunction;
import neckar.compiler.emit.ProjectionMapping;

/** Rebuilds the edges of one projection from its blocks of packed columns. */
final class EdgeBlocks {

    private static final byte[] ABSENT = {};

    private final Map<String, ColumnType> types;
    private final ProjectionMapping.Builder builder;
    // The builder's numbers of the values in the file.
    private final int[] delayCodes;
    private final int[] givenCodes;

    EdgeBlocks(String label, Map<String, ColumnType> types, Map<String, double[]> values) {
        this.types = types;
        builder = new ProjectionMapping.Builder(label, 0);
        delayCodes = codes(values.getOrDefault("delays_ms", new double[0]), builder::delayCode);
        givenCodes = codes(values.getOrDefault("given_siemens", new double[0]), builder::givenCode);
    }

    /** Adds a block; returns what is wrong with it, or an empty text. */
    String add(Map<String, byte[]> columns) {
        Packed pre = column(columns, "pre");
        Packed post = column(columns, "post");
        Packed delay = column(columns, "delay");
        Packed cells = column(columns, "cells");
        Packed row = column(columns, "row");
        Packed column = column(columns, "column");
        Packed given = column(columns, "given");
        int edges = pre.count();
        int cellsOfBlock = row.count();
        if (post.count() != edges || delay.count() != edges || cells.count() != edges) {
            return "the columns pre, post, delay and cells of a block differ in length";
        }
        if (column.count() != cellsOfBlock || given.count() != cellsOfBlock) {
            return "the columns row, column and given of a block differ in length";
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
            builder.codedEdge(pre.get(edge), post.get(edge), delayCodes[delay.get(edge)]);
            for (int end = cell + count; cell < end; cell++) {
                int code = given.get(cell);
                if (code < 0 || code >= givenCodes.length || row.get(cell) >= 448 || column.get(cell) >= 256) {
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

    private Packed column(Map<String, byte[]> columns, String name) {
        return new Packed(columns.getOrDefault(name, ABSENT), types.getOrDefault(name, ColumnType.I4));
    }

    /** One packed column. */
    private static final class Packed {
        private final int[] numbers;

        Packed(byte[] bytes, ColumnType type) {
            numbers = type.unpack(bytes);
        }

        int count() {
            return numbers.length;
        }

        int get(int i) {
            return numbers[i];
        }
    }
}
