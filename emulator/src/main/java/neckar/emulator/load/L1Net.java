package neckar.emulator.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import neckar.base.InputException;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.L1Topology;

/**
 * The L1 network as configured: nets of segments joined by closed crossbar switches, what drives each net, what takes
 * from it. Refuses two drivers on one net, shorted lines, and loops.
 */
final class L1Net {
    private static final int UNDRIVEN = -1;

    private final List<String> warnings;
    private final int[] parent = new int[L1Topology.SEGMENTS];
    /** Repeater that drives a net, by the root of the net. */
    private final int[] drivenBy = new int[L1Topology.SEGMENTS];
    /** Repeaters that take from a net: chained list by the root of the net. */
    private final int[] firstTaker = new int[L1Topology.SEGMENTS];

    private final int[] nextTaker = new int[L1Topology.SEGMENTS];
    /** Segment that a forwarding repeater drives. */
    private final int[] forwardsTo = new int[L1Topology.SEGMENTS];
    /** Vertical segment at the input of each driver. */
    private final int[] driverInput = new int[L1Topology.DRIVERS];

    private final List<List<Integer>> driversOf = new ArrayList<>();
    private final int[] driverListOf = new int[L1Topology.SEGMENTS];

    L1Net(Map<HicannOnWafer, HicannConfig> hicanns, List<String> warnings) {
        this.warnings = warnings;
        Arrays.setAll(parent, i -> i);
        Arrays.fill(drivenBy, UNDRIVEN);
        Arrays.fill(firstTaker, L1Topology.NONE);
        Arrays.fill(forwardsTo, L1Topology.NONE);
        Arrays.fill(driverInput, L1Topology.NONE);
        Arrays.fill(driverListOf, -1);
        hicanns.forEach(this::joinCrossbars);
        hicanns.forEach(this::connectDrivers);
        hicanns.forEach(this::addRepeaters);
        listDrivers();
        refuseLoops();
    }

    /** Root segment of the net of a segment. */
    int net(int segment) {
        int r = segment;
        while (parent[r] != r) {
            parent[r] = parent[parent[r]];
            r = parent[r];
        }
        return r;
    }

    /** Drivers whose input is on a net, ascending, packed as in {@link L1Topology}. */
    List<Integer> drivers(int net) {
        return driverListOf[net] < 0 ? List.of() : driversOf.get(driverListOf[net]);
    }

    /** First repeater that forwards from a net, or NONE; the next one by {@link #nextTaker}. */
    int firstTaker(int net) {
        return firstTaker[net];
    }

    int nextTaker(int repeater) {
        return nextTaker[repeater];
    }

    /** Net that a forwarding repeater drives. */
    int target(int repeater) {
        return net(forwardsTo[repeater]);
    }

    private void joinCrossbars(HicannOnWafer hicann, HicannConfig config) {
        for (CrossbarSwitchOnHicann crossbar : config.crossbar().closed()) {
            int a = net(L1Topology.hSegment(hicann.id(), crossbar.hline().id()));
            int b = net(L1Topology.vSegment(hicann.id(), crossbar.vline().id()));
            parent[Math.max(a, b)] = Math.min(a, b);
        }
    }

    private void connectDrivers(HicannOnWafer hicann, HicannConfig config) {
        int[] inHalfRow = new int[448];
        Arrays.fill(inHalfRow, L1Topology.NONE);
        for (SynapseSwitchOnHicann closed : config.synapseSwitches().closed()) {
            int y = closed.y();
            int v = closed.vline().id();
            int side = v / 128;
            int segment = L1Topology.vSegment(hicann.id(), v);
            if (inHalfRow[2 * y + side] != L1Topology.NONE) {
                throw InputException.of(
                                hicann + ".SSR" + y, "two closed synapse switches of one half-row short two lines")
                        .value(L1Topology.format(inHalfRow[2 * y + side]) + " and " + L1Topology.format(segment))
                        .allowed("one closed switch in a half-row");
            }
            inHalfRow[2 * y + side] = segment;
            int driver = L1Topology.fedDriver(hicann.id(), y, side);
            if (driver == L1Topology.NONE) {
                warnings.add(hicann + ".SSR" + y + ": the closed switch leads out of the wafer");
                continue;
            }
            if (driverInput[driver] != L1Topology.NONE) {
                throw InputException.of(
                                "H" + L1Topology.hicannOfDriver(driver) + ".SD" + y,
                                "the driver is fed from its own chip and from the neighbour, which shorts two lines")
                        .value(L1Topology.format(driverInput[driver]) + " and " + L1Topology.format(segment))
                        .allowed("one closed switch at the input of a driver");
            }
            driverInput[driver] = segment;
        }
    }

