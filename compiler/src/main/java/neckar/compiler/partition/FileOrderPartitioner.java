package neckar.compiler.partition;

import java.util.stream.IntStream;
import neckar.base.RunContext;

/** Keeps the order of the network file: populations one after the other, neurons by index. */
public record FileOrderPartitioner() implements Partitioner {

    @Override
    public Partition partition(ConnectionTable table, RunContext context) {
        int[] order = IntStream.range(0, table.nodes())
                .filter(node -> !table.isSource(node))
                .toArray();
        return new Partition(order, "file order");
    }
}
