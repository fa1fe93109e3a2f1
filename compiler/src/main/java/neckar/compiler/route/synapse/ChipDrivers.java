package neckar.compiler.route.synapse;

import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapticInput;
import neckar.spec.topology.Availability;
import neckar.spec.topology.L1Topology;

/**
 * Drivers, rows and cells of one chip that work. Positions on a side are 0..111: quadrant (0 top, 1 bottom) times 56 plus
 * the position on the quadrant. A driver without a working row is not used, not even to pass events on.
 */
public final class ChipDrivers {
    private static final int ROWS_PER_DRIVER = 2;
    private static final int COLUMNS = 256;
    private static final int ROWS_PER_ARRAY = 224;

    private final int hicann;
    private final Availability availability;
    private final boolean[] rowWorks = new boolean[SynapseRowOnHicann.COUNT];
    private final boolean[][] inputWorks = new boolean[2][DenmemOnHicann.COUNT];

    /** The working parts of a chip. */
    public ChipDrivers(int hicann, Availability availability) {
        this.hicann = hicann;
        this.availability = availability;
        HicannOnWafer chip = HicannOnWafer.of(hicann);
        for (SynapseRowOnHicann row : SynapseRowOnHicann.all()) {
            rowWorks[row.id()] = availability.row(chip, row);
        }
        for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
            inputWorks[HicannSynapses.EXCITATORY][denmem.id()] =
                    availability.synapticInput(chip, denmem, SynapticInput.EXCITATORY);
            inputWorks[HicannSynapses.INHIBITORY][denmem.id()] =
                    availability.synapticInput(chip, denmem, SynapticInput.INHIBITORY);
        }
    }

    /** Driver y at a position of a side (0 left, 1 right). */
    static int driverAt(int side, int position) {
        boolean bottom = position >= ChainSearch.QUADRANT;
        return 2 * position + ((side == 1) == bottom ? 1 : 0);
    }

    /** Number of working rows of a driver: 0 when the driver itself is defective. */
    int workingRows(int y) {
        if (!availability.driver(L1Topology.driver(hicann, y))) {
            return 0;
        }
        int count = 0;
        for (int r = 0; r < ROWS_PER_DRIVER; r++) {
            count += rowWorks[ROWS_PER_DRIVER * y + r] ? 1 : 0;
        }
        return count;
    }

    /** True when a row works. */
    boolean rowWorks(int row) {
        return rowWorks[row];
    }

    /** Number of drivers of the chip that can be used. */
    public int usable() {
        int count = 0;
        for (int y = 0; y < SynapseDriverOnHicann.COUNT; y++) {
            count += workingRows(y) > 0 ? 1 : 0;
        }
        return count;
    }

    /** True when a cell works and so does the synaptic input of its denmem for a sign. */
    boolean cellWorks(int row, int column, int sign) {
        int denmem = row < ROWS_PER_ARRAY ? column : COLUMNS + column;
        return inputWorks[sign][denmem] && availability.synapse(hicann, row, column);
    }
}
