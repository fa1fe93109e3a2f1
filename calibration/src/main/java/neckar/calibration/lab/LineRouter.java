package neckar.calibration.lab;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HRepeaterOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.RepeaterBlockOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.coord.VRepeaterOnHicann;
import neckar.spec.topology.L1Topology;

/**
 * Finds paths that can be used at the same time: no segment, repeater, sender or test port twice, and at most one closed crossbar
 * switch on a line. Shortest paths, by breadth-first search from what is tested back to a sender and on to a test port.
 */
public final class LineRouter {
    private static final int PORTS = 12;
    /** Chips from the tested one in each direction. */
    private static final int REACH = 2;

    private final HicannOnWafer chip;
    private final BitSet busySegments = new BitSet();
    private final BitSet busyRepeaters = new BitSet();
    private final BitSet busyPorts = new BitSet();
    private final BitSet busySources = new BitSet();
    private IntPredicate avoided = part -> false;

    /** All lines are free. */
    public LineRouter(HicannOnWafer chip) {
        this.chip = chip;
    }

    /** A step of a search: a segment, whether a crossbar switch joins it to the step before, and how it was reached. */
    private record State(int segment, boolean crossed, int link, int before) {}

    /**
     * A path through a target, which is then taken.
     *
     * @param target what it passes
     * @param avoid parts that it does not pass
     */
    public Optional<LinePath> take(LineTarget target, IntPredicate avoid) {
        avoided = part -> part != target.part() && avoid.test(part);
        boolean unusable = avoided.test(target.from()) || avoided.test(target.to()) || isBusy(target.part());
        if (unusable || !isFree(target.from()) || !isFree(target.to())) {
            return Optional.empty();
        }
        List<Integer> segments = new ArrayList<>();
        List<Integer> links = new ArrayList<>();
        BitSet before = (BitSet) busyRepeaters.clone();
        if (L1Part.isRepeater(target.part())) {
            // A sending repeater cannot send and forward at once.
            busyRepeaters.set(L1Part.segmentOfRepeater(target.part()));
        }
        if (!addBefore(target, segments, links) || !addBehind(segments, links)) {
            busyRepeaters.clear();
            busyRepeaters.or(before);
            return Optional.empty();
        }
        LinePath path = new LinePath(sourceOf(segments.get(0)), isWest(segments.get(0)), segments, links);
        occupy(path);
        return Optional.of(path);
    }

    /** Adds the way from a sender up to the target and through it. */
    private boolean addBefore(LineTarget target, List<Integer> segments, List<Integer> links) {
        List<State> states = new ArrayList<>();
        busySegments.set(target.to());
        int at = backward(new State(target.from(), L1Part.isCrossbar(target.part()), -1, -1), states);
        busySegments.clear(target.to());
        for (; at >= 0; at = states.get(at).before()) {
            segments.add(states.get(at).segment());
            if (states.get(at).before() >= 0) {
                links.add(states.get(at).link());
            }
        }
        if (segments.isEmpty()) {
            return false;
        }
        busyRepeaters.set(senderOf(segments.get(0)));
        if (target.from() != target.to()) {
            segments.add(target.to());
            links.add(target.part());
        }
        return isSimple(segments);
    }

    /** Adds the way on to a test port. */
    private boolean addBehind(List<Integer> segments, List<Integer> links) {
        List<State> states = new ArrayList<>();
        boolean crossed = !links.isEmpty() && L1Part.isCrossbar(links.get(links.size() - 1));
        segments.forEach(busySegments::set);
        int at = forward(new State(segments.get(segments.size() - 1), crossed, -1, -1), states);
        segments.forEach(busySegments::clear);
        List<Integer> tail = new ArrayList<>();
        List<Integer> tailLinks = new ArrayList<>();
        for (; at >= 0 && states.get(at).before() >= 0; at = states.get(at).before()) {
            tail.add(states.get(at).segment());
            tailLinks.add(states.get(at).link());
        }
        Collections.reverse(tail);
        Collections.reverse(tailLinks);
        segments.addAll(tail);
        links.addAll(tailLinks);
        return !tail.isEmpty() && isSimple(segments);
    }

    private static boolean isSimple(List<Integer> segments) {
        return !segments.isEmpty() && new HashSet<>(segments).size() == segments.size();
    }

    private void occupy(LinePath path) {
        path.segments().forEach(busySegments::set);
        busySources.set(path.source());
        for (int link : path.links()) {
            if (L1Part.isRepeater(link)) {
                busyRepeaters.set(L1Part.segmentOfRepeater(link));
            }
        }
        busyPorts.set(port(L1Part.segmentOfRepeater(path.recording())));
    }

    private static int next(int segment) {
        return L1Topology.next(segment, L1Topology.RIGHT_OR_BOTTOM);
    }

    private boolean isFree(int segment) {
        HicannOnWafer other = HicannOnWafer.of(L1Topology.hicannOf(segment));
        boolean near = Math.abs(other.x() - chip.x()) <= REACH && Math.abs(other.y() - chip.y()) <= REACH;
        return near && !busySegments.get(segment);
    }

    private boolean isBusy(int part) {
        return L1Part.isRepeater(part) && busyRepeaters.get(L1Part.segmentOfRepeater(part));
    }

