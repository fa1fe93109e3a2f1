package neckar.compiler.translate;

/**
 * A wish that the hardware cannot meet exactly, told once for a population and parameter.
 *
 * @param population label of the population, or of the projection for synaptic quantities
 * @param what PyNN name of the parameter or feature
 * @param asked what the network asks for, of the worst example
 * @param given what it gets, of the worst example
 * @param count how many neurons or synapses are affected
 * @param note why, for the user
 */
public record Approximation(String population, String what, double asked, double given, long count, String note) {
    /** Whether the circuits do not reach what is asked for; what they give is the end of their range. */
    public boolean isOutOfRange() {
        return note.equals(NeuronCodes.OUT_OF_RANGE);
    }
}
