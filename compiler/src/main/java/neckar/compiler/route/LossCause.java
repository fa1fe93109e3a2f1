package neckar.compiler.route;

/**
 * Why a requested synapse has no cell (mapping reference 1.4). The constants stand in the order in which they are tried:
 * a lost synapse has the first cause that applies, and no other.
 */
public enum LossCause {
    /** Source or target is not on the wafer, or no line and address could be given to the source. */
    PLACEMENT("placement"),
    /** The external source was rejected because a link or an FPGA would carry more than its planned rate. */
    INPUT_BANDWIDTH("input_bandwidth"),
    /** The source's line does not reach the target's chip. */
    L1_ROUTING("l1_routing"),
    /** The line has fewer synapse drivers on the target's chip than its synapses need. */
    SYNAPSE_DRIVERS("synapse_drivers"),
    /** Drivers are there, but no half-row of group, sign and STP set has a working cell left under the target. */
    SYNAPSE_ROWS("synapse_rows");

    private final String reportName;

    LossCause(String reportName) {
        this.reportName = reportName;
    }

    /** Key of this cause in {@code lost_by_cause} of the report. */
    public String reportName() {
        return reportName;
    }
}
