package neckar.spec.topology;

import java.util.Arrays;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.Direction;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SendingRepeaterOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.VLineOnHicann;

/**
 * The L1 network of a whole wafer as functions on plain ints, for inner loops (hardware reference 2).
 *
 * <p>A segment is one line on one chip, packed as {@code hicann * 320 + h} or {@code hicann * 320 + 64 + v}; every segment has
 * exactly one repeater, which has the number of its segment. A driver is packed as {@code hicann * 224 + y}. The two ends of a
 * segment are {@link #LEFT_OR_TOP} and {@link #RIGHT_OR_BOTTOM}; an event that leaves a segment by an end is driven in the
 * direction of that same number, bit 0 or bit 1 of the repeater between. Arguments are not range-checked.
 */
public final class L1Topology {
    /** What does not exist. */
    public static final int NONE = -1;

    /** Segments of a chip. */
    public static final int SEGMENTS_PER_HICANN = HLineOnHicann.COUNT + VLineOnHicann.COUNT;

    /** Segments of a wafer: 122,880. */
    public static final int SEGMENTS = HicannOnWafer.COUNT * SEGMENTS_PER_HICANN;

    /** Drivers of a wafer: 86,016. */
    public static final int DRIVERS = HicannOnWafer.COUNT * SynapseDriverOnHicann.COUNT;

    /** The left end of a horizontal or the top end of a vertical segment; bit number of that direction in a repeater. */
    public static final int LEFT_OR_TOP = 0;

    /** The right end of a horizontal or the bottom end of a vertical segment; bit number of that direction in a repeater. */
    public static final int RIGHT_OR_BOTTOM = 1;

    /** Crossbar switches on a horizontal segment. */
    public static final int CROSSBARS_PER_HLINE = 8;

    /** Crossbar switches on a vertical segment. */
    public static final int CROSSBARS_PER_VLINE = 2;

    /** Synapse switches on a vertical segment. */
    public static final int SYNAPSE_SWITCHES_PER_VLINE = 28;

    /** Vertical segments within reach of a driver. */
    public static final int SEGMENTS_PER_DRIVER = 32;

    private static final int H = HLineOnHicann.COUNT;
    private static final int[] NEIGHBOUR = neighbours();
    private static final int[] NEXT = nextSegments();

    private L1Topology() {}

    // --- packing ---

    /** The segment of horizontal line h of a chip. */
    public static int hSegment(int hicann, int h) {
        return hicann * SEGMENTS_PER_HICANN + h;
    }

    /** The segment of vertical line v of a chip. */
    public static int vSegment(int hicann, int v) {
        return hicann * SEGMENTS_PER_HICANN + H + v;
    }

    /** The chip of a segment. */
    public static int hicannOf(int segment) {
        return segment / SEGMENTS_PER_HICANN;
    }

    /** True for horizontal segments. */
    public static boolean isHorizontal(int segment) {
        return segment % SEGMENTS_PER_HICANN < H;
    }

    /** The line index of a segment on its chip: h or v. */
    public static int lineOf(int segment) {
        int line = segment % SEGMENTS_PER_HICANN;
        return line < H ? line : line - H;
    }

    /** Short human form, such as "H123.HL17". */
    public static String format(int segment) {
        String line = isHorizontal(segment) ? "HL" : "VL";
        return "H" + hicannOf(segment) + "." + line + lineOf(segment);
    }

    /** The driver y of a chip. */
    public static int driver(int hicann, int y) {
        return hicann * SynapseDriverOnHicann.COUNT + y;
    }

    /** The chip of a driver. */
    public static int hicannOfDriver(int driver) {
        return driver / SynapseDriverOnHicann.COUNT;
    }

    /** The number y of a driver on its chip. */
    public static int yOfDriver(int driver) {
        return driver % SynapseDriverOnHicann.COUNT;
    }

    // --- chips and boundary crossings ---

    /** The adjacent chip in a direction (0 north, 1 east, 2 south, 3 west, as {@link Direction}), or NONE. */
    public static int neighbour(int hicann, int direction) {
        return NEIGHBOUR[4 * hicann + direction];
    }

    /** The direction 0..3 in which a segment leaves its chip at an end. */
    public static int direction(int segment, int end) {
        if (isHorizontal(segment)) {
            return (end == LEFT_OR_TOP ? Direction.WEST : Direction.EAST).id();
        }
        return (end == LEFT_OR_TOP ? Direction.NORTH : Direction.SOUTH).id();
    }

