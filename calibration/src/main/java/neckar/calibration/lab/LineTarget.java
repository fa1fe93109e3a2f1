package neckar.calibration.lab;

import java.util.ArrayList;
import java.util.List;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.L1Topology;

/**
 * What a path has to pass.
 *
 * @param part the part
 * @param from segment before it; the part itself if it is a segment; for a sender a segment that it drives
 * @param to segment behind it; the same as {@code from} for a segment and a sender
 */
public record LineTarget(int part, int from, int to) {
    /** A segment. */
    static LineTarget segment(int segment) {
        return new LineTarget(segment, segment, segment);
    }

    /** A segment's crossing to the next chip or back, if there is one. */
    private static void addCrossing(int segment, boolean inward, List<LineTarget> targets) {
        int end = L1Topology.repeaterEnd(segment);
        int outer = L1Topology.outerSegment(segment);
        if (outer != L1Topology.NONE) {
            int part = L1Part.repeater(segment, inward ? 1 - end : end);
            targets.add(inward ? new LineTarget(part, outer, segment) : new LineTarget(part, segment, outer));
        }
    }

    /** A segment and its repeater in both directions; repeaters at the border of the wafer lead nowhere. */
    public static List<LineTarget> line(int segment) {
        List<LineTarget> targets = new ArrayList<>();
        addCrossing(segment, true, targets);
        addCrossing(segment, false, targets);
        targets.add(segment(segment));
        return targets;
    }

    /** The crossbar switches of a horizontal line of a chip, each passed from one line to the other or back. */
    public static List<LineTarget> crossbars(HicannOnWafer hicann, int hline) {
        int segment = L1Topology.hSegment(hicann.id(), hline);
        List<LineTarget> targets = new ArrayList<>();
        for (int k = 0; k < L1Topology.CROSSBARS_PER_HLINE; k++) {
            targets.addAll(of(L1Part.crossbar(hicann.id(), L1Topology.crossbarSwitch(segment, k))));
        }
        return targets;
    }

    /** How a part can be passed; a sender is nearest to the two lines that it drives. */
    public static List<LineTarget> of(int part) {
        if (L1Part.isSegment(part)) {
            return List.of(segment(part));
        }
        if (L1Part.isRepeater(part)) {
            int segment = L1Part.segmentOfRepeater(part);
            List<LineTarget> targets = new ArrayList<>();
            addCrossing(segment, true, targets);
            addCrossing(segment, false, targets);
            targets.removeIf(target -> target.part() != part);
            return targets;
        }
        if (L1Part.isCrossbar(part)) {
            int hicann = L1Part.hicann(part);
            int h = L1Topology.hSegment(hicann, L1Part.crossbarOf(part).hline().id());
            int v = L1Topology.vSegment(hicann, L1Part.crossbarOf(part).vline().id());
            return List.of(new LineTarget(part, h, v), new LineTarget(part, v, h));
        }
        int sender = L1Topology.sendingRepeaterOfDnc(L1Part.dncMergerOfSource(part));
        List<LineTarget> targets = new ArrayList<>();
        int west = L1Topology.sendingWestSegment(L1Part.hicann(part), sender);
        int east = L1Topology.sendingSegment(L1Part.hicann(part), sender);
        targets.add(new LineTarget(part, east, east));
        if (west != L1Topology.NONE) {
            targets.add(new LineTarget(part, west, west));
        }
        return targets;
    }
}
