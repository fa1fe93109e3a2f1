package neckar.network;

/**
 * The pairs of cells that a connector may connect: all of a rectangle, less the excluded ones when both sides are the
 * same population. A row holds the pairs of one presynaptic cell, a column those of one postsynaptic cell; within them
 * candidates are counted from 0.
 *
 * @param preSize cells of the presynaptic population
 * @param postSize cells of the postsynaptic population
 * @param selfConnections which pairs are excluded; {@code ALLOWED} unless both sides are the same population
 */
record CandidatePairs(int preSize, int postSize, SelfConnections selfConnections) {
    /** All candidates. */
    long count() {
        return switch (selfConnections) {
            case ALLOWED -> (long) preSize * postSize;
            case FORBIDDEN -> (long) preSize * (postSize - 1);
            case NO_MUTUAL -> (long) preSize * (preSize - 1) / 2;
        };
    }

    /** Candidates of a presynaptic cell. */
    int rowLength(int pre) {
        return switch (selfConnections) {
            case ALLOWED -> postSize;
            case FORBIDDEN -> postSize - 1;
            case NO_MUTUAL -> pre;
        };
    }

    /** The k-th postsynaptic candidate of a presynaptic cell, ascending in k. */
    int post(int pre, int k) {
        return selfConnections == SelfConnections.FORBIDDEN && k >= pre ? k + 1 : k;
    }

    /** Candidates of a postsynaptic cell. */
    int columnLength(int post) {
        return switch (selfConnections) {
            case ALLOWED -> preSize;
            case FORBIDDEN -> preSize - 1;
            case NO_MUTUAL -> preSize - 1 - post;
        };
    }

    /** The k-th presynaptic candidate of a postsynaptic cell, ascending in k. */
    int pre(int post, int k) {
        return switch (selfConnections) {
            case ALLOWED -> k;
            case FORBIDDEN -> k >= post ? k + 1 : k;
            case NO_MUTUAL -> post + 1 + k;
        };
    }

    /** The presynaptic cell of the candidate with this number, counted row by row. */
    int preOf(long candidate) {
        if (selfConnections != SelfConnections.NO_MUTUAL) {
            return (int) (candidate / rowLength(0));
        }
        // Row r begins at r (r - 1) / 2; the square root may be off by one in the last place.
        int row = (int) ((1 + Math.sqrt(1 + 8.0 * candidate)) / 2);
        while (rowStart(row) > candidate) {
            row--;
        }
        while (rowStart(row + 1) <= candidate) {
            row++;
        }
        return row;
    }

    /** The postsynaptic cell of the candidate with this number in the row of {@code pre}. */
    int postOf(long candidate, int pre) {
        return post(pre, (int) (candidate - rowStart(pre)));
    }

    private long rowStart(int pre) {
        return selfConnections == SelfConnections.NO_MUTUAL ? (long) pre * (pre - 1) / 2 : (long) pre * rowLength(0);
    }
}