    private void addRepeaters(HicannOnWafer hicann, HicannConfig config) {
        for (HLineOnHicann line : HLineOnHicann.all()) {
            addRepeater(L1Topology.hSegment(hicann.id(), line.id()), config.repeater(line));
        }
        for (VLineOnHicann line : VLineOnHicann.all()) {
            addRepeater(L1Topology.vSegment(hicann.id(), line.id()), config.repeater(line));
        }
    }

    private void addRepeater(int repeater, RepeaterConfig config) {
        RepeaterMode mode = config.mode();
        if (mode == RepeaterMode.IDLE || mode == RepeaterMode.LOOPBACK) {
            return;
        }
        boolean inward = L1Topology.repeaterEnd(repeater) == L1Topology.LEFT_OR_TOP
                ? config.toRightOrBottom()
                : config.toLeftOrTop();
        boolean outward = L1Topology.repeaterEnd(repeater) == L1Topology.LEFT_OR_TOP
                ? config.toLeftOrTop()
                : config.toRightOrBottom();
        int outer = L1Topology.outerSegment(repeater);
        if (mode == RepeaterMode.OUTPUT) {
            drive(inward, repeater, repeater);
            drive(outward && outer != L1Topology.NONE, outer, repeater);
            return;
        }
        int from = inward ? outer : repeater;
        int to = inward ? repeater : outer;
        if (from == L1Topology.NONE || to == L1Topology.NONE) {
            warnings.add(L1Topology.format(repeater) + ": the repeater forwards across the border of the wafer");
            return;
        }
        drive(true, to, repeater);
        forwardsTo[repeater] = to;
        int net = net(from);
        nextTaker[repeater] = firstTaker[net];
        firstTaker[net] = repeater;
    }

    private void drive(boolean on, int segment, int repeater) {
        if (!on) {
            return;
        }
        int net = net(segment);
        if (drivenBy[net] != UNDRIVEN) {
            throw InputException.of(L1Topology.format(segment), "two repeaters drive one line")
                    .value("repeaters " + L1Topology.format(drivenBy[net]) + " and " + L1Topology.format(repeater))
                    .allowed("one driving repeater for all lines joined by closed switches");
        }
        drivenBy[net] = repeater;
    }

    private void listDrivers() {
        for (int driver = 0; driver < driverInput.length; driver++) {
            if (driverInput[driver] != L1Topology.NONE) {
                int net = net(driverInput[driver]);
                if (driverListOf[net] < 0) {
                    driverListOf[net] = driversOf.size();
                    driversOf.add(new ArrayList<>());
                }
                driversOf.get(driverListOf[net]).add(driver);
            }
        }
    }

    /** Every driven net must lie downstream of an output or of an undriven net; what is left over feeds itself. */
    private void refuseLoops() {
        boolean[] reached = new boolean[L1Topology.SEGMENTS];
        int[] stack = new int[L1Topology.SEGMENTS];
        int depth = 0;
        for (int net = 0; net < reached.length; net++) {
            boolean isRoot = parent[net] == net;
            boolean isFed = drivenBy[net] != UNDRIVEN && forwardsTo[drivenBy[net]] != L1Topology.NONE;
            if (isRoot && !isFed) {
                reached[net] = true;
                stack[depth++] = net;
            }
        }
        while (depth > 0) {
            int net = stack[--depth];
            for (int r = firstTaker[net]; r != L1Topology.NONE; r = nextTaker[r]) {
                int target = target(r);
                if (!reached[target]) {
                    reached[target] = true;
                    stack[depth++] = target;
                }
            }
        }
        for (int net = 0; net < reached.length; net++) {
            if (parent[net] == net && !reached[net]) {
                throw InputException.of(L1Topology.format(net), "repeaters forward events of this line in a circle")
                        .value("driven by repeater " + L1Topology.format(drivenBy[net]));
            }
        }
    }
}
