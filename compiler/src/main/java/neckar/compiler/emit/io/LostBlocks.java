package neckar.compiler.emit.io;

import java.util.LinkedHashMap;
import java.util.Map;
import neckar.compiler.emit.LostSynapses;
import neckar.compiler.route.LossCause;

/** Rebuilds the lost synapses of one projection from their blocks of packed columns. */
final class LostBlocks {
    private final Map<String, ColumnType> types = new LinkedHashMap<>();
    private final LostSynapses.Builder builder = new LostSynapses.Builder();

    void type(String column, ColumnType type) {
        types.put(column, type);
    }

    /** Adds a block; returns what is wrong with it, or an empty text. */
    String add(Map<String, byte[]> columns) {
        PackedColumn pre = PackedColumn.of(columns, types, "pre");
        PackedColumn post = PackedColumn.of(columns, types, "post");
        PackedColumn cause = PackedColumn.of(columns, types, "cause");
        PackedColumn count = PackedColumn.of(columns, types, "count");
        int rows = pre.count();
        if (post.count() != rows || cause.count() != rows || count.count() != rows) {
            return "the columns of lost synapses differ in length";
        }
        for (int row = 0; row < rows; row++) {
            int why = cause.get(row);
            int synapses = count.get(row);
            boolean wrong = (pre.get(row) | post.get(row) | why) < 0 || why >= LossCause.COUNT;
            if (wrong || synapses < 1 || synapses > Character.MAX_VALUE) {
                return "a lost synapse with a wrong number";
            }
            builder.add(pre.get(row), post.get(row), LossCause.of(why), synapses);
        }
        return "";
    }

    LostSynapses build() {
        return builder.build();
    }
}
