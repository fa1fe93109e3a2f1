package neckar.spec.topology;

import neckar.spec.coord.HicannOnWafer;

/**
 * The 32 separate components into which the L1 network of a wafer falls.
 *
 * <p>With r as in {@link L1Topology#layerOnHicann}, each step east adds 1 to r, each step south adds 2, and crossbars join equal
 * r; so (r - x - 2 y) mod 32 never changes along a route, whatever a router does. A layer has 10 segments on each chip: 2
 * horizontal, 4 vertical ones left and 4 right. The number of a segment in its layer is {@code hicann * 10 + (h mod 2)} or
 * {@code hicann * 10 + 2 + v / 32}.
 */
public final class L1Layers {
    /** Number of layers. */
    public static final int COUNT = 32;

    /** Segments of a layer on a chip. */
    public static final int SEGMENTS_PER_HICANN = L1Topology.SEGMENTS_PER_HICANN / COUNT;

    /** Segments of a layer: 3,840. */
    public static final int SEGMENTS_PER_LAYER = HicannOnWafer.COUNT * SEGMENTS_PER_HICANN;

    private static final int[] SHIFT = shifts();

    private L1Layers() {}

    /** The layer 0..31 of a segment. */
    public static int layer(int segment) {
        return Math.floorMod(L1Topology.layerOnHicann(segment) - SHIFT[L1Topology.hicannOf(segment)], COUNT);
    }

    /** The layer of a line that sending repeater i of a chip drives: (4 i + 3 - x - 2 y) mod 32. */
    public static int layerOfSendingRepeater(int hicann, int sendingRepeater) {
        return layer(L1Topology.sendingSegment(hicann, sendingRepeater));
    }

    /** The layer of a line that DNC merger d of a chip drives: (31 - 4 d - x - 2 y) mod 32. */
    public static int layerOfDnc(int hicann, int dncMerger) {
        return layerOfSendingRepeater(hicann, L1Topology.sendingRepeaterOfDnc(dncMerger));
    }

    /** The position r, 0..31, that the segments of a layer have on a chip. */
    public static int layerOnHicann(int hicann, int layer) {
        return (layer + SHIFT[hicann]) % COUNT;
    }

    /** The number of a segment in its layer, 0..3839, chip-major. */
    public static int indexInLayer(int segment) {
        int line = L1Topology.lineOf(segment);
        int onHicann = L1Topology.isHorizontal(segment) ? line % 2 : 2 + line / 32;
        return L1Topology.hicannOf(segment) * SEGMENTS_PER_HICANN + onHicann;
    }

    /** The segment with a number 0..3839 in a layer. */
    public static int segment(int layer, int indexInLayer) {
        int hicann = indexInLayer / SEGMENTS_PER_HICANN;
        int onHicann = indexInLayer % SEGMENTS_PER_HICANN;
        int r = layerOnHicann(hicann, layer);
        if (onHicann < 2) {
            return L1Topology.hSegment(hicann, 2 * r + onHicann);
        }
        return L1Topology.crossbarSegment(L1Topology.hSegment(hicann, 2 * r), onHicann - 2);
    }

    private static int[] shifts() {
        int[] shift = new int[HicannOnWafer.COUNT];
        for (HicannOnWafer hicann : HicannOnWafer.all()) {
            shift[hicann.id()] = hicann.x() + 2 * hicann.y();
        }
        return shift;
    }
}
