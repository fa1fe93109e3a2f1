package neckar.compiler.emit.io;

import java.util.Map;

/** One column of a block, unpacked; empty when the block has none of this name. */
final class PackedColumn {
    private static final byte[] ABSENT = {};

    private final int[] numbers;

    private PackedColumn(int[] numbers) {
        this.numbers = numbers;
    }

    static PackedColumn of(Map<String, byte[]> columns, Map<String, ColumnType> types, String name) {
        ColumnType type = types.getOrDefault(name, ColumnType.I4);
        return new PackedColumn(type.unpack(columns.getOrDefault(name, ABSENT)));
    }

    int count() {
        return numbers.length;
    }

    /** Whether the column is absent or has one number for each edge. */
    boolean fits(int edges) {
        return count() == 0 || count() == edges;
    }

    int get(int i) {
        return numbers[i];
    }
}
