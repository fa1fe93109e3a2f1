package neckar.compiler.emit.io;

import java.util.Map;
import neckar.compiler.emit.ProjectionMapping;

/** Rebuilds the edges of one projection from its blocks of packed columns. */
final class EdgeBlocks {

    private static final byte[] ABSENT = {};

    private final Map<String, ColumnType> types;
    private final double[] delaysMs;
    private final double[] givenSiemens;
    private final ProjectionMapping.Builder builder;

    EdgeBlocks(String label, Map<String, ColumnType> types, Map<String, double[]> values) {
        this.types = types;
        delaysMs = values.getOrDefault("delays_ms", new double[0]);
        givenSiemens = values.getOrDefault("given_siemens", new double[0]);
        builder = new ProjectionMapping.Builder(label, 0);
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
            if (delay.get(edge) < 0 || delay.get(edge) >= delaysMs.length) {
                return "a delay code without value";
            }
            if (pre.get(edge) < 0 || post.get(edge) < 0 || count < 1 || count > cellsOfBlock - cell) {
                return "an edge with a negative number or a wrong number of cells";
            }
            builder.edge(pre.get(edge), post.get(edge), delaysMs[delay.get(edge)]);
            for (int end = cell + count; cell < end; cell++) {
                int code = given.get(cell);
                if (code < 0 || code >= givenSiemens.length || row.get(cell) >= 448 || column.get(cell) >= 256) {
                    return "a cell outside the array or a conductance code without value";
                }
                builder.cell(row.get(cell), column.get(cell), givenSiemens[code]);
            }
        }
        return cell == cellsOfBlock ? "" : "cells that belong to no edge";
    }

    ProjectionMapping build() {
        return builder.build();
    }

    private Packed column(Map<String, byte[]> columns, String name) {
        return new Packed(columns.getOrDefault(name, ABSENT), types.getOrDefault(name, ColumnType.I4));
    }

    /** One packed column. */
    private static final class Packed {
        private final byte[] bytes;
        private final ColumnType type;

        Packed(byte[] bytes, ColumnType type) {
            this.bytes = bytes;
            this.type = type;
        }

        int count() {
            return bytes.length / type.bytes();
        }

        int get(int i) {
            return type.get(bytes, i);
        }
    }
}
