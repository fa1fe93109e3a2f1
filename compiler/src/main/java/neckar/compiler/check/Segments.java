package neckar.compiler.check;

import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HLineOnWafer;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseDriverOnWafer;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.coord.VLineOnWafer;

/**
 * Numbers of the pieces of wire that switches can join: horizontal segments, then vertical segments, then inputs of
 * synapse drivers, each chip-major. A segment is also the number of its own repeater, because each line has one
 * repeater per chip (hardware reference 2.6).
 */
final class Segments {

    private static final int FIRST_VERTICAL = HLineOnWafer.COUNT;
    private static final int FIRST_INPUT = FIRST_VERTICAL + VLineOnWafer.COUNT;

    /** Number of pieces of wire. */
    static final int COUNT = FIRST_INPUT + SynapseDriverOnWafer.COUNT;

    private Segments() {}

    static int horizontal(int hicann, int hline) {
        return hicann * HLineOnHicann.COUNT + hline;
    }

    static int vertical(int hicann, int vline) {
        return FIRST_VERTICAL + hicann * VLineOnHicann.COUNT + vline;
    }

    static int driverInput(int hicann, int driver) {
        return FIRST_INPUT + hicann * SynapseDriverOnHicann.COUNT + driver;
    }

    static int of(HLineOnWafer line) {
        return horizontal(line.hicann().id(), line.line().id());
    }

    static int of(VLineOnWafer line) {
        return vertical(line.hicann().id(), line.line().id());
    }

    static boolean isHorizontal(int segment) {
        return segment < FIRST_VERTICAL;
    }

    /** Chip of a line segment. */
    static HicannOnWafer hicann(int segment) {
        return HicannOnWafer.of(
                isHorizontal(segment)
                        ? segment / HLineOnHicann.COUNT
                        : (segment - FIRST_VERTICAL) / VLineOnHicann.COUNT);
    }

    /** Line number of a line segment on its chip. */
    static int line(int segment) {
        return isHorizontal(segment) ? segment % HLineOnHicann.COUNT : (segment - FIRST_VERTICAL) % VLineOnHicann.COUNT;
    }

    /** Short form of a line segment, for example {@code H324.HL62}. */
    static String name(int segment) {
        String line = isHorizontal(segment)
                ? HLineOnHicann.of(line(segment)).toString()
                : VLineOnHicann.of(line(segment)).toString();
        return hicann(segment) + "." + line;
    }
}
