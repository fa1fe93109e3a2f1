package neckar.compiler.route.graph;

import java.util.Arrays;
import java.util.BitSet;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.Availability;
import neckar.spec.topology.L1Layers;
import neckar.spec.topology.L1Topology;
import neckar.spec.topology.SwitchLimits;

/**
 * The L1 network of one wafer as far as it works, cut into layers: which segments, crossings and switches a route may use.
 * Immutable; segments are packed as in {@link L1Topology}.
 */
public final class L1Bus {
    private static final int ENDS = 2;
    private static final int VLINES_PER_SIDE = VLineOnHicann.COUNT / 2;
    private static final int CLASSES = 8;
    private static final int LINES_PER_CLASS = 4;

    private final Availability availability;

    /** The bus of a wafer with its defects and switch limits. */
    public L1Bus(Availability availability) {
        this.availability = availability;
    }

    /** True when no line, repeater or switch is out of order. */
    boolean isWhole() {
        return availability.isL1Whole();
    }

    /** True when a driver of a chip works and a working synapse switch leads from a vertical segment to it. */
    public boolean feeds(int segment, int hicann, int y) {
        int hicannOfLine = L1Topology.hicannOf(segment);
        int line = L1Topology.lineOf(segment);
        int synapseSwitch = L1Topology.synapseSwitchBetween(y, line);
        int driver = L1Topology.driver(hicann, y);
        return synapseSwitch != L1Topology.NONE
                && L1Topology.fedDriver(hicannOfLine, y, line / VLINES_PER_SIDE) == driver
                && availability.synapseSwitch(hicannOfLine, synapseSwitch)
                && availability.driver(driver);
    }

    /**
     * Segments that the sending repeater of a line can drive: to the right its own line, to the left the continuation on
     * the west neighbour. Empty when the repeater is defective.
     */
    public int[] roots(int hicann, int sendingRepeater) {
        int own = L1Topology.sendingSegment(hicann, sendingRepeater);
        int west = L1Topology.sendingWestSegment(hicann, sendingRepeater);
        boolean sends = availability.repeater(own);
        boolean toOwn = sends && availability.segment(own);
        boolean toWest = sends && west != L1Topology.NONE && availability.segment(west);
        int[] roots = new int[(toOwn ? 1 : 0) + (toWest ? 1 : 0)];
        if (toOwn) {
            roots[0] = own;
        }
        if (toWest) {
            roots[roots.length - 1] = west;
        }
        return roots;
    }

    /** Class 0..7 of the drivers that a vertical line reaches: (y / 2) mod 8 in the top half, 7 less that in the bottom. */
    static int driverClass(int vline) {
        int a = vline % (CLASSES * LINES_PER_CLASS) / LINES_PER_CLASS;
        return vline < VLINES_PER_SIDE ? a : CLASSES - 1 - a;
    }

    /**
     * The graph of one layer.
     *
     * @param outputs sending repeaters in OUTPUT mode, by their segment; they forward nothing
     */
    LayerGraph layer(int layer, BitSet outputs) {
        int size = L1Layers.SEGMENTS_PER_LAYER;
        int[][] continuations = new int[size][];
        int[][] crossbars = new int[size][];
        int[] arcs = new int[L1Topology.CROSSBARS_PER_HLINE];
        for (int index = 0; index < size; index++) {
            int segment = L1Layers.segment(layer, index);
            int count = 0;
            for (int end = 0; end < ENDS; end++) {
                if (availability.crossing(segment, end) && !outputs.get(L1Topology.crossingRepeater(segment, end))) {
                    arcs[count++] = L1Layers.indexInLayer(L1Topology.next(segment, end));
                }
            }
            continuations[index] = Arrays.copyOf(arcs, count);
            count = 0;
            for (int k = 0; k < L1Topology.crossbarCount(segment); k++) {
                if (availability.crossbarSwitch(L1Topology.hicannOf(segment), L1Topology.crossbarSwitch(segment, k))) {
                    arcs[count++] = L1Layers.indexInLayer(L1Topology.crossbarSegment(segment, k));
                }
            }
            crossbars[index] = Arrays.copyOf(arcs, count);
        }
        SwitchLimits limits = availability.wafer().limits();
        LayerGraph graph =
                new LayerGraph(layer, continuations, crossbars, limits.crossbarPerHLine(), limits.crossbarPerVLine());
        for (int index = 0; index < size; index++) {
            if (graph.vertical[index]) {
                addFeeding(graph, index, L1Layers.segment(layer, index));
            }
        }
        return graph;
    }

    private void addFeeding(LayerGraph graph, int index, int segment) {
        int line = L1Topology.lineOf(segment);
        graph.driverClass[index] = (byte) driverClass(line);
        int found = 0;
        for (int k = 0; k < L1Topology.SYNAPSE_SWITCHES_PER_VLINE && found < LayerGraph.FEEDINGS; k++) {
            int driver = L1Topology.driverOfSegment(segment, k);
            if (driver == L1Topology.NONE) {
                continue;
            }
            int hicann = L1Topology.hicannOfDriver(driver);
            int y = L1Topology.yOfDriver(driver);
            int feeding = hicann == L1Topology.hicannOf(segment) ? LayerGraph.OWN : LayerGraph.NEIGHBOUR;
            int at = LayerGraph.FEEDINGS * index + feeding;
            if (graph.feedHicann[at] == LayerGraph.NO_HICANN && feeds(segment, hicann, y)) {
                found++;
                graph.feedHicann[at] = (short) hicann;
                graph.feedSide[at] = (byte) L1Topology.driverSide(y);
            }
        }
    }
}
