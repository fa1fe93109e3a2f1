package neckar.compiler.route.synapse;

import java.util.Arrays;

/** Growing columns of synapse cells of one chip; confined to one thread. */
final class Cells {
    private short[] rows = new short[1024];
    private short[] columns = new short[1024];
    private byte[] decoders = new byte[1024];
    private int[] edges = new int[1024];
    private int size;

    void add(int row, int column, int decoder, int edge) {
        if (size == edges.length) {
            rows = Arrays.copyOf(rows, 2 * size);
            columns = Arrays.copyOf(columns, 2 * size);
            decoders = Arrays.copyOf(decoders, 2 * size);
            edges = Arrays.copyOf(edges, 2 * size);
        }
        rows[size] = (short) row;
        columns[size] = (short) column;
        decoders[size] = (byte) decoder;
        edges[size++] = edge;
    }

    short[] rows() {
        return Arrays.copyOf(rows, size);
    }

    short[] columns() {
        return Arrays.copyOf(columns, size);
    }

    byte[] decoders() {
        return Arrays.copyOf(decoders, size);
    }

    int[] edges() {
        return Arrays.copyOf(edges, size);
    }
}
