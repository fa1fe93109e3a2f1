package neckar.spec.config;

import java.util.Arrays;
import neckar.spec.coord.SynapseColumnOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import org.jspecify.annotations.Nullable;

/**
 * Weights and address decoders of the 448 x 256 synapses of a chip (hardware reference 4.1 and 4.3).
 *
 * <p>A cell is kept as one byte: weight in bits 0-3, decoder in bits 4-7. Rows that hold only unused cells share one array, so an
 * empty chip costs little.
 */
public final class SynapseArray {
    /** Decoder value of a synapse that is off; weight 0 alone still conducts. */
    public static final int DISABLED_DECODER = 1;

    /** The byte of an unused cell: weight 0, decoder {@link #DISABLED_DECODER}. */
    public static final byte UNUSED_CELL = DISABLED_DECODER << 4;

    /** Number of rows. */
    public static final int ROWS = SynapseRowOnHicann.COUNT;

    /** Number of columns. */
    public static final int COLUMNS = SynapseColumnOnHicann.COUNT;

    private static final byte[] UNUSED_ROW = unusedRow();

    /** All cells unused. */
    public static final SynapseArray UNUSED = new Builder().build();

    private final byte[][] rows;

    private SynapseArray(byte[][] rows) {
        this.rows = rows;
    }

    /** A builder with all cells unused. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from this array. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Weight of a cell, 0..15. */
    public int weight(SynapseRowOnHicann row, SynapseColumnOnHicann column) {
        return weight(row.id(), column.id());
    }

    /** Decoder of a cell: the lower four address bits that it listens to, or {@link #DISABLED_DECODER}. */
    public int decoder(SynapseRowOnHicann row, SynapseColumnOnHicann column) {
        return decoder(row.id(), column.id());
    }

    /** Weight of the cell in row {@code row} and column {@code column}, by ids. */
    public int weight(int row, int column) {
        return rows[row][column] & 0xf;
    }

    /** Decoder of the cell in row {@code row} and column {@code column}, by ids. */
    public int decoder(int row, int column) {
        return rows[row][column] >>> 4 & 0xf;
    }

    /** Whether all cells of a row hold {@link #UNUSED_CELL}. */
    public boolean isRowUnused(int row) {
        return rows[row] == UNUSED_ROW;
    }

    /** Copies the 256 cells of a row, weight in bits 0-3 and decoder in bits 4-7 of each byte. */
    public void copyRow(int row, byte[] target, int offset) {
        System.arraycopy(rows[row], 0, target, offset, COLUMNS);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SynapseArray that && Arrays.deepEquals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(rows);
    }

    @Override
    public String toString() {
        int used = 0;
        for (byte[] row : rows) {
            used += row == UNUSED_ROW ? 0 : 1;
        }
        return "SynapseArray[" + used + " rows in use]";
    }

    private static byte[] unusedRow() {
        byte[] row = new byte[COLUMNS];
        Arrays.fill(row, UNUSED_CELL);
        return row;
    }

    /** Sets cells; a row is copied when its first cell is set. */
    public static final class Builder {
        private final byte[][] rows = new byte[ROWS][];
        private final boolean[] owned = new boolean[ROWS];

        private Builder() {
            Arrays.fill(rows, UNUSED_ROW);
        }

        private Builder(SynapseArray from) {
            System.arraycopy(from.rows, 0, rows, 0, ROWS);
        }

        /** Sets weight 0..15 and decoder 0..15 of a cell. */
        public Builder set(SynapseRowOnHicann row, SynapseColumnOnHicann column, int weight, int decoder) {
            return set(row.id(), column.id(), weight, decoder);
        }

        /** Sets weight 0..15 and decoder 0..15 of a cell, given by ids. */
        public Builder set(int row, int column, int weight, int decoder) {
            Require.inRange("synapse row", row, 0, ROWS - 1);
            Require.inRange("synapse column", column, 0, COLUMNS - 1);
            Require.inRange("synaptic weight", weight, 0, 15);
            Require.inRange("synapse decoder", decoder, 0, 15);
            writable(row)[column] = (byte) (weight | decoder << 4);
            return this;
        }

        /** Sets the 256 cells of a row from bytes, weight in bits 0-3 and decoder in bits 4-7 of each. */
        public Builder setRow(int row, byte[] cells, int offset) {
            if (Arrays.equals(cells, offset, offset + COLUMNS, UNUSED_ROW, 0, COLUMNS)) {
                rows[row] = UNUSED_ROW;
                owned[row] = false;
            } else {
                rows[row] = Arrays.copyOfRange(cells, offset, offset + COLUMNS);
                owned[row] = true;
            }
            return this;
        }

        /** The array so far. */
        public SynapseArray build() {
            byte[][] frozen = new byte[ROWS][];
            for (int row = 0; row < ROWS; row++) {
                frozen[row] = owned[row] && Arrays.equals(rows[row], UNUSED_ROW) ? UNUSED_ROW : rows[row];
            }
            // The rows now belong to the result too, so a later set has to copy them.
            Arrays.fill(owned, false);
            return new SynapseArray(frozen);
        }

        private byte[] writable(int row) {
            if (!owned[row]) {
                rows[row] = rows[row].clone();
                owned[row] = true;
            }
            return rows[row];
        }
    }
}
