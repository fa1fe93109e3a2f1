package neckar.emulator.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import neckar.emulator.digital.DigitalParameters;
import neckar.emulator.load.L1Route;
import neckar.emulator.load.LoadedWafer;
import neckar.emulator.silicon.Silicon;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.L1Topology;

/** Finds where the locked lines of a wafer end, with the delays of their repeaters, and where crosstalk leads. */
final class LineEndings {
    /** A hop of a route that drives a segment. */
    private record Drive(int route, int hop) {}

    private final LoadedWafer wafer;
    private final Silicon silicon;
    private final DigitalParameters digital;
    private final int[] indexOf;
    private final int[][] delay;
    private final SortedMap<Integer, List<Drive>> drives = new TreeMap<>();

    /**
     * Computes delays.
     *
     * @param wafer the wafer
     * @param silicon what its repeaters are made of
     * @param digital nominal delays
     * @param indexOf index of each chip of the wafer among the loaded ones
     */
    LineEndings(LoadedWafer wafer, Silicon silicon, DigitalParameters digital, int[] indexOf) {
        this.wafer = wafer;
        this.silicon = silicon;
        this.digital = digital;
        this.indexOf = indexOf.clone();
        delay = new int[wafer.routes().size()][];
        boolean quiet = LineCrosstalk.of(silicon).isSilent();
        for (int i = 0; i < delay.length; i++) {
            L1Route route = wafer.routes().get(i);
            delay[i] = delays(route);
            for (int hop = 0; hop < route.repeaters() && route.locked() && !quiet; hop++) {
                for (int segment : driven(route.repeater(hop))) {
                    drives.computeIfAbsent(segment, key -> new ArrayList<>()).add(new Drive(i, hop));
                }
            }
        }
    }

    private int[] delays(L1Route route) {
        int[] ticks = new int[route.repeaters()];
        for (int hop = 0; hop < ticks.length; hop++) {
            int parent = route.parent(hop);
            int own = silicon.repeaterDelayTicks(route.repeater(hop), digital.repeaterDelayTicks());
            ticks[hop] = own + (parent < 0 ? 0 : ticks[parent]);
        }
        return ticks;
    }

    /**
     * The endings at the drivers of each chip.
     *
     * @param running index of each chip in the machine, or -1
     */
    List<List<LineEnding>> find(int[] running) {
        List<List<LineEnding>> endings = new ArrayList<>();
        for (int c = 0; c < running.length; c++) {
            endings.add(new ArrayList<>());
        }
        for (int i = 0; i < delay.length; i++) {
            L1Route route = wafer.routes().get(i);
            int source = running[indexOf[route.hicann()]];
            if (source >= 0 && route.locked()) {
                addTargets(i, source, endings);
                addCrosstalk(i, source, endings);
            }
        }
        return endings;
    }

    /** The repeaters in input mode on the lines of each loaded chip. */
    List<List<TappedLines.Tap>> taps() {
        List<List<TappedLines.Tap>> taps = new ArrayList<>();
        wafer.chips().forEach(chip -> taps.add(new ArrayList<>()));
        for (int i = 0; i < delay.length; i++) {
            L1Route route = wafer.routes().get(i);
            for (int hop = 1; hop < route.repeaters() && route.locked(); hop++) {
                int repeater = route.repeater(hop);
                if (setting(repeater).mode() == RepeaterMode.INPUT) {
                    taps.get(indexOf[route.hicann()])
                            .add(new TappedLines.Tap(
                                    repeater, route.dncMerger(), delay[i][hop], repeaters(route, hop, -1)));
                }
            }
        }
        return taps;
    }

    private void addTargets(int i, int source, List<List<LineEnding>> endings) {
        L1Route route = wafer.routes().get(i);
        for (int t = 0; t < route.targets(); t++) {
            int hop = route.lastHop(t);
            LineEnding.Way way =
                    new LineEnding.Way(repeaters(route, hop, -1), route.driver(t), route.chainLinks(t), -1);
            add(endings, source, route.dncMerger(), delay[i][hop], way);
        }
    }

