package neckar.compiler.inspect.explain;

import java.util.ArrayList;
import java.util.List;
import neckar.compiler.inspect.explain.LossExplanation.Holder;
import neckar.compiler.route.LossCause;

/** Finds the full resource behind a lost synapse, one way for each cause (mapping reference 1.4). */
final class LossExplainer {
    private final Inspection inspection;
    private final SynapseCounts counts;

    LossExplainer(Inspection inspection, SynapseCounts counts) {
        this.inspection = inspection;
        this.counts = counts;
    }

    LossExplanation explain(int pre, int post, boolean inhibitory, LossCause cause) {
        int hicann = inspection.hicannOf(post);
        int line = inspection.lineAt(pre, hicann);
        // A damaged table may name a cause that its own placement contradicts.
        boolean placed = inspection.neuron(post).isPresent() && line != Inspection.NONE;
        if (!placed) {
            return cause == LossCause.INPUT_BANDWIDTH
                    ? new InputShortage(inspection).explain(pre)
                    : new PlaceShortage(inspection).explain(pre, post);
        }
        return switch (cause) {
            case INPUT_BANDWIDTH -> new InputShortage(inspection).explain(pre);
            case PLACEMENT -> new PlaceShortage(inspection).explain(pre, post);
            case L1_ROUTING -> new SegmentShortage(inspection, counts).explain(line, hicann);
            case SYNAPSE_DRIVERS -> new DriverShortage(inspection, counts).explain(line, post);
            case SYNAPSE_ROWS -> new RowShortage(inspection).explain(pre, line, post, inhibitory);
        };
    }

    /** The largest holders first, equal ones in the order of their names. */
    static List<Holder> sorted(List<Holder> holders) {
        List<Holder> sorted = new ArrayList<>(holders);
        sorted.sort((a, b) -> a.amount() != b.amount()
                ? Long.compare(b.amount(), a.amount())
                : a.who().compareTo(b.who()));
        return sorted;
    }
}
