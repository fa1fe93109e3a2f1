package neckar.compiler.check;

/**
 * Synapses of one projection.
 *
 * @param label label of the projection
 * @param requested synapses with a weight above 0
 * @param realised those that the bitstream realises
 */
public record ProjectionCount(String label, long requested, long realised) {}
