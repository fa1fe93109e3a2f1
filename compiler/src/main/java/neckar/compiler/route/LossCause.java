package neckar.compiler.route;

import java.util.List;

/**
 * Why a requested synapse has no cell (mapping reference 1.4). The constants stand in the order in which they are tried:
 * a lost synapse has the first cause that applies, and no other.
 */
public enum LossCause {
    /** Source or target is not on the wafer, or no line and address could be given to the source. */
    PLACEMENT(0, "placement"),
    /** The external source was rejected because a link or an FPGA would carry more than its planned rate. */
    INPUT_BANDWIDTH(1, "input_bandwidth"),
    /** The source's line does not reach the target's chip. */
    L1_ROUTING(2, "l1_routing"),
    /** The line has fewer synapse drivers on the target's chip than its synapses need. */
    SYNAPSE_DRIVERS(3, "synapse_drivers"),
    /** Drivers are there, but no half-row of group, sign and STP set has a working cell left under the target. */
    SYNAPSE_ROWS(4, "synapse_rows");

    /** Number of causes. */
    public static final int COUNT = 5;

    private static final List<LossCause> BY_ID = List.of(values());

    private final int id;
    private final String reportName;

    LossCause(int id, String reportName) {
        this.id = id;
        this.reportName = reportName;
    }

    /** Cause with a number 0..4. */
    public static LossCause of(int id) {
        return BY_ID.get(id);
    }

    /** Number 0..4, in the order in which causes are tried. */
    public int id() {
        return id;
    }

    /** Key of this cause in {@code lost_by_cause} of the report. */
    public String reportName() {
        return reportName;
    }
}
