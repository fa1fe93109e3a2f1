package neckar.compiler.inspect.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neckar.compiler.emit.CompilationRecord;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.emit.ProjectionMapping;

/**
 * Relative errors of the weights of one projection: given conductance of all cells of an edge against the one that the
 * network asks for, in steps of 0.1 % from -100 % on; the last step holds all that is larger. Edges whose cells serve
 * several edges count as often as they are asked for.
 */
public final class WeightErrors {
    /** Width of a step, in percent. */
    public static final double STEP_PERCENT = 0.1;

    /** Lower end of the first step, in percent. */
    public static final double FIRST_PERCENT = -100.05;

    private static final int STEPS = 3001;

    private final String projection;
    private final long[] counts;

    private WeightErrors(String projection, long[] counts) {
        this.projection = projection;
        this.counts = counts;
    }

    /** Label of the projection. */
    public String projection() {
        return projection;
    }

    /** Number of edges in each step (a copy). */
    public long[] counts() {
        return counts.clone();
    }

    /** The projections with a realised edge whose weight is known. */
    public static List<WeightErrors> all(Inspection inspection) {
        List<WeightErrors> all = new ArrayList<>();
        for (int p = 0; p < inspection.projections(); p++) {
            long[] counts = new long[STEPS];
            boolean any = false;
            for (int edge = 0; edge < inspection.edges(p).edges(); edge++) {
                double percent = percent(inspection, p, edge);
                if (Double.isFinite(percent)) {
                    long step = (long) Math.floor((percent - FIRST_PERCENT) / STEP_PERCENT);
                    counts[(int) Math.max(0, Math.min(STEPS - 1, step))]++;
                    any = true;
                }
            }
            if (any) {
                all.add(new WeightErrors(inspection.edges(p).label(), counts));
            }
        }
        return all;
    }

    private static double percent(Inspection inspection, int p, int edge) {
        CompilationRecord.ProjectionTraits traits = inspection.traits(p);
        ProjectionMapping edges = inspection.edges(p);
        Optional<MappingTable.Neuron> target = inspection.neuron(inspection.cell(traits.post(), edges.post(edge)));
        if (target.isEmpty()) {
            return Double.NaN;
        }
        double perWeight = traits.inhibitory()
                ? target.get().inhibitorySiemensPerWeight()
                : target.get().excitatorySiemensPerWeight();
        double given = 0;
        for (int cell = edges.firstCell(edge); cell < edges.firstCell(edge + 1); cell++) {
            given += edges.givenSiemens(cell);
        }
        return 100 * (given / (edges.askedWeight(edge) * perWeight) - 1);
    }
}
