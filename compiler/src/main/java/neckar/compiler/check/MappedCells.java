package neckar.compiler.check;

import java.util.Arrays;
import neckar.base.InputException;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.emit.ProjectionMapping;
import neckar.network.Network;
import neckar.network.Projection;
import neckar.spec.config.SynapseArray;
import neckar.spec.coord.HicannOnWafer;

/**
 * The cells that the mapping table names, sorted by chip, then place in the array, then projection. A cell may be
 * named by several edges that share it. One long a cell: place in bits 46-62, projection in bits 29-45, number of the
 * cell in its projection below.
 */
final class MappedCells {

    private static final int PLACE_SHIFT = 46;
    private static final int PROJECTION_SHIFT = 29;

    private final long[][] byHicann = new long[HicannOnWafer.COUNT][];
    private final long unplaced;

    MappedCells(Network network, MappingTable mapping, NodeBinding nodes) {
        int[] counts = new int[HicannOnWafer.COUNT];
        long lost = 0;
        for (Projection projection : network.projections()) {
            ProjectionMapping edges = mapping.projections().get(projection.position());
            requireIndices(network, projection, edges);
            for (int edge = 0; edge < edges.edges(); edge++) {
                int hicann = nodes.hicannOf(network.nodeOf(projection.post(), edges.post(edge)));
                int cells = edges.firstCell(edge + 1) - edges.firstCell(edge);
                if (hicann == NodeBinding.NONE) {
                    lost += cells;
                } else {
                    counts[hicann] += cells;
                }
            }
        }
        unplaced = lost;
        for (int hicann = 0; hicann < counts.length; hicann++) {
            byHicann[hicann] = new long[counts[hicann]];
        }
        fill(network, mapping, nodes);
    }

    private static void requireIndices(Network network, Projection projection, ProjectionMapping edges) {
        int pre = network.populations().get(projection.pre()).size();
        int post = network.populations().get(projection.post()).size();
        if (!edges.label().equals(projection.label())) {
            throw InputException.of("mapping.json.gz", "the mapping table belongs to another network")
                    .value("projection " + edges.label())
                    .allowed(projection.label());
        }
        for (int edge = 0; edge < edges.edges(); edge++) {
            if (edges.pre(edge) >= pre || edges.post(edge) >= post) {
                throw InputException.of("mapping.json.gz", "projection " + edges.label() + " has no such neurons")
                        .value(edges.pre(edge) + " -> " + edges.post(edge))
                        .allowed("below " + pre + " -> below " + post);
            }
        }
    }

    private void fill(Network network, MappingTable mapping, NodeBinding nodes) {
        int[] next = new int[HicannOnWafer.COUNT];
        for (Projection projection : network.projections()) {
            ProjectionMapping edges = mapping.projections().get(projection.position());
            long upper = (long) projection.position() << PROJECTION_SHIFT;
            for (int edge = 0; edge < edges.edges(); edge++) {
                int hicann = nodes.hicannOf(network.nodeOf(projection.post(), edges.post(edge)));
                if (hicann == NodeBinding.NONE) {
                    continue;
                }
                for (int cell = edges.firstCell(edge); cell < edges.firstCell(edge + 1); cell++) {
                    long place = (long) edges.row(cell) * SynapseArray.COLUMNS + edges.column(cell);
                    byHicann[hicann][next[hicann]++] = place << PLACE_SHIFT | upper | cell;
                }
            }
        }
    }

    /** The cells of a chip, sorted. Each chip may be asked for once, by any thread. */
    long[] of(HicannOnWafer hicann) {
        long[] cells = byHicann[hicann.id()];
        Arrays.sort(cells);
        return cells;
    }

    /** Cells whose target neuron is not on the wafer. */
    long unplaced() {
        return unplaced;
    }

    /** Place of a cell in the array: row times 256 plus column. */
    static int place(long cell) {
        return (int) (cell >>> PLACE_SHIFT);
    }

    /** Position of the projection that names a cell. */
    static int projection(long cell) {
        return (int) (cell >>> PROJECTION_SHIFT) & ((1 << (PLACE_SHIFT - PROJECTION_SHIFT)) - 1);
    }

    /** Number of a cell in its projection. */
    static int number(long cell) {
        return (int) cell & ((1 << PROJECTION_SHIFT) - 1);
    }

    /** The edge that a cell of a projection belongs to. */
    static int edgeOf(ProjectionMapping edges, int cell) {
        int low = 0;
        int high = edges.edges() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (edges.firstCell(middle) <= cell) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
