package neckar.compiler.check;

import java.util.Arrays;
import neckar.base.InputException;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.emit.ProjectionMapping;
import neckar.network.Network;
import neckar.network.Projection;
import neckar.spec.coord.HicannOnWafer;

/**
 * The cells that the mapping table names, by chip. A cell may be named by several edges that share it. Kept are the
 * edges of each chip in the order of projections. Immutable after
 * construction.
 */
final class MappedCells {

    private final ProjectionMapping[] tables;
    private final int[][] edges = new int[HicannOnWafer.COUNT][];
    // The edges of a chip that belong to projection runProjection[k] end before position runEnd[k].
    private final int[][] runProjection = new int[HicannOnWafer.COUNT][];
    private final int[][] runEnd = new int[HicannOnWafer.COUNT][];
    private final int[] runs = new int[HicannOnWafer.COUNT];
    private final int[] cells = new int[HicannOnWafer.COUNT];
    private final long unplaced;

    /** Receives the edges of a chip. */
    @FunctionalInterface
    interface EdgeVisitor {
        /** An edge of the table of a projection, given by its position. */
        void edge(int projection, int edge);
    }

    MappedCells(Network network, MappingTable mapping, NodeBinding nodes) {
        tables = mapping.projections().toArray(ProjectionMapping[]::new);
        int[] counts = new int[HicannOnWafer.COUNT];
        long lost = 0;
        for (Projection projection : network.projections()) {
            ProjectionMapping table = tables[projection.position()];
            requireIndices(network, projection, table);
            int firstTarget = network.nodeOf(projection.post(), 0);
            for (int edge = 0; edge < table.edges(); edge++) {
                int hicann = nodes.hicannOf(firstTarget + table.post(edge));
                int some = table.firstCell(edge + 1) - table.firstCell(edge);
                if (hicann == NodeBinding.NONE) {
                    lost += some;
                } else {
                    counts[hicann]++;
                    cells[hicann] += some;
                }
            }
        }
        unplaced = lost;
        for (int hicann = 0; hicann < counts.length; hicann++) {
            edges[hicann] = new int[counts[hicann]];
            runProjection[hicann] = new int[1];
            runEnd[hicann] = new int[1];
        }
        fill(network, nodes);
    }

    private static void requireIndices(Network network, Projection projection, ProjectionMapping table) {
        int pre = network.populations().get(projection.pre()).size();
        int post = network.populations().get(projection.post()).size();
        if (!table.label().equals(projection.label())) {
            throw InputException.of("mapping.json.gz", "the mapping table belongs to another network")
                    .value("projection " + table.label())
                    .allowed(projection.label());
        }
        for (int edge = 0; edge < table.edges(); edge++) {
            if (table.pre(edge) >= pre || table.post(edge) >= post) {
                throw InputException.of("mapping.json.gz", "projection " + table.label() + " has no such neurons")
                        .value(table.pre(edge) + " -> " + table.post(edge))
                        .allowed("below " + pre + " -> below " + post);
            }
        }
    }

    private void fill(Network network, NodeBinding nodes) {
        int[] next = new int[HicannOnWafer.COUNT];
        for (Projection projection : network.projections()) {
            ProjectionMapping table = tables[projection.position()];
            int firstTarget = network.nodeOf(projection.post(), 0);
            for (int edge = 0; edge < table.edges(); edge++) {
                int hicann = nodes.hicannOf(firstTarget + table.post(edge));
                if (hicann != NodeBinding.NONE) {
                    edges[hicann][next[hicann]++] = edge;
                    extendRun(hicann, projection.position(), next[hicann]);
                }
            }
        }
    }

    private void extendRun(int hicann, int projection, int end) {
        int run = runs[hicann] - 1;
        if (run < 0 || runProjection[hicann][run] != projection) {
            run = runs[hicann]++;
            if (run == runEnd[hicann].length) {
                runProjection[hicann] = Arrays.copyOf(runProjection[hicann], 2 * run);
                runEnd[hicann] = Arrays.copyOf(runEnd[hicann], 2 * run);
            }
            runProjection[hicann][run] = projection;
        }
        runEnd[hicann][run] = end;
    }

    /** Visits the edges whose targets are on a chip, in the order of projections, then as they stand in the table. */
    void forEachEdge(HicannOnWafer hicann, EdgeVisitor visitor) {
        int id = hicann.id();
        int position = 0;
        for (int run = 0; run < runs[id]; run++) {
            int projection = runProjection[id][run];
            for (; position < runEnd[id][run]; position++) {
                visitor.edge(projection, edges[id][position]);
            }
        }
    }

    /** Number of cells that the edges of a chip name; one that several edges share counts several times. */
    int cellsOn(HicannOnWafer hicann) {
        return cells[hicann.id()];
    }

    /** Cells whose target neuron is not on the wafer. */
    long unplaced() {
        return unplaced;
    }
}
