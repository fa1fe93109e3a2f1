package neckar.network;

/**
 * First keys of the seeds of all draws that belong to a network. Draws are keyed by the position of an object in the
 * file, never by its label, so that renaming changes nothing.
 */
final class DrawKey {
    static final long POPULATION = 1;
    static final long PROJECTION = 2;
    static final long CURRENT = 3;

    /** Below a population: values of a parameter, then its key and the index. */
    static final long PARAMETER = 1;
    /** Below a population: spike train, then the index. */
    static final long SPIKE_TRAIN = 2;
    /** Below a population: positions in space. */
    static final long STRUCTURE = 3;

    /** Below a projection: which pairs are connected, then the row. */
    static final long CONNECTIONS = 1;
    /** Below a projection: weights, then the row. */
    static final long WEIGHTS = 2;
    /** Below a projection: delays, then the row. */
    static final long DELAYS = 3;

    private DrawKey() {}
}
