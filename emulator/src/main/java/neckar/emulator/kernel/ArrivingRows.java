package neckar.emulator.kernel;

import java.util.List;
import java.util.Optional;
import neckar.emulator.analog.PackedRows;
import neckar.emulator.digital.TreeWatch;
import org.jspecify.annotations.Nullable;

/** Which rows of one chip the groups of its drivers reach. */
final class ArrivingRows {
    private final List<LinePlan.Group> groups;
    /** First word of each row. */
    private final int[] rowAt;

    private @Nullable PackedRows packed;

    /**
     * Takes the groups of a chip.
     *
     * @param plan the groups
     * @param rowAt first word of each row; not to be changed
     */
    ArrivingRows(LinePlan plan, int[] rowAt) {
        groups = plan.groups();
        this.rowAt = rowAt;
    }

    List<LinePlan.Group> groups() {
        return groups;
    }

    /** First word of the row that an address reaches in a group that decodes it. */
    int row(LinePlan.Group group, int address) {
        return rowAt[group.firstRow() + Long.bitCount(group.decoded() & (1L << address) - 1)];
    }

    /** Has events bring their synapses along. */
    void pack(PackedRows rows) {
        packed = rows;
    }

    /** The rows as events bring them along, if they do. */
    Optional<PackedRows> packed() {
        return Optional.ofNullable(packed);
    }

    /** Shows an arriving event at the drivers that hear it. */
    void show(TreeWatch watch, int row, long tick, int address) {
        for (LinePlan.Group group : groups) {
            if (!group.hears(address) || row(group, address) != row) {
                continue;
            }
            RowGroup members = group.row();
            for (int m = 0; m < members.drivers().length; m++) {
                if ((members.heard()[m] >>> address & 1) != 0) {
                    watch.driver(members.drivers()[m], tick, address);
                }
            }
            return;
        }
    }
}
