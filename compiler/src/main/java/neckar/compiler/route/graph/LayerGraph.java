package neckar.compiler.route.graph;

import java.util.Arrays;
import neckar.spec.topology.L1Layers;

/**
 * One of the 32 layers into which the bus graph falls (mapping reference 5b), as compressed rows: what the search needs
 * and nothing of its state. Segments are numbered within the layer as {@link L1Layers#indexInLayer} does.
 */
final class LayerGraph {
    /** Feeding of the drivers of the segment's own chip. */
    static final int OWN = 0;
    /** Feeding of the drivers of the horizontally adjacent chip. */
    static final int NEIGHBOUR = 1;
    /** Ways of feeding of a vertical segment. */
    static final int FEEDINGS = 2;
    /** Target of a feeding that does not exist. */
    static final int NO_HICANN = -1;

    private static final int HORIZONTALS_PER_HICANN = 2;

    /** Number of the layer, 0..31. */
    final int layer;
    /** True for vertical segments. */
    final boolean[] vertical;
    /** First arc of a segment; continuations come first, then crossbar switches. */
    final int[] firstArc;
    /** First crossbar arc of a segment. */
    final int[] firstCrossbar;
    /** Segment to which an arc leads. */
    final int[] head;
    /** Chip that a segment's feeding serves, {@link #NO_HICANN} without a working switch and driver. */
    final short[] feedHicann;
    /** Side of that chip, 0 left, 1 right. */
    final byte[] feedSide;
    /** Class 0..7 of the drivers that a vertical segment reaches as primaries. */
    final byte[] driverClass;
    /** Most closed crossbar switches of a horizontal segment. */
    final int crossbarsPerHorizontal;
    /** Most closed crossbar switches of a vertical segment. */
    final int crossbarsPerVertical;

    /**
     * Takes the arcs of all segments.
     *
     * @param layer number of the layer
     * @param continuations segments reached over a chip border, by segment
     * @param crossbars segments reached by a crossbar switch, by segment
     * @param perHorizontal most closed crossbar switches of a horizontal segment
     * @param perVertical most closed crossbar switches of a vertical segment
     */
    LayerGraph(int layer, int[][] continuations, int[][] crossbars, int perHorizontal, int perVertical) {
        int size = continuations.length;
        this.layer = layer;
        vertical = new boolean[size];
        for (int s = 0; s < size; s++) {
            vertical[s] = s % L1Layers.SEGMENTS_PER_HICANN >= HORIZONTALS_PER_HICANN;
        }
        firstArc = new int[size + 1];
        firstCrossbar = new int[size];
        int arcs = 0;
        for (int s = 0; s < size; s++) {
            arcs += continuations[s].length + crossbars[s].length;
        }
        head = new int[arcs];
        int next = 0;
        for (int s = 0; s < size; s++) {
            firstArc[s] = next;
            System.arraycopy(continuations[s], 0, head, next, continuations[s].length);
            next += continuations[s].length;
            firstCrossbar[s] = next;
            System.arraycopy(crossbars[s], 0, head, next, crossbars[s].length);
            next += crossbars[s].length;
        }
        firstArc[size] = next;
        feedHicann = new short[FEEDINGS * size];
        Arrays.fill(feedHicann, (short) NO_HICANN);
        feedSide = new byte[FEEDINGS * size];
        driverClass = new byte[size];
        crossbarsPerHorizontal = perHorizontal;
        crossbarsPerVertical = perVertical;
    }

    /** Number of segments. */
    int size() {
        return vertical.length;
    }

    /** Packed segment of {@code L1Topology} of a segment of the layer. */
    int packed(int segment) {
        return L1Layers.segment(layer, segment);
    }

    /** Most closed crossbar switches of a segment. */
    int crossbarLimit(int segment) {
        return vertical[segment] ? crossbarsPerVertical : crossbarsPerHorizontal;
    }
}
