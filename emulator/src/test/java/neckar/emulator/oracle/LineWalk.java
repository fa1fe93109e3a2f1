package neckar.emulator.oracle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import neckar.emulator.digital.DigitalParameters;
import neckar.emulator.silicon.Silicon;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.L1Topology;

/** Walks from a sending repeater over switches and repeaters to all drivers that hear it (hardware reference 2). */
final class LineWalk {
    /**
     * A driver that hears the frames.
     *
     * @param hicann its chip
     * @param driver the driver
     * @param delayTicks how long after their start its conductances rise
     * @param way repeaters that the frames pass, numbered by their segments
     * @param links links of the chain between the driver that takes the line and this one
     */
    record Hearer(HicannOnWafer hicann, SynapseDriverOnHicann driver, int delayTicks, List<Integer> way, int links) {
        boolean isBehind(int repeater) {
            return way.contains(repeater);
        }

        /** An event that arrives at the driver. */
        Lines.Arrival arrival(long tick, int address) {
            return new Lines.Arrival(hicann, new ArrayOracle.DriverEvent(tick, address, driver.id()));
        }
    }

    /**
     * A segment that a repeater drives.
     *
     * @param segment the segment
     * @param way repeaters that the frames pass up to there, the driving one the last
     */
    record Drive(int segment, List<Integer> way) {
        int repeater() {
            return way.get(way.size() - 1);
        }
    }

    private final SortedMap<HicannOnWafer, HicannConfig> wafer;
    private final DigitalParameters parameters;
    private final Silicon silicon;
    private final Set<Integer> visited = new HashSet<>();
    private final List<Hearer> hearers = new ArrayList<>();
    private final List<Drive> drives = new ArrayList<>();

    private LineWalk(SortedMap<HicannOnWafer, HicannConfig> wafer, DigitalParameters parameters, Silicon silicon) {
        this.wafer = wafer;
        this.parameters = parameters;
        this.silicon = silicon;
    }

    /** Follows the frames of a DNC merger. */
    static LineWalk from(
            HicannOnWafer hicann,
            DncMergerOnHicann dnc,
            SortedMap<HicannOnWafer, HicannConfig> wafer,
            DigitalParameters parameters,
            Silicon silicon) {
        LineWalk walk = new LineWalk(wafer, parameters, silicon);
        HLineOnHicann line = dnc.hline();
        RepeaterConfig sending = walk.config(hicann).repeater(line);
        if (!walk.broken(hicann).repeater(line)) {
            List<Integer> way = List.of(L1Topology.hSegment(hicann.id(), line.id()));
            if (sending.toRightOrBottom()) {
                walk.driveHorizontal(hicann, line, way);
            }
            if (sending.toLeftOrTop()) {
                hicann.west().ifPresent(west -> walk.driveHorizontal(west, line.west(), way));
            }
        }
        return walk;
    }

    /** The drivers that hear the merger. */
    List<Hearer> hearers() {
        return hearers;
    }

    /** The segments that repeaters drive with its frames. */
    List<Drive> drives() {
        return drives;
    }

    private static List<Integer> and(List<Integer> way, int repeater) {
        List<Integer> longer = new ArrayList<>(way);
        longer.add(repeater);
        return longer;
    }

    private void driveHorizontal(HicannOnWafer hicann, HLineOnHicann line, List<Integer> way) {
        if (!broken(hicann).line(line)) {
            drives.add(new Drive(L1Topology.hSegment(hicann.id(), line.id()), way));
        }
        horizontal(hicann, line, way);
    }

    private void driveVertical(HicannOnWafer hicann, VLineOnHicann line, List<Integer> way) {
        if (!broken(hicann).line(line)) {
            drives.add(new Drive(L1Topology.vSegment(hicann.id(), line.id()), way));
        }
        vertical(hicann, line, way);
    }

    private HicannConfig config(HicannOnWafer hicann) {
        return wafer.getOrDefault(hicann, HicannConfig.IDLE);
    }

    private BrokenParts broken(HicannOnWafer hicann) {
        return new BrokenParts(silicon.defects(), hicann);
    }

    private int delay(int repeater) {
        return silicon.repeaterDelayTicks(repeater, parameters.repeaterDelayTicks());
    }

    private static boolean forwards(RepeaterConfig repeater, boolean broken) {
        return !broken && (repeater.mode() == RepeaterMode.FORWARDING || repeater.mode() == RepeaterMode.INPUT);
    }

