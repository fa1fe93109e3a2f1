package neckar.network;

/**
 * A wish to record.
 *
 * @param variable what
 * @param indices of which neurons, in the user's order
 * @param debugProbe whether by the emulator's own probe, which no hardware has
 */
public record RecordRequest(RecordVariable variable, Indices indices, boolean debugProbe) {}
