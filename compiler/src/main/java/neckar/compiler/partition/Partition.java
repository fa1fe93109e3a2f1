package neckar.compiler.partition;

/**
 * A linear order of all neurons in which neighbours share sources and targets, so that any run of it makes a good chip.
 * External sources are not in it. Frozen.
 *
 * @param order neuron nodes, each once
 * @param method the partitioner's name, for reports
 */
@SuppressWarnings("ArrayRecordComponent") // frozen by convention: one array entry for each neuron
public record Partition(int[] order, String method) {

    /** Number of neurons. */
    public int neurons() {
        return order.length;
    }
}
