package neckar.compiler.route.synapse;

import neckar.compiler.route.graph.Tap;

/**
 * A tap's wish for a driver chain on its side of the chip.
 *
 * @param tap where the line arrives
 * @param wanted drivers that the demand grants it, at least 1; a longer chain is welcome when drivers are left
 * @param values worth of a chain by quadrant (0 top, 1 bottom) and length: {@code values[q][n]}, index 0 being 0; concave
 * @param primaries positions 0..111 of the side (quadrant times 56 + position) at which the primary may be, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // private to the package, made once, never changed
record ChainRequest(Tap tap, int wanted, double[][] values, int[] primaries) {
    /** Longest chain that has a value in a quadrant. */
    int longest(int quadrant) {
        return values[quadrant].length - 1;
    }

    /** Worth of a chain of the wanted length, in the better quadrant. */
    double fullValue() {
        return Math.max(wantedValue(0), wantedValue(1));
    }

    /** Worth of the longest chain that has a value in a quadrant. */
    double most(int quadrant) {
        return values[quadrant][longest(quadrant)];
    }

    private double wantedValue(int quadrant) {
        return values[quadrant][Math.min(wanted, longest(quadrant))];
    }
}
