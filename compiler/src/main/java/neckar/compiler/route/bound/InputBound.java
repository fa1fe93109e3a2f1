package neckar.compiler.route.bound;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Least loss when the links of a wafer carry a limited rate of external events.
 *
 * <p>Each external source enters the wafer at one place, and then its whole rate passes one link, or it does not, and then
 * all its synapses are lost. Proof: allow fractions of sources; then the synapses kept are a fractional knapsack, whose
 * optimum takes sources by synapses per event until the rate is used up. No whole choice keeps more.
 */
final class InputBound {
    private record Source(double rateHz, long synapses) {}

    private final List<Source> sources = new ArrayList<>();
    private long total;

    /** Adds a source with its mean rate in hardware Hz and the synapses that it feeds; without these it need not enter. */
    void add(double rateHz, long synapses) {
        if (synapses > 0) {
            sources.add(new Source(rateHz, synapses));
            total += synapses;
        }
    }

    /** The least loss with a rate limit in hardware Hz. */
    long with(double limitHz) {
        List<Source> densest = new ArrayList<>(sources);
        densest.sort(Comparator.comparingDouble((Source s) -> s.rateHz() / s.synapses()));
        double left = limitHz;
        double kept = 0;
        for (Source source : densest) {
            double share = source.rateHz() <= left ? 1 : left / source.rateHz();
            kept += share * source.synapses();
            left -= share * source.rateHz();
        }
        return DenmemBound.roundUp(total - kept);
    }
}
