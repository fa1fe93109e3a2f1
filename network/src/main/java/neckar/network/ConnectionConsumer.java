package neckar.network;

/** Receives the connections of a connector one by one, rows in ascending order. */
@FunctionalInterface
public interface ConnectionConsumer {
    /** Stands for a weight or delay that the connector does not tell. */
    double UNKNOWN = Double.NaN;

    /**
     * One connection.
     *
     * @param row row of the connector's own order; weights and delays are drawn from one stream for each row
     * @param pre index in the presynaptic population
     * @param post index in the postsynaptic population
     * @param weight weight, or {@link #UNKNOWN}
     * @param delayMs delay in ms, or {@link #UNKNOWN}
     */
    void accept(long row, int pre, int post, double weight, double delayMs);
}
