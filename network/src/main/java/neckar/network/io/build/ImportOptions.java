package neckar.network.io.build;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a user adds to a file that tells too little for an experiment.
 *
 * @param durationMs biological duration in ms; empty for what the file says, or 1 s
 * @param inputRateHz rate of Poisson sources in place of inputs that have no spikes, biological
 * @param inputSpikes a CSV with header {@code population,index,time_ms} of what inputs send
 * @param nirDtSec the time step of the framework that wrote a NIR file, in s of the file
 * @param nirTimeScale biological time over the time of a NIR file
 */
public record ImportOptions(
        OptionalDouble durationMs,
        OptionalDouble inputRateHz,
        Optional<Path> inputSpikes,
        OptionalDouble nirDtSec,
        OptionalDouble nirTimeScale) {
    /** Nothing added. */
    public static final ImportOptions NONE = new ImportOptions(
            OptionalDouble.empty(),
            OptionalDouble.empty(),
            Optional.empty(),
            OptionalDouble.empty(),
            OptionalDouble.empty());

    /** Duration of a run of which nothing tells the duration, in ms. */
    public static final double DEFAULT_DURATION_MS = 1000;
}
