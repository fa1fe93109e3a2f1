package neckar.spec.coord;

/**
 * Closed forms of disc-shaped grids whose row pairs grow towards the middle (hardware reference 1.1 and 1.2).
 *
 * @param width columns of the grid
 * @param rows rows of the grid
 * @param rowsPerStep rows of equal width that follow each other
 * @param middleX first column right of the vertical axis times two, i.e. xmin + xmax + 1 of every row
 * @param topCount positions in the top row
 * @param growth additional positions a row gains with each step
 */
record WaferGrid(int width, int rows, int rowsPerStep, int middleX, int topCount, int growth) {
    /** HICANNs: 36 x 16. */
    static final WaferGrid HICANNS = new WaferGrid(36, 16, 2, 36, 12, 8);

    /** Reticles: 9 x 8. */
    static final WaferGrid RETICLES = new WaferGrid(9, 8, 1, 9, 3, 2);

    /** Positions in row y. */
    int rowCount(int y) {
        return topCount + growth * (Math.min(y, rows - 1 - y) / rowsPerStep);
    }

    /** First existing x of row y. */
    int xMin(int y) {
        return (middleX - rowCount(y)) / 2;
    }

    /** Id of the first position of row y. */
    int rowStart(int y) {
        int start = 0;
        for (int row = 0; row < y; row++) {
            start += rowCount(row);
        }
        return start;
    }

    /** Id at (x, y), or -1 where nothing exists. */
    int idAt(int x, int y) {
        if (y < 0 || y >= rows) {
            return -1;
        }
        int offset = x - xMin(y);
        return offset < 0 || offset >= rowCount(y) ? -1 : rowStart(y) + offset;
    }

    /** Row of a position. */
    int yOf(int id) {
        int y = 0;
        for (int rest = id - rowCount(0); rest >= 0; rest -= rowCount(y)) {
            y++;
        }
        return y;
    }

    /** Column of a position. */
    int xOf(int id) {
        int y = yOf(id);
        return xMin(y) + id - rowStart(y);
    }
}
