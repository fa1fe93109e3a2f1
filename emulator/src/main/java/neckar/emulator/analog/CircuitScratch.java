package neckar.emulator.analog;

/**
 * Values that live within one step: memory of a worker, which stays in its cache while the chips come and go. It grows to what the largest
 * chip needs.
 */
public final class CircuitScratch {
    /** Mean conductances of the step by slot. */
    float[] mean = new float[0];
    /** Sums of conductances and currents by rank. */
    float[] conductanceSum = new float[0];

    float[] drive = new float[0];
    /** Adaptation at the middle of the step by rank. */
    float[] adaptation = new float[0];
    /** Exponential terms at the start of the step by rank, and their derivative, times h/(2 C). */
    float[] upstroke = new float[0];

    float[] growth = new float[0];
    /** What decides which steps are not in one piece. */
    float[] steepness = new float[0];

    float[] term = new float[0];
    /** What events add to conductances at the ends of steps, in quanta, by step and slot; 0 outside a window. */
    int[] arrivedEnd = new int[0];
    /** What they add to mean conductances of steps. */
    int[] arrivedMean = new int[0];

    /** Makes room for a chip in a window of so many steps. */
    void fit(int slots, int ranks, int steps) {
        if (mean.length < slots) {
            mean = new float[slots];
        }
        if (arrivedEnd.length < slots * steps) {
            arrivedEnd = new int[slots * steps];
            arrivedMean = new int[slots * steps];
        }
        if (drive.length < ranks) {
            conductanceSum = new float[ranks];
            drive = new float[ranks];
            adaptation = new float[ranks];
            upstroke = new float[ranks];
            growth = new float[ranks];
            steepness = new float[ranks];
            term = new float[ranks];
        }
    }
}
