package neckar.compiler.check;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;
import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.compiler.emit.MappingTable;
import neckar.network.Network;
import neckar.spec.calib.Calibration;

/**
 * The realised network held against the network that was asked for, through the mapping table: synapses requested and
 * realised by projection, what is missing, what nobody asked for, and the errors of the given conductances. Immutable
 * after construction.
 */
public final class Comparison {

    private final RequestedSynapses requests;
    private final AtomicLongArray realised;
    private final ErrorDistribution errors = new ErrorDistribution();
    private final List<ErrorDistribution> weightErrors;
    private final ProblemLog problems = new ProblemLog();
    private final List<Shortfalls> shortfalls;

    private Comparison(
            Network network,
            Realisation realisation,
            MappingTable mapping,
            Calibration calibration,
            RequestedSynapses requests,
            RunContext context) {
        this.requests = requests;
        NodeBinding nodes = new NodeBinding(network, realisation, mapping, problems);
        realised = new AtomicLongArray(Math.max(1, network.projections().size()));
        MappedCells cells = new MappedCells(network, mapping, nodes);
        if (cells.unplaced() > 0) {
            problems.add(
                    ProblemKind.SYNAPSE_DIFFERS,
                    "mapping.json.gz",
                    cells.unplaced() + " cells belong to neurons that are not on the wafer");
        }
        List<RealisedChip> chips = realisation.chips();
        PairCount[] counts = new PairCount[chips.size()];
        ProblemLog[] logs = new ProblemLog[chips.size()];
        Parallel.forRange(chips.size(), context.threads(), i -> {
            context.cancel().throwIfCancelled();
            RealisedChip chip = chips.get(i);
            ChipComparison comparison =
                    new ChipComparison(network, mapping, nodes, requests, chip, calibration, cells, realised);
            comparison.run();
            counts[i] = comparison.counts();
            logs[i] = comparison.log();
        });
        PairCount offWafer = new PairCount(nodes, requests, realised);
        for (int node = 0; node < network.nodeCount(); node++) {
            if (nodes.hicannOf(node) == NodeBinding.NONE) {
                offWafer.missAll(node);
            }
        }
        Shortfalls[] missing = new Shortfalls[chips.size() + 1];
        for (int i = 0; i < chips.size(); i++) {
            errors.merge(counts[i].errors());
            problems.merge(logs[i]);
            missing[i] = counts[i].shortfalls();
        }
        missing[chips.size()] = offWafer.shortfalls();
        shortfalls = List.of(missing);
        List<ErrorDistribution> byProjection = new ArrayList<>();
        for (int p = 0; p < network.projections().size(); p++) {
            ErrorDistribution ofProjection = new ErrorDistribution();
            for (PairCount count : counts) {
                count.weightErrors(p).ifPresent(ofProjection::merge);
            }
            byProjection.add(ofProjection);
        }
        weightErrors = List.copyOf(byProjection);
    }

    /**
     * Compares.
     *
     * @param network what was asked for
     * @param realisation what the bitstream does
     * @param mapping which circuit stands for which neuron and synapse
     * @param calibration the calibration that the compilation used, for conductances
     * @param requests all synapses of the network
     * @param context threads and cancellation
     * @throws neckar.base.InputException if the mapping table belongs to another network
     */
    static Comparison of(
            Network network,
            Realisation realisation,
            MappingTable mapping,
            Calibration calibration,
            RequestedSynapses requests,
            RunContext context) {
        return new Comparison(network, realisation, mapping, calibration, requests, context);
    }

    /** Synapses of a projection (position) with a weight above 0. */
    public long requested(int projection) {
        return requests.requested(projection);
    }

    /** Synapses of a projection with weight 0, which get no cell. */
    public long zeroWeight(int projection) {
        return requests.zeroWeight(projection);
    }

    /** Synapses of a projection that the bitstream realises. */
    public long realised(int projection) {
        return realised.get(projection);
    }

    /**
     * Relative errors of the given conductances, one for each (source, target, receptor, plasticity) that is realised
     * in full.
     */
    public ErrorDistribution conductanceErrors() {
        return errors;
    }

    /**
     * Relative errors of the given weights by projection (position), one for each synapse of a (source, target, receptor,
     * plasticity) that is realised in full; its synapses share the error of their sum.
     */
    public List<ErrorDistribution> weightErrors() {
        return weightErrors;
    }

    /** What does not agree. Missing synapses are loss, not problems. */
    public ProblemLog problems() {
        return problems;
    }

    /** Visits all synapses that are asked for and not realised, in a fixed order. */
    public void forEachShortfall(Shortfalls.Visitor visitor) {
        shortfalls.forEach(part -> part.forEach(visitor));
    }
}
