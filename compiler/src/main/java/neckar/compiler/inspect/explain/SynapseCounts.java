package neckar.compiler.inspect.explain;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import neckar.compiler.emit.CompilationRecord;
import neckar.compiler.emit.LostSynapses;
import neckar.compiler.emit.ProjectionMapping;
import neckar.compiler.route.LossCause;
import neckar.spec.coord.HicannOnWafer;

/**
 * Synapses by line and target chip, and losses by target chip and cause: one walk over all synapses. A pair of cells
 * counts with all its synapses, those that share cells included.
 */
public final class SynapseCounts {
    private static final int CHIPS = HicannOnWafer.COUNT;

    private final long[] realised;
    private final long[] lost;
    private final long[] lostByChip = new long[CHIPS * LossCause.COUNT];
    private final long[] lostNowhere = new long[LossCause.COUNT];

    /** Counts the synapses of a compilation. */
    public SynapseCounts(Inspection inspection) {
        int lines = inspection.routes().lines().size();
        realised = new long[lines * CHIPS];
        lost = new long[lines * CHIPS];
        for (int p = 0; p < inspection.projections(); p++) {
            CompilationRecord.ProjectionTraits traits = inspection.traits(p);
            ProjectionMapping edges = inspection.edges(p);
            for (int edge = 0; edge < edges.edges(); edge++) {
                int hicann = inspection.hicannOf(inspection.cell(traits.post(), edges.post(edge)));
                int line = inspection.lineAt(inspection.cell(traits.pre(), edges.pre(edge)), hicann);
                if (line >= 0 && hicann >= 0) {
                    realised[line * CHIPS + hicann] += edges.synapses(edge);
                }
            }
            countLost(inspection, traits);
        }
    }

    private void countLost(Inspection inspection, CompilationRecord.ProjectionTraits traits) {
        LostSynapses rows = traits.lost();
        for (int row = 0; row < rows.rows(); row++) {
            int hicann = inspection.hicannOf(inspection.cell(traits.post(), rows.post(row)));
            int cause = rows.cause(row).id();
            if (hicann < 0) {
                lostNowhere[cause] += rows.count(row);
                continue;
            }
            lostByChip[hicann * LossCause.COUNT + cause] += rows.count(row);
            int line = inspection.lineAt(inspection.cell(traits.pre(), rows.pre(row)), hicann);
            if (line >= 0) {
                lost[line * CHIPS + hicann] += rows.count(row);
            }
        }
    }

    /** Synapses that a line has on a chip. */
    public long realised(int line, int hicann) {
        return realised[line * CHIPS + hicann];
    }

    /** Synapses of a line that were lost on a chip. */
    public long lost(int line, int hicann) {
        return lost[line * CHIPS + hicann];
    }

    /** Synapses lost by targets on a chip. */
    public long lostOn(int hicann) {
        return Arrays.stream(lostByChip, hicann * LossCause.COUNT, (hicann + 1) * LossCause.COUNT)
                .sum();
    }

    /** Synapses lost by targets on a chip for a cause. */
    public long lostOn(int hicann, LossCause cause) {
        return lostByChip[hicann * LossCause.COUNT + cause.id()];
    }

    /** Synapses lost because their target is on no chip. */
    public long lostNowhere() {
        return Arrays.stream(lostNowhere).sum();
    }

    /** Losses of a chip by the names of causes; causes without loss are left out. */
    public Map<String, Long> causesOn(int hicann) {
        Map<String, Long> causes = new LinkedHashMap<>();
        for (LossCause cause : LossCause.values()) {
            if (lostOn(hicann, cause) > 0) {
                causes.put(cause.reportName(), lostOn(hicann, cause));
            }
        }
        return causes;
    }
}
