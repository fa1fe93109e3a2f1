package neckar.compiler.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neckar.base.Parallel;
import neckar.base.RunContext;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.HicannOnWafer;

/**
 * The network that a wafer configuration realises, found from its registers alone: neurons, the streams of events
 * that they and the links send, and for each synapse driver the stream that it hears. Synapses are not stored but
 * read from the arrays when a chip is visited, so a whole wafer needs little memory. Immutable after construction;
 * chips may be visited from several threads.
 */
public final class Realisation {

    private final WaferConfig wafer;
    private final LineNets nets;
    private final List<RealisedChip> chips;
    private final List<Optional<RealisedChip>> byHicann;
    private final ProblemLog lineProblems = new ProblemLog();

    private Realisation(WaferConfig wafer, RunContext context) {
        this.wafer = wafer;
        nets = new LineNets(wafer, lineProblems);
        List<Map.Entry<HicannOnWafer, HicannConfig>> configured =
                List.copyOf(wafer.hicanns().entrySet());
        RealisedChip[] built = new RealisedChip[configured.size()];
        Parallel.forRange(built.length, context.threads(), i -> {
            context.cancel().throwIfCancelled();
            built[i] = new RealisedChip(
                    configured.get(i).getKey(), configured.get(i).getValue(), nets);
        });
        chips = List.of(built);
        List<Optional<RealisedChip>> positions =
                new ArrayList<>(Collections.nCopies(HicannOnWafer.COUNT, Optional.empty()));
        for (RealisedChip chip : built) {
            positions.set(chip.hicann().id(), Optional.of(chip));
        }
        byHicann = List.copyOf(positions);
    }

    /** Walks the whole configuration. */
    public static Realisation of(WaferConfig wafer, RunContext context) {
        return new Realisation(wafer, context);
    }

    /** The configuration. */
    public WaferConfig wafer() {
        return wafer;
    }

    /** Configured chips in the order of their numbers. */
    public List<RealisedChip> chips() {
        return chips;
    }

    /** A chip, if it is configured. */
    public Optional<RealisedChip> chip(HicannOnWafer hicann) {
        return byHicann.get(hicann.id());
    }

    LineNets nets() {
        return nets;
    }

    /** Problems found while lines were followed. */
    ProblemLog lineProblems() {
        return lineProblems;
    }
}
