package neckar.compiler.check;

import java.util.List;

/**
 * What {@code report.json} claims.
 *
 * @param requested synapses requested
 * @param realised synapses realised
 * @param lost synapses lost
 * @param zeroWeight synapses of weight 0
 * @param byProjection the same by projection in file order
 */
public record ReportedCounts(
        long requested, long realised, long lost, long zeroWeight, List<ProjectionCount> byProjection) {

    /** Copies the list. */
    public ReportedCounts {
        byProjection = List.copyOf(byProjection);
    }
}
