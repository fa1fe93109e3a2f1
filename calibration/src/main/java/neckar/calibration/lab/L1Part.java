package neckar.calibration.lab;

import java.util.Optional;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.Defect;
import neckar.spec.topology.DefectLevel;
import neckar.spec.topology.L1Topology;

/**
 * Parts of the L1 network that an event passes, packed as ints: segments as in {@link L1Topology}, then repeaters in one of their
 * directions, crossbar switches, and sources (a DNC merger with all that leads to it and its sending repeater).
 */
public final class L1Part {
    private static final int FIRST_REPEATER = L1Topology.SEGMENTS;
    private static final int FIRST_CROSSBAR = FIRST_REPEATER + 2 * L1Topology.SEGMENTS;
    private static final int FIRST_SOURCE = FIRST_CROSSBAR + HicannOnWafer.COUNT * CrossbarSwitchOnHicann.COUNT;

    private L1Part() {}

    /** A repeater, numbered by its segment, in a direction: 0 left or top, 1 right or bottom. */
    static int repeater(int segment, int direction) {
        return FIRST_REPEATER + 2 * segment + direction;
    }

    static int crossbar(int hicann, int id) {
        return FIRST_CROSSBAR + hicann * CrossbarSwitchOnHicann.COUNT + id;
    }

    static int source(int hicann, int dncMerger) {
        return FIRST_SOURCE + hicann * DncMergerOnHicann.COUNT + dncMerger;
    }

    static boolean isRepeater(int part) {
        return part >= FIRST_REPEATER && part < FIRST_CROSSBAR;
    }

    static boolean isCrossbar(int part) {
        return part >= FIRST_CROSSBAR && part < FIRST_SOURCE;
    }

    /** Whether a part is a segment of a line. */
    public static boolean isSegment(int part) {
        return part < FIRST_REPEATER;
    }

    /** Whether a repeater or switch leads to or from a segment. */
    public static boolean touches(int part, int segment) {
        if (isRepeater(part)) {
            int own = segmentOfRepeater(part);
            return own == segment || L1Topology.outerSegment(own) == segment;
        }
        if (isCrossbar(part)) {
            CrossbarSwitchOnHicann place = crossbarOf(part);
            return L1Topology.hSegment(hicann(part), place.hline().id()) == segment
                    || L1Topology.vSegment(hicann(part), place.vline().id()) == segment;
        }
        return false;
    }

    /** A repeater in its first direction; any other part as it is. */
    public static int eitherWay(int part) {
        return isRepeater(part) ? repeater(segmentOfRepeater(part), 0) : part;
    }

    /** Segment by which a repeater is numbered. */
    static int segmentOfRepeater(int part) {
        return (part - FIRST_REPEATER) / 2;
    }

    static int directionOfRepeater(int part) {
        return (part - FIRST_REPEATER) % 2;
    }

    static CrossbarSwitchOnHicann crossbarOf(int part) {
        return CrossbarSwitchOnHicann.of((part - FIRST_CROSSBAR) % CrossbarSwitchOnHicann.COUNT);
    }

    static int dncMergerOfSource(int part) {
        return (part - FIRST_SOURCE) % DncMergerOnHicann.COUNT;
    }

    /** The chip that a part is on. */
    public static int hicann(int part) {
        if (isSegment(part)) {
            return L1Topology.hicannOf(part);
        }
        if (isRepeater(part)) {
            return L1Topology.hicannOf(segmentOfRepeater(part));
        }
        return isCrossbar(part)
                ? (part - FIRST_CROSSBAR) / CrossbarSwitchOnHicann.COUNT
                : (part - FIRST_SOURCE) / DncMergerOnHicann.COUNT;
    }

    /** The part as a list of defects names it; sources have no name of their own. */
    public static Optional<Defect> defect(int part, String by, String why) {
        if (part >= FIRST_SOURCE) {
            return Optional.empty();
        }
        if (isCrossbar(part)) {
            return Optional.of(new Defect(
                    DefectLevel.CROSSBAR_SWITCH, hicann(part), crossbarOf(part).id(), by, why));
        }
        boolean line = isSegment(part);
        int segment = line ? part : segmentOfRepeater(part);
        int number = L1Topology.lineOf(segment);
        if (L1Topology.isHorizontal(segment)) {
            return Optional.of(
                    line
                            ? new Defect(DefectLevel.HBUS, hicann(part), number, by, why)
                            : new Defect(
                                    DefectLevel.HREPEATER,
                                    hicann(part),
                                    HLineOnHicann.of(number).repeater().id(),
                                    by,
                                    why));
        }
        return Optional.of(
                line
                        ? new Defect(DefectLevel.VBUS, hicann(part), number, by, why)
                        : new Defect(
                                DefectLevel.VREPEATER,
                                hicann(part),
                                VLineOnHicann.of(number).repeater().id(),
                                by,
                                why));
    }
}
