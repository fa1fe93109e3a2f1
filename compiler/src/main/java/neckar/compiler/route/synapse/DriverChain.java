package neckar.compiler.route.synapse;

import neckar.compiler.route.graph.Tap;

/**
 * Neighbouring drivers of one quadrant that decode the same line (hardware reference 4.2).
 *
 * @param tap where the line comes from
 * @param primary driver y that takes the L1 input
 * @param innermost driver y of the chain next to the neurons
 * @param length number of drivers, at least 1
 */
public record DriverChain(Tap tap, int primary, int innermost, int length) {
    /** First driver of the bottom half; below it "outward" means smaller y. */
    static final int FIRST_BOTTOM_DRIVER = 112;

    /** Driver y at a position of the chain, 0 being the innermost. */
    public int driver(int position) {
        return innermost + (innermost < FIRST_BOTTOM_DRIVER ? -2 : 2) * position;
    }
}
