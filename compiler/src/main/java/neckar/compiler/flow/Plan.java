package neckar.compiler.flow;

import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.NeuronSizes;
import neckar.compiler.place.Placement;
import neckar.compiler.route.LossReport;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.graph.L1Routes;
import neckar.compiler.route.line.LinePlan;
import neckar.compiler.route.synapse.SynapseRouting;
import neckar.network.Network;

/**
 * One complete mapping of the network: what every stage from sizes to synapses decided, and the loss that follows.
 *
 * @param sizes denmems of each neuron
 * @param placement chip of each neuron, before lines chose the columns
 * @param lines event streams and addresses
 * @param demand drivers that each line is worth on each chip
 * @param routes segments of each line
 * @param synapses chains, rows and cells
 * @param loss lost synapses by cause, as routing counts them
 * @param worthLost lost synapses, each times the priority of its projection
 */
record Plan(
        NeuronSizes sizes,
        Placement placement,
        LinePlan lines,
        DemandTable demand,
        L1Routes routes,
        SynapseRouting synapses,
        LossReport loss,
        double worthLost) {

    /** Smaller differences of worth are rounding. */
    private static final double TOLERANCE = 1e-9;

    /** True when more neurons have a place, or as many and less is lost. */
    boolean isBetterThan(Plan other) {
        int placed = lines.placement().placed();
        int others = other.lines.placement().placed();
        return placed != others ? placed > others : worthLost < other.worthLost * (1 - TOLERANCE);
    }

    /** The same mapping with background generators set for a network of the same structure. */
    Plan withGeneratorsOf(Network network, ConnectionTable table) {
        return new Plan(
                sizes, placement, lines.withGeneratorsOf(network, table), demand, routes, synapses, loss, worthLost);
    }
}
