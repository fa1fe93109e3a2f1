package neckar.compiler.route.synapse;

import java.util.List;
import java.util.Optional;
import neckar.compiler.route.LossCause;
import neckar.compiler.route.LossReport;

/**
 * Result of synapse routing: the circuits of each chip, and for each edge of the connection table its cells or the cause
 * of its loss.
 */
public final class SynapseRouting {
    private final List<Optional<HicannSynapses>> byHicann;
    private final EdgeOutcomes outcomes;

    SynapseRouting(List<Optional<HicannSynapses>> byHicann, EdgeOutcomes outcomes) {
        this.byHicann = List.copyOf(byHicann);
        this.outcomes = outcomes;
    }

    EdgeOutcomes outcomes() {
        return outcomes;
    }

    /** Circuits of a chip; empty when it has no driver in use. */
    public Optional<HicannSynapses> on(int hicann) {
        return byHicann.get(hicann);
    }

    /** Circuits of all chips with a driver in use, by chip id. */
    public List<HicannSynapses> hicanns() {
        return byHicann.stream().flatMap(Optional::stream).toList();
    }

    /** True when some chip's driver chains may be worth more after another search. */
    public boolean hasOpenChains() {
        return byHicann.stream().flatMap(Optional::stream).anyMatch(synapses -> !synapses.chainsAreBest());
    }

    /** Synapses of an edge that are lost, 0..multiplicity. */
    public int lost(int edge) {
        return outcomes.lost(edge);
    }

    /** Cause for which synapses of an edge are lost; empty when none is. */
    public Optional<LossCause> cause(int edge) {
        return outcomes.cause(edge);
    }

    /**
     * Edge whose cells realise an edge: itself, or another edge of the same source, target, sign and STP set that shares
     * its cells (their weights add up), or an edge of the same background stream.
     */
    public int carrier(int edge) {
        return outcomes.carrier(edge);
    }

    /** Synapses requested, realised and lost, by projection and cause; without a lower bound. */
    public LossReport lossReport() {
        return outcomes.report();
    }
}