    private void horizontal(HicannOnWafer hicann, HLineOnHicann line, List<Integer> way) {
        int segment = L1Topology.hSegment(hicann.id(), line.id());
        if (broken(hicann).line(line) || !visited.add(segment)) {
            return;
        }
        for (CrossbarSwitchOnHicann closed : config(hicann).crossbar().closed()) {
            if (closed.hline().equals(line) && !broken(hicann).has(closed)) {
                vertical(hicann, closed.vline(), way);
            }
        }
        RepeaterConfig own = config(hicann).repeater(line);
        boolean leavesOverOwn = forwards(own, broken(hicann).repeater(line))
                && (line.repeaterOnLeft() ? own.toLeftOrTop() : own.toRightOrBottom());
        Optional<HicannOnWafer> overOwn = line.repeaterOnLeft() ? hicann.west() : hicann.east();
        if (leavesOverOwn && overOwn.isPresent()) {
            driveHorizontal(overOwn.get(), line.repeaterOnLeft() ? line.west() : line.east(), and(way, segment));
        }
        Optional<HicannOnWafer> overOther = line.repeaterOnLeft() ? hicann.east() : hicann.west();
        if (overOther.isPresent()) {
            HLineOnHicann there = line.repeaterOnLeft() ? line.east() : line.west();
            RepeaterConfig other = config(overOther.get()).repeater(there);
            boolean enters = line.repeaterOnLeft() ? other.toRightOrBottom() : other.toLeftOrTop();
            if (forwards(other, broken(overOther.get()).repeater(there)) && enters) {
                int repeater = L1Topology.hSegment(overOther.get().id(), there.id());
                driveHorizontal(overOther.get(), there, and(way, repeater));
            }
        }
    }

    private void vertical(HicannOnWafer hicann, VLineOnHicann line, List<Integer> way) {
        int segment = L1Topology.vSegment(hicann.id(), line.id());
        if (broken(hicann).line(line) || !visited.add(segment)) {
            return;
        }
        for (CrossbarSwitchOnHicann closed : config(hicann).crossbar().closed()) {
            if (closed.vline().equals(line) && !broken(hicann).has(closed)) {
                horizontal(hicann, closed.hline(), way);
            }
        }
        for (SynapseSwitchOnHicann closed : config(hicann).synapseSwitches().closed()) {
            if (closed.vline().equals(line) && !broken(hicann).has(closed)) {
                closed.row()
                        .fedHicann(hicann)
                        .ifPresent(fed -> driver(fed, closed.row().driver(), way));
            }
        }
        RepeaterConfig own = config(hicann).repeater(line);
        boolean leavesOverOwn = forwards(own, broken(hicann).repeater(line))
                && (line.repeaterOnTop() ? own.toLeftOrTop() : own.toRightOrBottom());
        Optional<HicannOnWafer> overOwn = line.repeaterOnTop() ? hicann.north() : hicann.south();
        if (leavesOverOwn && overOwn.isPresent()) {
            driveVertical(overOwn.get(), line.repeaterOnTop() ? line.north() : line.south(), and(way, segment));
        }
        Optional<HicannOnWafer> overOther = line.repeaterOnTop() ? hicann.south() : hicann.north();
        if (overOther.isPresent()) {
            VLineOnHicann there = line.repeaterOnTop() ? line.south() : line.north();
            RepeaterConfig other = config(overOther.get()).repeater(there);
            boolean enters = line.repeaterOnTop() ? other.toRightOrBottom() : other.toLeftOrTop();
            if (forwards(other, broken(overOther.get()).repeater(there)) && enters) {
                int repeater = L1Topology.vSegment(overOther.get().id(), there.id());
                driveVertical(overOther.get(), there, and(way, repeater));
            }
        }
    }

    /** The line reaches a driver's switch: if it takes the line, so do all drivers of its chain. */
    private void driver(HicannOnWafer hicann, SynapseDriverOnHicann primary, List<Integer> way) {
        chain(config(hicann), broken(hicann), primary).forEach((driver, links) -> hear(hicann, driver, way, links));
    }

    /** Drivers that hear a line when it reaches the switch of one, with the links between. */
    static Map<SynapseDriverOnHicann, Integer> chain(
            HicannConfig config, BrokenParts broken, SynapseDriverOnHicann primary) {
        Map<SynapseDriverOnHicann, Integer> links = new LinkedHashMap<>();
        if (!config.driver(primary).locin() || broken.has(primary)) {
            return links;
        }
        links.put(primary, 0);
        SynapseDriverOnHicann driver = primary;
        for (int link = 1; config.driver(driver).connect(); link++) {
            driver = driver.outward().orElseThrow();
            if (broken.has(driver)) {
                break;
            }
            links.put(driver, link);
        }
        Optional<SynapseDriverOnHicann> inner = primary.inward();
        for (int link = 1; inner.isPresent() && !broken.has(inner.get()); link++) {
            if (!config.driver(inner.get()).connect()) {
                break;
            }
            links.put(inner.get(), link);
            inner = inner.get().inward();
        }
        return links;
    }

    private void hear(HicannOnWafer hicann, SynapseDriverOnHicann driver, List<Integer> way, int links) {
        if (config(hicann).driver(driver).enable()) {
            int ticks = parameters.driverDelayTicks() + links * parameters.chainDelayTicks();
            for (int repeater : way) {
                ticks += delay(repeater);
            }
            hearers.add(new Hearer(hicann, driver, ticks, way, links));
        }
    }
}
