package neckar.compiler.check;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HLineOnWafer;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SendingRepeaterOnHicann;
import neckar.spec.coord.Side;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseDriverOnWafer;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.coord.VLineOnWafer;

/**
 * The L1 network as closed switches and repeaters make it (hardware reference 2). Wires joined by switches form a
 * net; a net has at most one driving repeater, and following drivers backwards leads to the sending repeater whose
 * stream the net carries.
 */
final class LineNets {

    /** Stream of a net that nothing drives. */
    static final int SILENT = -1;
    /** Stream of a net whose drivers form a circle. */
    static final int CIRCLE = -2;
    /** Stream of a net that carries test data. */
    static final int TEST_DATA = -3;

    private static final int UNKNOWN = -4;
    private static final int ON_PATH = -5;
    private static final int NO_DRIVE = -1;

    private final ProblemLog log;
    private final int[] parent = new int[Segments.COUNT];
    private final int[] ownSwitches = new int[SynapseDriverOnWafer.COUNT];
    private final int[] facingSwitches = new int[SynapseDriverOnWafer.COUNT];

    // Drives: repeater (number of its own segment), driven segment, and what it drives: a stream, or what comes from
    // another segment.
    private int drives;
    private int[] driveRepeater = new int[1024];
    private int[] driveTarget = new int[1024];
    private int[] driveStream = new int[1024];
    private int[] driveSource = new int[1024];

    private final int[] driveOfNet = new int[Segments.COUNT];
    private final int[] streamOfNet = new int[Segments.COUNT];
    private final int[] repeatersToNet = new int[Segments.COUNT];
    private int[] path = new int[64];

    LineNets(WaferConfig wafer, ProblemLog log) {
        this.log = log;
        Arrays.setAll(parent, segment -> segment);
        for (Map.Entry<HicannOnWafer, HicannConfig> chip : wafer.hicanns().entrySet()) {
            joinCrossbars(chip.getKey(), chip.getValue());
            joinSynapseSwitches(chip.getKey(), chip.getValue());
        }
        for (Map.Entry<HicannOnWafer, HicannConfig> chip : wafer.hicanns().entrySet()) {
            addHorizontalRepeaters(chip.getKey(), chip.getValue());
            addVerticalRepeaters(chip.getKey(), chip.getValue());
        }
        findDriveOfNets();
        resolveDrivenNets();
    }

    /** Packs a stream: what leaves one DNC merger of one chip. */
    static int stream(int hicann, int dnc) {
        return hicann * DncMergerOnHicann.COUNT + dnc;
    }

    /** Short form of a stream. */
    static String streamName(int stream) {
        return HicannOnWafer.of(stream / DncMergerOnHicann.COUNT) + "."
                + DncMergerOnHicann.of(stream % DncMergerOnHicann.COUNT);
    }

    private void joinCrossbars(HicannOnWafer hicann, HicannConfig config) {
        for (CrossbarSwitchOnHicann closed : config.crossbar().closed()) {
            join(
                    Segments.horizontal(hicann.id(), closed.hline().id()),
                    Segments.vertical(hicann.id(), closed.vline().id()));
        }
    }

    private void joinSynapseSwitches(HicannOnWafer hicann, HicannConfig config) {
        for (SynapseSwitchOnHicann closed : config.synapseSwitches().closed()) {
            Optional<HicannOnWafer> fed = closed.row().fedHicann(hicann);
            if (fed.isEmpty()) {
                log.add(ProblemKind.SWITCH_WITHOUT_DRIVER, hicann + "." + closed, "");
                continue;
            }
            int driver = fed.get().id() * SynapseDriverOnHicann.COUNT
                    + closed.row().driver().id();
            (closed.row().feedsOwnDriver() ? ownSwitches : facingSwitches)[driver]++;
            join(
                    Segments.vertical(hicann.id(), closed.vline().id()),
                    Segments.driverInput(fed.get().id(), closed.row().driver().id()));
        }
    }

    private void addHorizontalRepeaters(HicannOnWafer hicann, HicannConfig config) {
        for (HLineOnHicann line : HLineOnHicann.all()) {
            RepeaterConfig repeater = config.repeater(line);
            if (repeater.mode() == RepeaterMode.IDLE) {
                continue;
            }
            HLineOnWafer own = new HLineOnWafer(hicann, line);
            boolean left = line.repeaterSide() == Side.LEFT;
            Optional<Integer> outer = (left ? own.west() : own.east()).map(Segments::of);
            int stream = line.sendingRepeater()
                    .map(SendingRepeaterOnHicann::dncMerger)
                    .map(dnc -> stream(hicann.id(), dnc.id()))
                    .orElse(TEST_DATA);
            addRepeater(repeater, Segments.of(own), outer, left, stream);
        }
    }

    private void addVerticalRepeaters(HicannOnWafer hicann, HicannConfig config) {
        for (VLineOnHicann line : VLineOnHicann.all()) {
            RepeaterConfig repeater = config.repeater(line);
            if (repeater.mode() == RepeaterMode.IDLE) {
                continue;
            }
            VLineOnWafer own = new VLineOnWafer(hicann, line);
            Optional<Integer> outer = (line.repeaterOnTop() ? own.north() : own.south()).map(Segments::of);
            addRepeater(repeater, Segments.of(own), outer, line.repeaterOnTop(), TEST_DATA);
        }
    }

