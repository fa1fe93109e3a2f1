package neckar.compiler.inspect.explain;

import java.util.List;

/**
 * Why a synapse has no cell: the resource that it lacked, who holds it, and what would help.
 *
 * @param cause name of the cause in the report
 * @param resource what was short
 * @param used how much of it is in use
 * @param available how much there is
 * @param asked how much all users together would have used; at least {@code used}
 * @param full whether nothing of it is left
 * @param unit what is counted
 * @param holders who uses it, largest share first
 * @param facts what else the mapping shows about this synapse
 * @param help changes that would give it a cell, with the number behind each
 */
public record LossExplanation(
        String cause,
        String resource,
        long used,
        long available,
        long asked,
        boolean full,
        String unit,
        List<Holder> holders,
        List<String> facts,
        List<String> help) {

    /** Copies the lists. */
    public LossExplanation {
        holders = List.copyOf(holders);
        facts = List.copyOf(facts);
        help = List.copyOf(help);
    }

    /**
     * One user of the resource.
     *
     * @param who a line, a population or a neuron
     * @param cells cells behind it
     * @param amount how much it holds
     * @param synapses synapses that it serves there
     */
    public record Holder(String who, String cells, long amount, long synapses) {}
}
