package neckar.emulator.oracle;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
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
    /** A driver that hears the frames, and how long after their start its conductances rise. */
    record Hearer(HicannOnWafer hicann, SynapseDriverOnHicann driver, int delayTicks) {}

    private final SortedMap<HicannOnWafer, HicannConfig> wafer;
    private final DigitalParameters parameters;
    private final Silicon silicon;
    private final Set<Integer> visited = new HashSet<>();
    private final List<Hearer> hearers = new ArrayList<>();

    private LineWalk(SortedMap<HicannOnWafer, HicannConfig> wafer, DigitalParameters parameters, Silicon silicon) {
        this.wafer = wafer;
        this.parameters = parameters;
        this.silicon = silicon;
    }

    /** The drivers that hear a DNC merger. */
    static List<Hearer> from(
            HicannOnWafer hicann,
            DncMergerOnHicann dnc,
            SortedMap<HicannOnWafer, HicannConfig> wafer,
            DigitalParameters parameters,
            Silicon silicon) {
        LineWalk walk = new LineWalk(wafer, parameters, silicon);
        HLineOnHicann line = dnc.hline();
        RepeaterConfig sending = walk.config(hicann).repeater(line);
        if (walk.broken(hicann).repeater(line)) {
            return List.of();
        }
        int delay = walk.delay(L1Topology.hSegment(hicann.id(), line.id()));
        if (sending.toRightOrBottom()) {
            walk.horizontal(hicann, line, delay);
        }
        if (sending.toLeftOrTop()) {
            hicann.west().ifPresent(west -> walk.horizontal(west, line.west(), delay));
        }
        return walk.hearers;
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

    private void horizontal(HicannOnWafer hicann, HLineOnHicann line, int ticks) {
        int segment = L1Topology.hSegment(hicann.id(), line.id());
        if (broken(hicann).line(line) || !visited.add(segment)) {
            return;
        }
        for (CrossbarSwitchOnHicann closed : config(hicann).crossbar().closed()) {
            if (closed.hline().equals(line) && !broken(hicann).has(closed)) {
                vertical(hicann, closed.vline(), ticks);
            }
        }
        RepeaterConfig own = config(hicann).repeater(line);
        boolean leavesOverOwn = forwards(own, broken(hicann).repeater(line))
                && (line.repeaterOnLeft() ? own.toLeftOrTop() : own.toRightOrBottom());
        Optional<HicannOnWafer> overOwn = line.repeaterOnLeft() ? hicann.west() : hicann.east();
        if (leavesOverOwn && overOwn.isPresent()) {
            horizontal(overOwn.get(), line.repeaterOnLeft() ? line.west() : line.east(), ticks + delay(segment));
        }
        Optional<HicannOnWafer> overOther = line.repeaterOnLeft() ? hicann.east() : hicann.west();
        if (overOther.isPresent()) {
            HLineOnHicann there = line.repeaterOnLeft() ? line.east() : line.west();
            RepeaterConfig other = config(overOther.get()).repeater(there);
            boolean enters = line.repeaterOnLeft() ? other.toRightOrBottom() : other.toLeftOrTop();
            if (forwards(other, broken(overOther.get()).repeater(there)) && enters) {
                int repeater = L1Topology.hSegment(overOther.get().id(), there.id());
                horizontal(overOther.get(), there, ticks + delay(repeater));
            }
        }
    }

    private void vertical(HicannOnWafer hicann, VLineOnHicann line, int ticks) {
        int segment = L1Topology.vSegment(hicann.id(), line.id());
        if (broken(hicann).line(line) || !visited.add(segment)) {
            return;
        }
        for (CrossbarSwitchOnHicann closed : config(hicann).crossbar().closed()) {
            if (closed.vline().equals(line) && !broken(hicann).has(closed)) {
                horizontal(hicann, closed.hline(), ticks);
            }
        }
        for (SynapseSwitchOnHicann closed : config(hicann).synapseSwitches().closed()) {
            if (closed.vline().equals(line) && !broken(hicann).has(closed)) {
                closed.row()
                        .fedHicann(hicann)
                        .ifPresent(fed -> driver(fed, closed.row().driver(), ticks));
            }
        }
        RepeaterConfig own = config(hicann).repeater(line);
        boolean leavesOverOwn = forwards(own, broken(hicann).repeater(line))
                && (line.repeaterOnTop() ? own.toLeftOrTop() : own.toRightOrBottom());
        Optional<HicannOnWafer> overOwn = line.repeaterOnTop() ? hicann.north() : hicann.south();
        if (leavesOverOwn && overOwn.isPresent()) {
            vertical(overOwn.get(), line.repeaterOnTop() ? line.north() : line.south(), ticks + delay(segment));
        }
        Optional<HicannOnWafer> overOther = line.repeaterOnTop() ? hicann.south() : hicann.north();
        if (overOther.isPresent()) {
            VLineOnHicann there = line.repeaterOnTop() ? line.south() : line.north();
            RepeaterConfig other = config(overOther.get()).repeater(there);
            boolean enters = line.repeaterOnTop() ? other.toRightOrBottom() : other.toLeftOrTop();
            if (forwards(other, broken(overOther.get()).repeater(there)) && enters) {
                int repeater = L1Topology.vSegment(overOther.get().id(), there.id());
                vertical(overOther.get(), there, ticks + delay(repeater));
            }
        }
    }

    /** The line reaches a driver's switch: if it takes the line, so do all drivers of its chain. */
    private void driver(HicannOnWafer hicann, SynapseDriverOnHicann primary, int ticks) {
        HicannConfig config = config(hicann);
        BrokenParts broken = broken(hicann);
        if (!config.driver(primary).locin() || broken.has(primary)) {
            return;
        }
        hear(hicann, primary, ticks, 0);
        SynapseDriverOnHicann driver = primary;
        for (int links = 1; config.driver(driver).connect(); links++) {
            driver = driver.outward().orElseThrow();
            if (broken.has(driver)) {
                break;
            }
            hear(hicann, driver, ticks, links);
        }
        Optional<SynapseDriverOnHicann> inner = primary.inward();
        for (int links = 1; inner.isPresent() && !broken.has(inner.get()); links++) {
            if (!config.driver(inner.get()).connect()) {
                break;
            }
            hear(hicann, inner.get(), ticks, links);
            inner = inner.get().inward();
        }
    }

    private void hear(HicannOnWafer hicann, SynapseDriverOnHicann driver, int ticks, int links) {
        if (config(hicann).driver(driver).enable()) {
            int all = ticks + parameters.driverDelayTicks() + links * parameters.chainDelayTicks();
            hearers.add(new Hearer(hicann, driver, all));
        }
    }
}
