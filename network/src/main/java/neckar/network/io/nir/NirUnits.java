package neckar.network.io.nir;

/**
 * What a NIR file leaves open.
 *
 * @param dtSec length of a spike's pulse in s of the file
 * @param isDtGiven whether the user told it; else a CubaLIF's is taken from its own w_in
 * @param msPerSec biological ms for a second of the file
 */
record NirUnits(double dtSec, boolean isDtGiven, double msPerSec) {
    /** Time step of most frameworks' examples, in s. */
    static final double DEFAULT_DT_SEC = 1e-4;
    /** What the smallest membrane time constant becomes, in ms. */
    static final double MEMBRANE_MS = 10;
}