    /** Events that jump at a hop to the neighbouring line reach what this line reaches from there on. */
    private void addCrosstalk(int i, int source, List<List<LineEnding>> endings) {
        L1Route route = wafer.routes().get(i);
        for (int hop = 0; hop < route.repeaters() && !drives.isEmpty(); hop++) {
            for (int segment : driven(route.repeater(hop))) {
                for (Drive beside : drives.getOrDefault(segment ^ 1, List.of())) {
                    if (beside.route() != i) {
                        addVictims(i, hop, beside, source, endings);
                    }
                }
            }
        }
    }

    private void addVictims(int i, int hop, Drive beside, int source, List<List<LineEnding>> endings) {
        L1Route route = wafer.routes().get(i);
        L1Route victim = wafer.routes().get(beside.route());
        int[] before = repeaters(route, hop, -1);
        int[] ticks = delay[beside.route()];
        for (int t = 0; t < victim.targets(); t++) {
            if (isBehind(victim, victim.lastHop(t), beside.hop())) {
                int[] after = repeaters(victim, victim.lastHop(t), beside.hop());
                int[] all = Arrays.copyOf(before, before.length + after.length);
                System.arraycopy(after, 0, all, before.length, after.length);
                LineEnding.Way way =
                        new LineEnding.Way(all, victim.driver(t), victim.chainLinks(t), route.repeater(hop));
                int further = ticks[victim.lastHop(t)] - ticks[beside.hop()];
                add(endings, source, route.dncMerger(), delay[i][hop] + further, way);
            }
        }
    }

    private static boolean isBehind(L1Route route, int hop, int first) {
        int present = hop;
        while (present >= 0 && present != first) {
            present = route.parent(present);
        }
        return present == first;
    }

    private void add(List<List<LineEnding>> endings, int source, int dncMerger, int lineTicks, LineEnding.Way way) {
        int target = indexOf[L1Topology.hicannOfDriver(way.driver())];
        int y = L1Topology.yOfDriver(way.driver());
        int ticks = lineTicks + digital.driverDelayTicks() + way.chainLinks() * digital.chainDelayTicks();
        long decoded = wafer.chips().get(target).synapses().decoded(y);
        endings.get(target).add(new LineEnding(source, dncMerger, y, ticks, decoded, way));
    }

    /** Repeaters of a route up to a hop, behind another one or from the beginning (-1). */
    private static int[] repeaters(L1Route route, int last, int behind) {
        int count = 0;
        for (int hop = last; hop != behind; hop = route.parent(hop)) {
            count++;
        }
        int[] way = new int[count];
        for (int hop = last; hop != behind; hop = route.parent(hop)) {
            way[--count] = route.repeater(hop);
        }
        return way;
    }

    /** The segments that a repeater drives, as it is configured. */
    private int[] driven(int repeater) {
        RepeaterConfig setting = setting(repeater);
        boolean outerIsLeftOrTop = L1Topology.repeaterEnd(repeater) == L1Topology.LEFT_OR_TOP;
        boolean inward = outerIsLeftOrTop ? setting.toRightOrBottom() : setting.toLeftOrTop();
        boolean outward = outerIsLeftOrTop ? setting.toLeftOrTop() : setting.toRightOrBottom();
        int outer = L1Topology.outerSegment(repeater);
        if (!outward || outer == L1Topology.NONE) {
            return inward ? new int[] {repeater} : new int[0];
        }
        return inward ? new int[] {repeater, outer} : new int[] {outer};
    }

    private RepeaterConfig setting(int repeater) {
        HicannConfig config =
                wafer.chips().get(indexOf[L1Topology.hicannOf(repeater)]).config();
        int line = L1Topology.lineOf(repeater);
        return L1Topology.isHorizontal(repeater)
                ? config.repeater(HLineOnHicann.of(line))
                : config.repeater(VLineOnHicann.of(line));
    }
}
