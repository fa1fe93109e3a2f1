package neckar.network;

/**
 * What a network may hold at most. A wafer of 384 HICANNs has 196,608 denmems and 44,040,192 synapse circuits, so larger
 * networks could not be realised; the limits keep a mistyped number from filling the memory.
 */
public final class NetworkLimits {
    /** Neurons or sources of one population. */
    public static final int MAX_POPULATION_SIZE = 196_608;
    /** Neurons and sources of all populations. */
    public static final int MAX_NODES = 1_000_000;
    /** Populations of a network. */
    public static final int MAX_POPULATIONS = 100_000;
    /** Projections of a network. */
    public static final int MAX_PROJECTIONS = 100_000;
    /** Current sources of a network. */
    public static final int MAX_CURRENTS = 100_000;
    /** Synapses of a network, as expected from its connectors or as listed. */
    public static final long MAX_SYNAPSES = 64_000_000;
    /** Pairs of which one distance-dependent projection may compute the distance. */
    public static final long MAX_DISTANCES = 1_000_000_000;
    /** Spikes that all sources are expected to send during the run. */
    public static final long MAX_SOURCE_SPIKES = 50_000_000;
    /** Biological duration of a run in ms. */
    public static final double MAX_DURATION_MS = 1e7;
    /** Rate of a source in Hz. */
    public static final double MAX_RATE_HZ = 1e5;
    /** Magnitude of a weight in uS or nA. */
    public static final double MAX_WEIGHT = 1e6;
    /** Characters of a label. */
    public static final int MAX_LABEL = 200;

    private NetworkLimits() {}
}
