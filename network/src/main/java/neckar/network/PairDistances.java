package neckar.network;

/** The distance of each pair of a pre- and a postsynaptic cell. */
@FunctionalInterface
public interface PairDistances {
    /** The distance of a presynaptic from a postsynaptic cell, by indices. */
    double distance(int pre, int post);
}
