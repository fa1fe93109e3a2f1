package neckar.compiler.route.synapse;

import java.util.Arrays;
import java.util.Optional;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.route.LossCause;
import neckar.compiler.route.LossReport;

/**
 * What became of each edge: lost synapses, cause, and the edge whose cells carry it. Different threads may write
 * different edges; carriers are collected per chip and merged in chip order by the caller.
 */
final class EdgeOutcomes {
    private static final byte REALISED = -1;

    private final ConnectionTable table;
    /** Number of the cause, or {@link #REALISED}. */
    private final byte[] causes;
    /** Synapses realised of an edge that also lost some; multiplicities have 16 bits. */
    private final char[] kept;
    /** Carrier by edge; the edge itself unless it shares the cells of another. */
    private final int[] carriers;

    EdgeOutcomes(ConnectionTable table) {
        this.table = table;
        causes = new byte[table.edges()];
        Arrays.fill(causes, REALISED);
        kept = new char[table.edges()];
        carriers = new int[table.edges()];
        Arrays.setAll(carriers, edge -> edge);
    }

    /** The same outcomes, to be changed. */
    EdgeOutcomes copy() {
        EdgeOutcomes copy = new EdgeOutcomes(table);
        copy.take(this, 0, causes.length);
        return copy;
    }

    /** Forgets what became of the edges from {@code first} to before {@code end}. */
    void forget(int first, int end) {
        for (int edge = first; edge < end; edge++) {
            causes[edge] = REALISED;
            carriers[edge] = edge;
        }
    }

    /** Takes over what became of the edges from {@code first} to before {@code end}. */
    void take(EdgeOutcomes other, int first, int end) {
        System.arraycopy(other.causes, first, causes, first, end - first);
        System.arraycopy(other.kept, first, kept, first, end - first);
        System.arraycopy(other.carriers, first, carriers, first, end - first);
    }

    /** Notes that only some synapses of an edge are realised. */
    void lose(int edge, LossCause cause, int synapsesKept) {
        causes[edge] = (byte) cause.id();
        kept[edge] = (char) synapsesKept;
    }

    /** Notes that the cells of another edge realise an edge. */
    void carry(int edge, int carrier) {
        carriers[edge] = carrier;
    }

    boolean isLost(int edge) {
        return causes[edge] != REALISED;
    }

    int lost(int edge) {
        return causes[edge] == REALISED ? 0 : table.multiplicity(edge) - kept[edge];
    }

    Optional<LossCause> cause(int edge) {
        return causes[edge] == REALISED ? Optional.empty() : Optional.of(LossCause.of(causes[edge]));
    }

    int carrier(int edge) {
        return carriers[edge];
    }

    /** Counts by projection and cause. */
    LossReport report() {
        LossReport.Builder report = LossReport.builder(table.projections());
        for (int edge = 0; edge < causes.length; edge++) {
            report.request(table.projection(edge), table.multiplicity(edge));
            if (causes[edge] != REALISED) {
                report.lose(table.projection(edge), LossCause.of(causes[edge]), lost(edge));
            }
        }
        return report.build();
    }
}