    /** Notes what a repeater at the left/top ({@code first}) or right/bottom border of its segment drives. */
    private void addRepeater(RepeaterConfig repeater, int own, Optional<Integer> outer, boolean first, int stream) {
        boolean outwards = first ? repeater.toLeftOrTop() : repeater.toRightOrBottom();
        boolean inwards = first ? repeater.toRightOrBottom() : repeater.toLeftOrTop();
        boolean output = repeater.mode() == RepeaterMode.OUTPUT;
        boolean needsOuter = outwards || (inwards && !output);
        if (needsOuter && outer.isEmpty()) {
            log.add(
                    ProblemKind.REPEATER_OFF_WAFER,
                    Segments.name(own),
                    repeater.mode().toString());
            return;
        }
        if (repeater.mode() == RepeaterMode.LOOPBACK || (output && stream == TEST_DATA)) {
            log.add(
                    ProblemKind.TEST_DATA_ON_LINE,
                    Segments.name(own),
                    repeater.mode().toString());
        }
        if (inwards) {
            addDrive(own, own, stream, output ? NO_DRIVE : outer.orElse(NO_DRIVE));
        }
        if (outwards) {
            addDrive(own, outer.orElse(NO_DRIVE), stream, output ? NO_DRIVE : own);
        }
    }

    private void addDrive(int repeater, int target, int stream, int source) {
        if (drives == driveRepeater.length) {
            driveRepeater = Arrays.copyOf(driveRepeater, 2 * drives);
            driveTarget = Arrays.copyOf(driveTarget, 2 * drives);
            driveStream = Arrays.copyOf(driveStream, 2 * drives);
            driveSource = Arrays.copyOf(driveSource, 2 * drives);
        }
        driveRepeater[drives] = repeater;
        driveTarget[drives] = target;
        driveStream[drives] = stream;
        driveSource[drives] = source;
        drives++;
    }

    private void findDriveOfNets() {
        Arrays.fill(driveOfNet, NO_DRIVE);
        for (int drive = 0; drive < drives; drive++) {
            int net = root(driveTarget[drive]);
            if (driveOfNet[net] == NO_DRIVE) {
                driveOfNet[net] = drive;
            } else {
                log.add(
                        ProblemKind.TWO_DRIVERS,
                        Segments.name(driveTarget[drive]),
                        "repeaters of " + Segments.name(driveRepeater[driveOfNet[net]]) + " and "
                                + Segments.name(driveRepeater[drive]));
            }
        }
    }

    /** Most of a wafer's nets are driven by nothing, and silent. */
    private void resolveDrivenNets() {
        Arrays.fill(streamOfNet, SILENT);
        for (int net = 0; net < Segments.COUNT; net++) {
            if (driveOfNet[net] != NO_DRIVE) {
                streamOfNet[net] = UNKNOWN;
            }
        }
        for (int net = 0; net < Segments.COUNT; net++) {
            if (streamOfNet[net] == UNKNOWN) {
                resolve(net);
            }
        }
    }

    /** Follows drivers backwards from a net until a stream, a silent net or a circle; then marks the nets passed. */
    private void resolve(int start) {
        int length = 0;
        int net = start;
        int result = UNKNOWN;
        int repeaters = 0;
        while (result == UNKNOWN) {
            if (streamOfNet[net] == ON_PATH) {
                result = CIRCLE;
                log.add(ProblemKind.REPEATER_LOOP, Segments.name(driveRepeater[driveOfNet[net]]), "");
            } else if (streamOfNet[net] != UNKNOWN) {
                result = streamOfNet[net];
                repeaters = repeatersToNet[net];
            } else {
                if (length == path.length) {
                    path = Arrays.copyOf(path, 2 * length);
                }
                path[length++] = net;
                int drive = driveOfNet[net];
                streamOfNet[net] = ON_PATH;
                if (driveSource[drive] == NO_DRIVE) {
                    result = driveStream[drive];
                } else {
                    net = root(driveSource[drive]);
                }
            }
        }
        while (length > 0) {
            length--;
            streamOfNet[path[length]] = result;
            repeatersToNet[path[length]] = result >= 0 ? ++repeaters : 0;
        }
    }

    private void join(int one, int other) {
        int a = root(one);
        int b = root(other);
        parent[Math.max(a, b)] = Math.min(a, b);
    }

    private int root(int segment) {
        int at = segment;
        while (parent[at] != at) {
            parent[at] = parent[parent[at]];
            at = parent[at];
        }
        return at;
    }

    /** The stream that a wire carries, or one of the constants. */
    int streamOn(int segment) {
        return streamOfNet[root(segment)];
    }

    /** Repeaters between DNC merger and wire, the sending one included; 0 without stream. */
    int repeatersTo(int segment) {
        return repeatersToNet[root(segment)];
    }

    /** Closed switches of a driver's own half-row. */
    int ownSwitches(int hicann, int driver) {
        return ownSwitches[hicann * SynapseDriverOnHicann.COUNT + driver];
    }

    /** Closed switches of the facing half-row on the neighbour. */
    int facingSwitches(int hicann, int driver) {
        return facingSwitches[hicann * SynapseDriverOnHicann.COUNT + driver];
    }

    /** Number of driven targets. */
    int drives() {
        return drives;
    }

    /** Segment whose repeater makes a drive. */
    int driveRepeater(int drive) {
        return driveRepeater[drive];
    }

    /** Driven segment. */
    int driveTarget(int drive) {
        return driveTarget[drive];
    }

    /** Whether a drive forwards a net that nothing drives. */
    boolean forwardsNothing(int drive) {
        return driveSource[drive] != NO_DRIVE && streamOn(driveSource[drive]) == SILENT;
    }

    /** The stream that a repeater itself sends out in a drive, or a negative number. */
    int ownStream(int drive) {
        return driveSource[drive] == NO_DRIVE ? driveStream[drive] : SILENT;
    }
}
