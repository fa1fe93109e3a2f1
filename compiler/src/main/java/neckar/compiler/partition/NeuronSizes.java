package neckar.compiler.partition;

/**
 * Size of each node in denmems (even, 2..64; 0 for external sources), and how densely a chip may be filled with neurons
 * of that kind.
 *
 * @param denmems size by node
 * @param perChip most neurons of this node's kind on one chip, by node; 0 for sources. A mixed chip is full when the
 *     shares {@code 1/perChip} add up to 1
 * @param linesPerChip planned number of lines of a chip that is filled with this kind, 1..8, by node; 0 for sources
 */
@SuppressWarnings("ArrayRecordComponent") // frozen by convention: one array entry for each of up to 49,152 neurons
public record NeuronSizes(byte[] denmems, short[] perChip, byte[] linesPerChip) {

    /** Smallest size of a neuron that the software forms, in denmems (hardware reference 3.2). */
    public static final int MIN = 2;

    /** Largest size: a whole neuron block, in denmems (hardware reference 3.2). */
    public static final int MAX = 64;

    /** Size of one node in denmems, 0 for an external source. */
    public int of(int node) {
        return denmems[node];
    }

    /** True when a neuron may have this size: even and 2..64. */
    public static boolean isLegal(int size) {
        return size >= MIN && size <= MAX && size % 2 == 0;
    }

    /** Neurons of one size that fit into a whole neuron block of 64 denmems. */
    public static int perBlock(int size) {
        return MAX / size;
    }
}
