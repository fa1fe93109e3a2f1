package neckar.compiler.route.synapse;

import java.util.List;
import neckar.compiler.route.RoutingOptions;

/**
 * What synapse routing must know besides the results of the earlier stages.
 *
 * @param limits chain limit and search effort
 * @param priority worth of one synapse, by projection
 * @param stpSharing which STP sets may stand in one quadrant
 * @param cellWeights how much weight a cell can carry
 */
public record SynapseOptions(
        RoutingOptions limits, List<Double> priority, StpSharing stpSharing, CellWeights cellWeights) {
    /** Copies the priorities. */
    public SynapseOptions {
        priority = List.copyOf(priority);
    }

    double[] priorities() {
        return priority.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
