package neckar.spec.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Control register of a synapse array controller (hardware reference 4.8).
 *
 * @param command what it does
 * @param newCommand whether writing the register starts the command
 * @param continuous whether plasticity runs without end
 * @param encr enables the correlation readout
 * @param rowOnArray row that the command acts on, 0..223 from top to bottom of the array
 * @param lastRowOnArray last row of plasticity, 0..223
 * @param columnSet column set that the command acts on, 0..7
 * @param withoutReset leaves the accumulators as they are
 * @param scc selects the causal accumulators
 * @param sca selects the acausal accumulators
 * @param idle the controller's own idle flag
 */
public record SynapseControl(
        SynapseCommand command,
        boolean newCommand,
        boolean continuous,
        boolean encr,
        int rowOnArray,
        int lastRowOnArray,
        int columnSet,
        boolean withoutReset,
        boolean scc,
        boolean sca,
        boolean idle) {
    /** Rows of an array. */
    public static final int ROWS = 224;

    /** Column sets of a row. */
    public static final int COLUMN_SETS = 8;

    /** Idle on row 0, both accumulators selected. */
    public static final SynapseControl DEFAULT =
            new SynapseControl(SynapseCommand.IDLE, false, false, false, 0, 0, 0, false, true, true, false);

    /** Checks ranges. */
    public SynapseControl {
        Require.inRange("row on the synapse array", rowOnArray, 0, ROWS - 1);
        Require.inRange("last row on the synapse array", lastRowOnArray, 0, ROWS - 1);
        Require.inRange("column set", columnSet, 0, COLUMN_SETS - 1);
    }

    /** The default with a new command on a row and column set. */
    public static SynapseControl start(SynapseCommand command, int rowOnArray, int columnSet) {
        return new SynapseControl(command, true, false, false, rowOnArray, 0, columnSet, false, true, true, false);
    }

    // Written out: a generated comparison is slow where no optimising compiler runs, and every register is compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof SynapseControl that
                        && command == that.command
                        && newCommand == that.newCommand
                        && continuous == that.continuous
                        && encr == that.encr
                        && rowOnArray == that.rowOnArray
                        && lastRowOnArray == that.lastRowOnArray
                        && columnSet == that.columnSet
                        && withoutReset == that.withoutReset
                        && scc == that.scc
                        && sca == that.sca
                        && idle == that.idle);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                command,
                newCommand,
                continuous,
                encr,
                rowOnArray,
                lastRowOnArray,
                columnSet,
                withoutReset,
                scc,
                sca,
                idle);
    }
}
