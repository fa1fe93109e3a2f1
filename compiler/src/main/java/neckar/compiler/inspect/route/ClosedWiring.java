package neckar.compiler.inspect.route;

import java.util.Arrays;
import java.util.Map;
import java.util.function.IntConsumer;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.L1Topology;

/**
 * All closed switches and forwarding repeaters of a wafer as arcs between L1 segments (hardware reference 2.1, 2.2, 2.6),
 * and the closed synapse switches of each vertical segment (2.3). Immutable.
 */
final class ClosedWiring {
    /** Stands for a crossbar where the repeater of an arc is expected. */
    static final int CROSSBAR = -1;

    private static final int END = -1;

    private final Chains arcs = new Chains();
    private final Chains switches = new Chains();
    private final WaferConfig wafer;

    ClosedWiring(WaferConfig wafer) {
        this.wafer = wafer;
        for (Map.Entry<HicannOnWafer, HicannConfig> chip : wafer.hicanns().entrySet()) {
            addChip(chip.getKey().id(), chip.getValue());
        }
    }

    private void addChip(int hicann, HicannConfig config) {
        for (CrossbarSwitchOnHicann closed : config.crossbar().closed()) {
            int horizontal = L1Topology.hSegment(hicann, closed.hline().id());
            int vertical = L1Topology.vSegment(hicann, closed.vline().id());
            arcs.add(horizontal, vertical, CROSSBAR);
            arcs.add(vertical, horizontal, CROSSBAR);
        }
        for (SynapseSwitchOnHicann closed : config.synapseSwitches().closed()) {
            switches.add(L1Topology.vSegment(hicann, closed.vline().id()), closed.y(), END);
        }
        for (HLineOnHicann line : HLineOnHicann.all()) {
            addRepeater(L1Topology.hSegment(hicann, line.id()), config.repeater(line));
        }
        for (VLineOnHicann line : VLineOnHicann.all()) {
            addRepeater(L1Topology.vSegment(hicann, line.id()), config.repeater(line));
        }
    }

    private void addRepeater(int segment, RepeaterConfig setting) {
        int outer = L1Topology.outerSegment(segment);
        if (setting.mode() != RepeaterMode.FORWARDING || outer == L1Topology.NONE) {
            return;
        }
        if (drivesOutward(segment, setting)) {
            arcs.add(segment, outer, segment);
        }
        if (drivesInward(segment, setting)) {
            arcs.add(outer, segment, segment);
        }
    }

    /** Whether a segment's repeater drives the continuation on the neighbouring chip. */
    static boolean drivesOutward(int segment, RepeaterConfig setting) {
        return L1Topology.repeaterEnd(segment) == L1Topology.LEFT_OR_TOP
                ? setting.toLeftOrTop()
                : setting.toRightOrBottom();
    }

    /** Whether a segment's repeater drives the segment itself. */
    static boolean drivesInward(int segment, RepeaterConfig setting) {
        return L1Topology.repeaterEnd(segment) == L1Topology.LEFT_OR_TOP
                ? setting.toRightOrBottom()
                : setting.toLeftOrTop();
    }

    /** Setting of the repeater that belongs to a segment. */
    RepeaterConfig repeater(int segment) {
        HicannConfig config =
                wafer.hicanns().getOrDefault(HicannOnWafer.of(L1Topology.hicannOf(segment)), HicannConfig.IDLE);
        int line = L1Topology.lineOf(segment);
        return L1Topology.isHorizontal(segment)
                ? config.repeater(HLineOnHicann.of(line))
                : config.repeater(VLineOnHicann.of(line));
    }

    /** First arc that leaves a segment, or a negative number. */
    int firstArc(int segment) {
        return arcs.head[segment];
    }

    int nextArc(int arc) {
        return arcs.next[arc];
    }

    int target(int arc) {
        return arcs.value[arc];
    }

    /** The repeater of an arc by the number of its segment, or {@link #CROSSBAR}. */
    int repeaterOf(int arc) {
        return arcs.label[arc];
    }

    /** Rows 0..223 of the closed synapse switches of a vertical segment. */
    void forEachSwitchRow(int segment, IntConsumer row) {
        for (int at = switches.head[segment]; at != END; at = switches.next[at]) {
            row.accept(switches.value[at]);
        }
    }

    /** Linked lists by segment, each in the order in which its entries were added. */
    private static final class Chains {
        private final int[] head = new int[L1Topology.SEGMENTS];
        private final int[] tail = new int[L1Topology.SEGMENTS];
        private int[] next = new int[4096];
        private int[] value = new int[4096];
        private int[] label = new int[4096];
        private int count;

        Chains() {
            Arrays.fill(head, END);
        }

        void add(int segment, int newValue, int newLabel) {
            if (count == next.length) {
                next = Arrays.copyOf(next, 2 * count);
                value = Arrays.copyOf(value, 2 * count);
                label = Arrays.copyOf(label, 2 * count);
            }
            next[count] = END;
            value[count] = newValue;
            label[count] = newLabel;
            if (head[segment] == END) {
                head[segment] = count;
            } else {
                next[tail[segment]] = count;
            }
            tail[segment] = count;
            count++;
        }
    }
}
