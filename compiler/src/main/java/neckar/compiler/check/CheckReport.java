package neckar.compiler.check;

import java.util.List;

/**
 * What a check found.
 *
 * @param legality illegal settings and use of what is not available
 * @param differences disagreement with mapping table, network or report
 * @param requested synapses with a weight above 0
 * @param realised synapses that the bitstream realises
 * @param zeroWeight synapses of weight 0
 * @param byProjection counts by projection in file order
 * @param conductanceErrors relative errors of the given conductances against the network
 * @param weightErrors relative errors of the given weights by projection, counted by synapse
 * @param comparison details for the compiler's own report
 */
public record CheckReport(
        ProblemLog legality,
        ProblemLog differences,
        long requested,
        long realised,
        long zeroWeight,
        List<ProjectionCount> byProjection,
        ErrorDistribution conductanceErrors,
        List<ErrorDistribution> weightErrors,
        Comparison comparison) {

    /** Copies the lists. */
    public CheckReport {
        byProjection = List.copyOf(byProjection);
        weightErrors = List.copyOf(weightErrors);
    }

    /** Whether no setting is illegal. */
    public boolean isLegal() {
        return legality.isEmpty();
    }

    /** Whether everything is legal, nothing unasked for exists, and all tables and reports agree; loss is allowed. */
    public boolean isClean() {
        return legality.isEmpty() && differences.isEmpty();
    }

    /** Synapses lost. */
    public long lost() {
        return requested - realised;
    }

    /** Fraction of the requested synapses that is lost; 0 when none is requested. */
    public double loss() {
        return requested == 0 ? 0 : (double) lost() / requested;
    }

    /** Exit status of {@code neckar check}: 0 clean, 1 not clean, 2 clean but with a loss above the limit. */
    public int exitStatus(double maxLoss) {
        if (!isClean()) {
            return 1;
        }
        return loss() > maxLoss ? 2 : 0;
    }
}
