package neckar.compiler.flow;

import java.util.List;
import neckar.compiler.check.CheckReport;
import neckar.compiler.emit.Emission;
import neckar.compiler.route.LossReport;
import neckar.compiler.route.bound.LowerBound;
import neckar.compiler.translate.Approximation;

/**
 * Everything one compilation delivers.
 *
 * @param bitstream content of {@code wafer.nkb}
 * @param emission registers, experiment and mapping table
 * @param loss lost synapses by cause
 * @param bound what every mapping loses, and why
 * @param check what an independent walk over the bitstream found
 * @param approximations wishes that are met in part only
 * @param counts sizes of network and mapping
 * @param stages wall time of each stage
 * @param wallSec wall time of all stages
 * @param stoppedByTime whether the time limit cut a search short
 */
// The bitstream of a full wafer has 52 MB and is not copied; nobody writes to it.
@SuppressWarnings("ArrayRecordComponent")
public record CompileResult(
        byte[] bitstream,
        Emission emission,
        LossReport loss,
        LowerBound bound,
        CheckReport check,
        List<Approximation> approximations,
        Counts counts,
        List<Stage> stages,
        double wallSec,
        boolean stoppedByTime) {
    /** Copies the lists. */
    public CompileResult {
        approximations = List.copyOf(approximations);
        stages = List.copyOf(stages);
    }

    /**
     * Wall time of a stage.
     *
     * @param name stage
     * @param wallSec seconds
     */
    public record Stage(String name, double wallSec) {}

    /**
     * Sizes of network and mapping.
     *
     * @param neurons neurons of the network
     * @param sources external sources of the network
     * @param placed neurons with a place
     * @param hicanns chips with a register that is not idle
     * @param denmems denmems of placed neurons
     * @param drivers synapse drivers in use
     * @param segments L1 segments in use
     * @param synapses synapse cells in use
     */
    public record Counts(
            int neurons, int sources, int placed, int hicanns, int denmems, int drivers, int segments, long synapses) {}
}
