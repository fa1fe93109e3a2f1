package neckar.network;

/** PyNN's {@code allow_self_connections}: which pairs of a population with itself may be connected. */
public enum SelfConnections {
    /** All pairs. */
    ALLOWED,
    /** All but a cell with itself. */
    FORBIDDEN,
    /** Of each two cells only one direction, from the higher index to the lower (PyNN's {@code "NoMutual"}). */
    NO_MUTUAL
}
