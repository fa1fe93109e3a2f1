package neckar.emulator.load;

import java.util.Arrays;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RowConfig;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.coord.SynapseDriverOnHicann;

/**
 * The synapses of a chip by driver and L1 address (hardware reference 4.3): the cells that an event reaches, in the order
 * of row and column. Cells are packed as {@code [9 row][8 column][4 weight][2 inputs]}, bit 0 of the inputs excitatory,
 * bit 1 inhibitory.
 */
public final class SynapseTable {
    private static final int ADDRESSES = 64;
    private static final int LISTS = SynapseDriverOnHicann.COUNT * ADDRESSES;

    private final int[] start;
    private final int[] cells;

    private SynapseTable(int[] start, int[] cells) {
        this.start = start;
        this.cells = cells;
    }

    /**
     * Lists the cells of all enabled drivers.
     *
     * @param config the chip
     * @param used whether a denmem belongs to a neuron that is emulated
     * @param unusualAddresses bit A for each address A with low nibble 1 that may be sent somewhere; cells with decoder 1
     *     are off by convention only and would answer to these
     */
    static SynapseTable of(HicannConfig config, boolean[] used, long unusualAddresses) {
        int[] count = new int[LISTS + 1];
        visit(config, used, unusualAddresses, (list, cell) -> count[list + 1]++);
        for (int i = 0; i < LISTS; i++) {
            count[i + 1] += count[i];
        }
        int[] next = Arrays.copyOf(count, LISTS);
        int[] cells = new int[count[LISTS]];
        visit(config, used, unusualAddresses, (list, cell) -> cells[next[list]++] = cell);
        return new SynapseTable(count, cells);
    }

    /** Receives the cells. */
    private interface CellSink {
        void add(int list, int cell);
    }

    private static void visit(HicannConfig config, boolean[] used, long unusual, CellSink sink) {
        byte[] cells = new byte[SynapseArray.COLUMNS];
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            SynapseDriverConfig setting = config.driver(driver);
            if (!setting.enable()) {
                continue;
            }
            int firstDenmem = driver.half().id() * SynapseArray.COLUMNS;
            for (int r = 0; r < 2; r++) {
                RowConfig row = setting.row(r);
                int inputs = (row.left() ? 1 : 0) | (row.right() ? 2 : 0);
                int rowId = 2 * driver.id() + r;
                if (inputs == 0 || (unusual == 0 && config.synapses().isRowUnused(rowId))) {
                    continue;
                }
                config.synapses().copyRow(rowId, cells, 0);
                for (int c = 0; c < cells.length; c++) {
                    int decoder = cells[c] >> 4 & 15;
                    int address = 16 * row.decoder(c % 2) + decoder;
                    boolean sent = decoder != SynapseArray.DISABLED_DECODER || (unusual >> address & 1) != 0;
                    if (sent && used[firstDenmem + c]) {
                        int cell = rowId << 14 | c << 6 | (cells[c] & 15) << 2 | inputs;
                        sink.add(driver.id() * ADDRESSES + address, cell);
                    }
                }
            }
        }
    }

    /** First cell of each (driver * 64 + address), and the number of cells at the end; not to be changed. */
    public int[] starts() {
        return start;
    }

    /** Number of cells. */
    public int size() {
        return cells.length;
    }

    /** Synapse row 0..447 of a cell. */
    public int row(int i) {
        return cells[i] >> 14;
    }

    /** Synapse column 0..255 of a cell. */
    public int column(int i) {
        return cells[i] >> 6 & 255;
    }

    /** Weight 0..15 of a cell. */
    public int weight(int i) {
        return cells[i] >> 2 & 15;
    }

    /** Whether a cell acts on the excitatory input. */
    public boolean excitatory(int i) {
        return (cells[i] & 1) != 0;
    }

    /** Whether a cell acts on the inhibitory input. */
    public boolean inhibitory(int i) {
        return (cells[i] & 2) != 0;
    }

    /** Addresses of a driver that at least one cell decodes, as bits. */
    public long decoded(int driver) {
        long bits = 0;
        for (int a = 0; a < ADDRESSES; a++) {
            int list = driver * ADDRESSES + a;
            bits |= start[list + 1] > start[list] ? 1L << a : 0;
        }
        return bits;
    }
}
