package neckar.spec.coord;

/** Closed forms of disc-shaped grids whose rows grow towards the middle (hardware reference 1.1 and 1.2). */
final class WaferGrid {
    /** HICANNs: 36 x 16; rows come in pairs of equal width from 12 to 36. */
    static final WaferGrid HICANNS = new WaferGrid(36, 16, 2, 12, 8);

    /** Reticles: 9 x 8; rows grow from 3 to 9. */
    static final WaferGrid RETICLES = new WaferGrid(9, 8, 1, 3, 2);

    private final int[] xMin;
    private final int[] rowStart;
    private final int[] xOf;
    private final int[] yOf;

    /**
     * A grid that is mirror-symmetric in x and y.
     *
     * @param width columns of the grid
     * @param rows rows of the grid
     * @param rowsPerStep rows of equal width that follow each other
     * @param topCount positions in the top row
     * @param growth positions a row gains with each step towards the middle
     */
    private WaferGrid(int width, int rows, int rowsPerStep, int topCount, int growth) {
        xMin = new int[rows];
        rowStart = new int[rows + 1];
        for (int y = 0; y < rows; y++) {
            int count = topCount + growth * (Math.min(y, rows - 1 - y) / rowsPerStep);
            xMin[y] = (width - count) / 2;
            rowStart[y + 1] = rowStart[y] + count;
        }
        xOf = new int[rowStart[rows]];
        yOf = new int[rowStart[rows]];
        for (int y = 0; y < rows; y++) {
            for (int id = rowStart[y]; id < rowStart[y + 1]; id++) {
                xOf[id] = xMin[y] + id - rowStart[y];
                yOf[id] = y;
            }
        }
    }

    /** Id at (x, y), or -1 where nothing exists. */
    int idAt(int x, int y) {
        if (y < 0 || y >= xMin.length || x < xMin[y]) {
            return -1;
        }
        int id = rowStart[y] + x - xMin[y];
        return id < rowStart[y + 1] ? id : -1;
    }

    /** Column of a position. */
    int xOf(int id) {
        return xOf[id];
    }

    /** Row of a position. */
    int yOf(int id) {
        return yOf[id];
    }
}
