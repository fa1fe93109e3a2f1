package neckar.network;

/** A list of connections that is read again for each pass, such as a file. */
public interface ConnectionRows {
    /** Whether the rows tell weight and delay. */
    boolean carriesValues();

    /** About how many connections there are, for planning. */
    double expectedCount();

    /**
     * Delivers all connections in order.
     *
     * @throws neckar.base.InputException if a row cannot be read or names a cell that does not exist; tells the line
     */
    void forEach(int preSize, int postSize, ConnectionConsumer consumer);
}
