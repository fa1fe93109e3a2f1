package neckar.compiler.inspect.explain;

/**
 * One change that could win synapses, with the number that speaks for it.
 *
 * @param change name of the change: neuron_size, chain_length, more_chips, routing, speedup, none
 * @param synapses lost synapses that it concerns
 * @param text the reason in words
 */
public record Hint(String change, long synapses, String text) {}