    /** The segment on the neighbouring chip that continues this one at an end, or NONE at the border of the wafer. */
    public static int next(int segment, int end) {
        return NEXT[2 * segment + end];
    }

    /** The end of a segment at which its own repeater sits (hardware reference 2.6). */
    public static int repeaterEnd(int segment) {
        int line = segment % SEGMENTS_PER_HICANN;
        if (line < H) {
            return line % 2 == 0 ? LEFT_OR_TOP : RIGHT_OR_BOTTOM;
        }
        int v = line - H;
        return v < 128 == (v % 2 == 1) ? LEFT_OR_TOP : RIGHT_OR_BOTTOM;
    }

    /**
     * The repeater, numbered by the segment it belongs to, of the crossing at an end: this segment's own or that of the
     * continuation; NONE at the border of the wafer.
     */
    public static int crossingRepeater(int segment, int end) {
        int next = next(segment, end);
        return next != NONE && repeaterEnd(segment) == end ? segment : next;
    }

    /** The segment on the far side of a repeater (numbered by its segment), or NONE at the border of the wafer. */
    public static int outerSegment(int repeater) {
        return next(repeater, repeaterEnd(repeater));
    }

    // --- sending repeaters ---

    /** The segment that sending repeater i of a chip drives to the right: line 8 i + 6. */
    public static int sendingSegment(int hicann, int sendingRepeater) {
        return hSegment(hicann, 8 * sendingRepeater + 6);
    }

    /** The segment that sending repeater i of a chip drives to the left: line 8 i + 4 of the west neighbour, or NONE. */
    public static int sendingWestSegment(int hicann, int sendingRepeater) {
        return next(sendingSegment(hicann, sendingRepeater), LEFT_OR_TOP);
    }

    /** The sending repeater 0..7 of a segment, or NONE. */
    public static int sendingRepeaterOf(int segment) {
        int line = segment % SEGMENTS_PER_HICANN;
        return line < H && line % 8 == 6 ? line / 8 : NONE;
    }

    /** The sending repeater of DNC merger d, and the DNC merger of sending repeater d. */
    public static int sendingRepeaterOfDnc(int dncMerger) {
        return SendingRepeaterOnHicann.COUNT - 1 - dncMerger;
    }

    // --- crossbar ---

    /** Number of crossbar switches on a segment: 8 or 2. */
    public static int crossbarCount(int segment) {
        return isHorizontal(segment) ? CROSSBARS_PER_HLINE : CROSSBARS_PER_VLINE;
    }

    /** The segment of the same chip that crossbar switch k (ascending, below {@link #crossbarCount}) joins with this one. */
    public static int crossbarSegment(int segment, int k) {
        int hicann = hicannOf(segment);
        int r = layerOnHicann(segment);
        if (isHorizontal(segment)) {
            return vSegment(hicann, 32 * k + (k < 4 ? 31 - r : r));
        }
        return hSegment(hicann, 2 * r + k);
    }

    /** The number 0..511 on its chip of crossbar switch k of a segment, as {@link CrossbarSwitchOnHicann}. */
    public static int crossbarSwitch(int segment, int k) {
        if (isHorizontal(segment)) {
            return 8 * lineOf(segment) + k;
        }
        return 8 * (2 * layerOnHicann(segment) + k) + lineOf(segment) / 32;
    }

    /** The crossbar switch 0..511 between lines h and v of a chip, or NONE. */
    public static int crossbarSwitchBetween(int h, int v) {
        return h / 2 == vLayer(v) ? 8 * h + v / 32 : NONE;
    }

    // --- synapse switches and drivers ---

    /** The row y of synapse switch k, 0..27 ascending, of vertical line v. */
    public static int switchRow(int v, int k) {
        int a = v % 32 / 4;
        int offset = v < 128 ? 2 * a : 14 - 2 * a;
        int inHalf = k % 14;
        return (k < 14 ? offset : 126 - offset) + 16 * (inHalf / 2) + inHalf % 2;
    }

    /** The synapse switch 0..7167 between row y and vertical line v of a chip, or NONE. */
    public static int synapseSwitchBetween(int y, int v) {
        return switchClass(y, v < 128 ? 0 : 1) == v % 32 / 4 ? 32 * y + 4 * (v / 32) + v % 4 : NONE;
    }

