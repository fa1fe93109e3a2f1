package neckar.compiler.route.line;

/**
 * One event stream that enters L1: it leaves a chip through one DNC merger and that merger's sending repeater
 * (hardware reference 2.6, 3.5).
 *
 * @param id dense number of the line in its plan
 * @param hicann chip (enum) whose sending repeater injects the stream
 * @param dncMerger DNC merger 0..7; it drives sending repeater 7 - d, horizontal line 62 - 8 d
 * @param external true when the events come by Gbit link (channel = DNC merger), false when neurons or a generator make them
 * @param generator background generator 0..7 that locks the line; for a random generator line, the generator itself
 * @param randomGenerator true when the line carries a random (Poisson-like) background generator, which emits address 0
 *     only and locks the line itself (hardware reference 3.6)
 * @param nodes sources of the line: neurons, external sources, or all nodes of a generator population
 * @param addresses L1 address 0..63 of each of these nodes; upper two bits = group, lower four = cell address
 */
@SuppressWarnings("ArrayRecordComponent") // frozen by convention: read in the innermost loops of routing
public record Line(
        int id,
        int hicann,
        int dncMerger,
        boolean external,
        int generator,
        boolean randomGenerator,
        int[] nodes,
        byte[] addresses) {

    /** Groups of a line: the values of the upper two address bits, which a half-row selects. */
    public static final int GROUPS = 4;

    /** Sending repeater 0..7 that injects the line. */
    public int sendingRepeater() {
        return 7 - dncMerger;
    }

    /** Group (upper two address bits) of the i-th node. */
    public int group(int i) {
        return addresses[i] >> 4;
    }
}
