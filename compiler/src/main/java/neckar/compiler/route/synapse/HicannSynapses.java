package neckar.compiler.route.synapse;

import java.util.List;

/**
 * Drivers, rows and cells of one chip. Rows, columns and drivers are numbered as in the hardware reference 4.1: row =
 * 2 y + r, 0..447; column 0..255; driver y 0..223.
 */
public final class HicannSynapses {
    /** STP set of a driver that is not in use. */
    public static final int UNUSED = -1;

    /** Sign of a row that no line input feeds. */
    public static final byte ROW_OFF = -1;

    /** Sign of a row on the excitatory input. */
    public static final byte EXCITATORY = 0;

    /** Sign of a row on the inhibitory input. */
    public static final byte INHIBITORY = 1;

    private final int hicann;
    private final List<DriverChain> chains;
    private final int[] stpSets;
    private final byte[] rowSigns;
    private final byte[] rowDecoders;
    private final short[] cellRows;
    private final short[] cellColumns;
    private final byte[] cellDecoders;
    private final int[] cellEdges;
    private final boolean chainsAreBest;

    HicannSynapses(
            int hicann,
            List<DriverChain> chains,
            boolean chainsAreBest,
            int[] stpSets,
            byte[] rowSigns,
            byte[] rowDecoders,
            Cells cells) {
        this.hicann = hicann;
        this.chainsAreBest = chainsAreBest;
        this.chains = List.copyOf(chains);
        this.stpSets = stpSets;
        this.rowSigns = rowSigns;
        this.rowDecoders = rowDecoders;
        this.cellRows = cells.rows();
        this.cellColumns = cells.columns();
        this.cellDecoders = cells.decoders();
        this.cellEdges = cells.edges();
    }

    /** HICANN id. */
    public int hicann() {
        return hicann;
    }

    /** Driver chains, ordered by their innermost driver. */
    public List<DriverChain> chains() {
        return chains;
    }

    /** True when no other chains for the same taps are worth more. */
    boolean chainsAreBest() {
        return chainsAreBest;
    }

    /** STP set of a driver (0 static), or {@link #UNUSED}. */
    public int stpSet(int driver) {
        return stpSets[driver];
    }

    /** Sign of a row: {@link #EXCITATORY}, {@link #INHIBITORY} or {@link #ROW_OFF}. */
    public byte rowSign(int row) {
        return rowSigns[row];
    }

    /** Two-bit decoder of the even (0) or odd (1) columns of a row: the group, upper two address bits, that it hears. */
    public int rowDecoder(int row, int parity) {
        return rowDecoders[2 * row + parity];
    }

    /** Number of cells in use. */
    public int cells() {
        return cellEdges.length;
    }

    /** Row of a cell. */
    public int cellRow(int cell) {
        return cellRows[cell];
    }

    /** Column of a cell. */
    public int cellColumn(int cell) {
        return cellColumns[cell];
    }

    /** Four-bit decoder of a cell, never 1. */
    public int cellDecoder(int cell) {
        return cellDecoders[cell];
    }

    /**
     * Edge that a cell realises, alone, together with other cells of that edge, or for edges that it carries too. The cells
     * of an edge follow one another.
     */
    public int cellEdge(int cell) {
        return cellEdges[cell];
    }

    /** First cell after those of the edge of a cell. */
    public int endOfEdge(int cell) {
        int end = cell + 1;
        while (end < cellEdges.length && cellEdges[end] == cellEdges[cell]) {
            end++;
        }
        return end;
    }
}