    /** Class (v mod 32) / 4 of the lines that have switches in half-row y of a side (0 left, 1 right). */
    private static int switchClass(int y, int side) {
        int b = y % 16 / 2;
        return (side == 0) != (y >= 112) ? b : 7 - b;
    }

    /** The side of driver y: 0 left, 1 right. */
    public static int driverSide(int y) {
        return (y + (y < 112 ? 1 : 0)) % 2;
    }

    /** The driver that half-row y of a side (0 left, 1 right) of a chip feeds, or NONE at the border of the wafer. */
    public static int fedDriver(int hicann, int y, int side) {
        if (driverSide(y) == side) {
            return driver(hicann, y);
        }
        Direction outside = side == 0 ? Direction.WEST : Direction.EAST;
        int other = neighbour(hicann, outside.id());
        return other == NONE ? NONE : driver(other, y);
    }

    /** The driver that synapse switch k, 0..27, of a vertical segment feeds, on its own or the adjacent chip, or NONE. */
    public static int driverOfSegment(int vSegment, int k) {
        int v = lineOf(vSegment);
        return fedDriver(hicannOf(vSegment), switchRow(v, k), v / 128);
    }

    /**
     * The k-th vertical segment, 0..31, from which one synapse switch leads to a driver: 0..15 lie on the driver's own chip,
     * 16..31 on the chip that faces the driver's side (NONE if there is none).
     */
    public static int segmentOfDriver(int driver, int k) {
        int y = yOfDriver(driver);
        int ownSide = driverSide(y);
        boolean own = k < 16;
        int side = own ? ownSide : 1 - ownSide;
        Direction outside = ownSide == 0 ? Direction.WEST : Direction.EAST;
        int hicann = own ? hicannOfDriver(driver) : neighbour(hicannOfDriver(driver), outside.id());
        int v = 128 * side + 32 * (k % 16 / 4) + 4 * switchClass(y, side) + k % 4;
        return hicann == NONE ? NONE : vSegment(hicann, v);
    }

    // --- layers ---

    /** Position r, 0..31, of a segment on its chip: h / 2, 31 - v mod 32 or v mod 32; crossbars join equal r. */
    public static int layerOnHicann(int segment) {
        int line = segment % SEGMENTS_PER_HICANN;
        return line < H ? line / 2 : vLayer(line - H);
    }

    private static int vLayer(int v) {
        return v < 128 ? 31 - v % 32 : v % 32;
    }

    private static int[] neighbours() {
        int[] neighbour = new int[4 * HicannOnWafer.COUNT];
        Arrays.fill(neighbour, NONE);
        for (HicannOnWafer hicann : HicannOnWafer.all()) {
            for (Direction direction : Direction.all()) {
                hicann.neighbour(direction)
                        .ifPresent(other -> neighbour[4 * hicann.id() + direction.id()] = other.id());
            }
        }
        return neighbour;
    }

    private static int[] nextSegments() {
        int[] next = new int[2 * SEGMENTS];
        // Chips are alike: the rules for one chip's lines serve all.
        int[] continued = new int[2 * SEGMENTS_PER_HICANN];
        int[] direction = new int[continued.length];
        for (int exit = 0; exit < continued.length; exit++) {
            continued[exit] = continued(exit / 2, exit % 2);
            direction[exit] = direction(exit / 2, exit % 2);
        }
        for (int hicann = 0; hicann < HicannOnWafer.COUNT; hicann++) {
            for (int exit = 0; exit < continued.length; exit++) {
                int other = NEIGHBOUR[4 * hicann + direction[exit]];
                next[continued.length * hicann + exit] =
                        other == NONE ? NONE : SEGMENTS_PER_HICANN * other + continued[exit];
            }
        }
        return next;
    }

    /** The line, numbered as a segment of chip 0, that continues one on the adjacent chip (hardware reference 2.1). */
    private static int continued(int segment, int end) {
        int by = end == LEFT_OR_TOP ? -2 : 2;
        int line = lineOf(segment);
        if (isHorizontal(segment)) {
            return hSegment(0, Math.floorMod(line + by, H));
        }
        // Lines of the left half shift by -2 to the south, lines of the right half by +2.
        int half = line / 128;
        return vSegment(0, 128 * half + Math.floorMod(line % 128 + (half == 0 ? -by : by), 128));
    }
}
