package neckar.spec.config;

import java.util.Arrays;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.Side;
import org.jspecify.annotations.Nullable;

/**
 * The codes 0..1023 of all floating-gate cells of a chip: 4 blocks of 24 rows and 129 columns (hardware reference 5.1).
 *
 * <p>Column 0 holds shared parameters, columns 1..128 denmems. Rows that keep their default codes share one array.
 */
public final class FloatingGateConfig {
    /** Rows of a block. */
    public static final int ROWS = 24;

    /** Columns of a block. */
    public static final int COLUMNS = 129;

    /** The largest code. */
    public static final int MAX_CODE = 1023;

    private static final short[][] DEFAULT_LEFT = defaultRows(Side.LEFT);
    private static final short[][] DEFAULT_RIGHT = defaultRows(Side.RIGHT);

    /** All cells at the codes of an unconfigured chip. */
    public static final FloatingGateConfig DEFAULT = new Builder().build();

    private final short[][] rows;

    private FloatingGateConfig(short[][] rows) {
        this.rows = rows;
    }

    /** A builder with all cells at their defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** A builder that starts from these codes. */
    public Builder toBuilder() {
        return new Builder(this);
    }

    /** Code of one cell. */
    public int code(FgBlockOnHicann block, int row, int column) {
        checkCell(row, column);
        return rows[block.id() * ROWS + row][column];
    }

    /** Code of a parameter of a denmem. */
    public int denmem(DenmemOnHicann denmem, DenmemParameter parameter) {
        FgBlockOnHicann block = denmem.fgBlock();
        return rows[block.id() * ROWS + parameter.row(block.side())][denmem.fgColumn()];
    }

    /** Code of a shared parameter of a block; throws {@link IllegalArgumentException} if blocks of that side lack it. */
    public int shared(FgBlockOnHicann block, SharedParameter parameter) {
        return rows[block.id() * ROWS + sharedRow(block, parameter)][0];
    }

    /** Copies the 129 codes of a row. */
    public void copyRow(FgBlockOnHicann block, int row, short[] target, int offset) {
        checkCell(row, 0);
        System.arraycopy(rows[block.id() * ROWS + row], 0, target, offset, COLUMNS);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FloatingGateConfig that && Arrays.deepEquals(rows, that.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(rows);
    }

    @Override
    public String toString() {
        return "FloatingGateConfig[" + (equals(DEFAULT) ? "default" : "changed") + "]";
    }

    private static int sharedRow(FgBlockOnHicann block, SharedParameter parameter) {
        return parameter
                .row(block.side())
                .orElseThrow(() -> new IllegalArgumentException(
                        "floating-gate block " + block + " has no cell for " + parameter.hardwareName()));
    }

    private static void checkCell(int row, int column) {
        Require.inRange("floating-gate row", row, 0, ROWS - 1);
        Require.inRange("floating-gate column", column, 0, COLUMNS - 1);
    }

    private static short[][] defaultRows(Side side) {
        short[][] rows = new short[ROWS][COLUMNS];
        for (DenmemParameter parameter : DenmemParameter.values()) {
            Arrays.fill(rows[parameter.row(side)], 1, COLUMNS, (short) parameter.defaultCode());
        }
        for (SharedParameter parameter : SharedParameter.values()) {
            parameter.row(side).ifPresent(row -> rows[row][0] = (short) parameter.defaultCode());
        }
        return rows;
    }

    private static short[] defaultRow(int blockRow) {
        short[][] side = FgBlockOnHicann.of(blockRow / ROWS).side() == Side.LEFT ? DEFAULT_LEFT : DEFAULT_RIGHT;
        return side[blockRow % ROWS];
    }

    /** Sets codes; a row is copied when its first cell is set. */
    public static final class Builder {
        private final short[][] rows = new short[FgBlockOnHicann.COUNT * ROWS][];
        private final boolean[] owned = new boolean[rows.length];

        private Builder() {
            Arrays.setAll(rows, FloatingGateConfig::defaultRow);
        }

        private Builder(FloatingGateConfig from) {
            System.arraycopy(from.rows, 0, rows, 0, rows.length);
        }

        /** Sets the code of one cell. */
        public Builder code(FgBlockOnHicann block, int row, int column, int code) {
            checkCell(row, column);
            Require.inRange("floating-gate code", code, 0, MAX_CODE);
            writable(block.id() * ROWS + row)[column] = (short) code;
            return this;
        }

        /** Sets the code of a parameter of a denmem. */
        public Builder denmem(DenmemOnHicann denmem, DenmemParameter parameter, int code) {
            FgBlockOnHicann block = denmem.fgBlock();
            return code(block, parameter.row(block.side()), denmem.fgColumn(), code);
        }

        /** Sets a parameter of all denmems. */
        public Builder allDenmems(DenmemParameter parameter, int code) {
            DenmemOnHicann.all().forEach(denmem -> denmem(denmem, parameter, code));
            return this;
        }

        /** Sets a shared parameter of a block; throws {@link IllegalArgumentException} if blocks of that side lack it. */
        public Builder shared(FgBlockOnHicann block, SharedParameter parameter, int code) {
            return code(block, sharedRow(block, parameter), 0, code);
        }

        /** Sets the 129 codes of a row. */
        public Builder setRow(FgBlockOnHicann block, int row, short[] codes, int offset) {
            checkCell(row, 0);
            int blockRow = block.id() * ROWS + row;
            short[] copy = Arrays.copyOfRange(codes, offset, offset + COLUMNS);
            for (short code : copy) {
                Require.inRange("floating-gate code", code, 0, MAX_CODE);
            }
            rows[blockRow] = copy;
            owned[blockRow] = true;
            return this;
        }

        /** The codes so far. */
        public FloatingGateConfig build() {
            short[][] frozen = new short[rows.length][];
            for (int row = 0; row < rows.length; row++) {
                short[] defaults = defaultRow(row);
                frozen[row] = Arrays.equals(rows[row], defaults) ? defaults : rows[row];
            }
            // The rows now belong to the result too, so a later set has to copy them.
            Arrays.fill(owned, false);
            return new FloatingGateConfig(frozen);
        }

        private short[] writable(int blockRow) {
            if (!owned[blockRow]) {
                rows[blockRow] = rows[blockRow].clone();
                owned[blockRow] = true;
            }
            return rows[blockRow];
        }
    }
}