    /** Whether a segment is driven by the sending repeater of the chip to the right. */
    private static boolean isWest(int segment) {
        return L1Topology.sendingRepeaterOf(segment) == L1Topology.NONE;
    }

    /** The repeater that sends into a segment that has a sender. */
    private static int senderOf(int segment) {
        return isWest(segment) ? next(segment) : segment;
    }

    /** The sender of a segment, or NONE. */
    private static int sourceOf(int segment) {
        int repeater = isWest(segment) && L1Topology.isHorizontal(segment) ? next(segment) : segment;
        int sender = repeater == L1Topology.NONE ? L1Topology.NONE : L1Topology.sendingRepeaterOf(repeater);
        return sender == L1Topology.NONE
                ? L1Topology.NONE
                : L1Part.source(L1Topology.hicannOf(repeater), DncMergerOnHicann.COUNT - 1 - sender);
    }

    private boolean isUsableSource(int segment) {
        int source = sourceOf(segment);
        if (source == L1Topology.NONE || busySources.get(source) || avoided.test(source)) {
            return false;
        }
        int repeater = senderOf(segment);
        HicannOnWafer sender = HicannOnWafer.of(L1Topology.hicannOf(repeater));
        return !busyRepeaters.get(repeater) && Math.abs(sender.x() - chip.x()) <= REACH;
    }

    /** Searches against the direction of events; returns the state at a sender, or -1. */
    private int backward(State start, List<State> states) {
        Map<Integer, Integer> known = new HashMap<>();
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        push(start, states, known, queue);
        while (!queue.isEmpty()) {
            int at = queue.remove();
            State state = states.get(at);
            if (isUsableSource(state.segment())) {
                return at;
            }
            for (int end = 0; end < 2; end++) {
                int part = crossing(state.segment(), end, 1 - end);
                if (part != L1Topology.NONE) {
                    push(new State(L1Topology.next(state.segment(), end), false, part, at), states, known, queue);
                }
            }
            pushCrossbars(state, at, states, known, queue);
        }
        return -1;
    }

    /** Searches in the direction of events; returns the state behind a repeater whose test port is free, or -1. */
    private int forward(State start, List<State> states) {
        Map<Integer, Integer> known = new HashMap<>();
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        push(start, states, known, queue);
        while (!queue.isEmpty()) {
            int at = queue.remove();
            State state = states.get(at);
            for (int end = 0; end < 2; end++) {
                int part = crossing(state.segment(), end, end);
                if (part == L1Topology.NONE) {
                    continue;
                }
                State behind = new State(L1Topology.next(state.segment(), end), false, part, at);
                int port = port(L1Part.segmentOfRepeater(part));
                if (port >= 0 && !busyPorts.get(port)) {
                    states.add(behind);
                    return states.size() - 1;
                }
                push(behind, states, known, queue);
            }
            pushCrossbars(state, at, states, known, queue);
        }
        return -1;
    }

    private void pushCrossbars(
            State state, int at, List<State> states, Map<Integer, Integer> known, ArrayDeque<Integer> queue) {
        for (int k = 0; !state.crossed() && k < L1Topology.crossbarCount(state.segment()); k++) {
            int part = L1Part.crossbar(
                    L1Topology.hicannOf(state.segment()), L1Topology.crossbarSwitch(state.segment(), k));
            int other = L1Topology.crossbarSegment(state.segment(), k);
            if (isFree(other) && !avoided.test(part)) {
                push(new State(other, true, part, at), states, known, queue);
            }
        }
    }

    private void push(State state, List<State> states, Map<Integer, Integer> known, ArrayDeque<Integer> queue) {
        int key = 2 * state.segment() + (state.crossed() ? 1 : 0);
        boolean first = state.before() < 0;
        if (!first && avoided.test(state.segment())) {
            return;
        }
        if (known.putIfAbsent(key, states.size()) == null) {
            queue.add(states.size());
            states.add(state);
        }
    }

    /** The repeater between a segment and the next chip at an end, driven in a direction, if it can be used. */
    private int crossing(int segment, int end, int direction) {
        int other = L1Topology.next(segment, end);
        int repeater = L1Topology.crossingRepeater(segment, end);
        if (other == L1Topology.NONE || repeater == L1Topology.NONE || !isFree(other)) {
            return L1Topology.NONE;
        }
        int part = L1Part.repeater(repeater, direction);
        return busyRepeaters.get(repeater) || avoided.test(part) ? L1Topology.NONE : part;
    }

    /** Test port of a repeater over all chips, or -1 for sending repeaters. */
    static int port(int repeater) {
        int line = L1Topology.lineOf(repeater);
        int hicann = L1Topology.hicannOf(repeater);
        if (!L1Topology.isHorizontal(repeater)) {
            VRepeaterOnHicann vertical = VLineOnHicann.of(line).repeater();
            return portOnWafer(
                    hicann, port(vertical.block(), vertical.testPort().id()));
        }
        HRepeaterOnHicann horizontal = HLineOnHicann.of(line).repeater();
        return horizontal
                .testPort()
                .map(port -> portOnWafer(hicann, port(horizontal.block(), port.id())))
                .orElse(-1);
    }

    /** A test port over all chips. */
    static int portOnWafer(int hicann, int port) {
        return PORTS * hicann + port;
    }

    /** Number of a test port on its chip. */
    static int port(RepeaterBlockOnHicann block, int port) {
        return 2 * block.id() + port;
    }
}
