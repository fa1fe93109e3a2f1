package neckar.compiler.place;

import java.util.Arrays;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.topology.Availability;
import neckar.spec.topology.L1Layers;
import neckar.spec.topology.L1Topology;
import neckar.spec.topology.SwitchLimits;

/**
 * What works of one layer of the bus graph: where each segment leads, and which chips it feeds. Segments are numbered as
 * {@link L1Layers#indexInLayer} does. Frozen; the package reads the arrays.
 */
final class WorkingLayer {

    /** Segment or chip that does not exist. */
    static final int NONE = -1;

    /** Chips whose drivers a vertical segment may feed: its own and a horizontal neighbour. */
    static final int FEEDINGS = 2;

    private static final int ENDS = 2;
    private static final int HORIZONTALS_PER_HICANN = 2;

    /** First arc of a segment; those over chip borders come first, then crossbar switches. */
    final int[] firstArc;
    /** First crossbar arc of a segment. */
    final int[] firstCrossbar;
    /** Segment to which an arc leads. */
    final int[] head;
    /** Chip that a segment feeds by a working switch and driver, {@link #NONE} where there is none. */
    final short[] fed;

    private final Availability availability;
    private final boolean oneOnVertical;
    private final boolean oneOnHorizontal;

    WorkingLayer(Availability availability, int layer) {
        this.availability = availability;
        SwitchLimits limits = availability.wafer().limits();
        oneOnVertical = limits.crossbarPerVLine() == 1;
        oneOnHorizontal = limits.crossbarPerHLine() == 1;
        int size = L1Layers.SEGMENTS_PER_LAYER;
        firstArc = new int[size + 1];
        firstCrossbar = new int[size];
        fed = new short[FEEDINGS * size];
        Arrays.fill(fed, (short) NONE);
        int[] arcs = new int[size * (ENDS + L1Topology.CROSSBARS_PER_HLINE)];
        int count = 0;
        for (int index = 0; index < size; index++) {
            int segment = L1Layers.segment(layer, index);
            firstArc[index] = count;
            for (int end = 0; end < ENDS; end++) {
                if (availability.crossing(segment, end)) {
                    arcs[count++] = L1Layers.indexInLayer(L1Topology.next(segment, end));
                }
            }
            firstCrossbar[index] = count;
            int hicann = L1Topology.hicannOf(segment);
            for (int k = 0; k < L1Topology.crossbarCount(segment); k++) {
                if (availability.crossbarSwitch(hicann, L1Topology.crossbarSwitch(segment, k))) {
                    arcs[count++] = L1Layers.indexInLayer(L1Topology.crossbarSegment(segment, k));
                }
            }
            if (isVertical(index) && availability.segment(segment)) {
                addFed(index, segment);
            }
        }
        firstArc[size] = count;
        head = Arrays.copyOf(arcs, count);
    }

    private void addFed(int index, int segment) {
        int hicann = L1Topology.hicannOf(segment);
        int line = L1Topology.lineOf(segment);
        for (int k = 0; k < L1Topology.SYNAPSE_SWITCHES_PER_VLINE; k++) {
            int driver = L1Topology.driverOfSegment(segment, k);
            if (driver == L1Topology.NONE) {
                continue;
            }
            int target = L1Topology.hicannOfDriver(driver);
            int at = FEEDINGS * index + (target == hicann ? 0 : 1);
            int row = L1Topology.yOfDriver(driver);
            if (fed[at] == NONE
                    && availability.driver(driver)
                    && availability.synapseSwitch(hicann, L1Topology.synapseSwitchBetween(row, line))) {
                fed[at] = (short) target;
            }
        }
    }

    /** True for vertical segments. */
    static boolean isVertical(int segment) {
        return segment % L1Layers.SEGMENTS_PER_HICANN >= HORIZONTALS_PER_HICANN;
    }

    /** True when only one crossbar switch may be closed on a segment. */
    boolean hasOneCrossbar(int segment) {
        return isVertical(segment) ? oneOnVertical : oneOnHorizontal;
    }

    /** Segments that the sending repeater of a DNC merger of this layer can drive; none when it does not work. */
    int[] roots(int chip, DncMergerOnHicann dnc) {
        int sender = L1Topology.sendingRepeaterOfDnc(dnc.id());
        int own = L1Topology.sendingSegment(chip, sender);
        if (!availability.repeater(own)) {
            return new int[0];
        }
        return Arrays.stream(new int[] {own, L1Topology.sendingWestSegment(chip, sender)})
                .filter(segment -> segment != L1Topology.NONE && availability.segment(segment))
                .map(L1Layers::indexInLayer)
                .toArray();
    }
}
