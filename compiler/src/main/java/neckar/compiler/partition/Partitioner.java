package neckar.compiler.partition;

import neckar.base.RunContext;

/** Finds which neurons belong together. */
public sealed interface Partitioner permits FileOrderPartitioner, SpectralPartitioner {

    /** Orders all neurons of the table. */
    Partition partition(ConnectionTable table, RunContext context);
}
