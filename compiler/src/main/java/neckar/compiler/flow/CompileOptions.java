package neckar.compiler.flow;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import neckar.spec.calib.Calibration;
import neckar.spec.topology.Availability;

/**
 * What the user may choose beside the network.
 *
 * @param availability the wafer, less its defects
 * @param calibration how physical values become codes
 * @param effort how hard to try
 * @param neuronSize denmems of every neuron; empty lets the compiler choose
 * @param chainLength longest chain of synapse drivers, 1..56
 * @param timeLimitSec wall time after which no further improvement is tried
 */
public record CompileOptions(
        Availability availability,
        Calibration calibration,
        Effort effort,
        OptionalInt neuronSize,
        int chainLength,
        OptionalDouble timeLimitSec) {
    /** Longest chain that signal quality permits (hardware reference 4.2). */
    public static final int DEFAULT_CHAIN_LENGTH = 3;

    /** The defaults on a given wafer. */
    public static CompileOptions on(Availability availability) {
        return new CompileOptions(
                availability,
                Calibration.nominal(),
                Effort.NORMAL,
                OptionalInt.empty(),
                DEFAULT_CHAIN_LENGTH,
                OptionalDouble.empty());
    }

    /** The same with all neurons of one size. */
    public CompileOptions withNeuronSize(int denmems) {
        return new CompileOptions(
                availability, calibration, effort, OptionalInt.of(denmems), chainLength, timeLimitSec);
    }

    /** The same with another effort. */
    public CompileOptions withEffort(Effort other) {
        return new CompileOptions(availability, calibration, other, neuronSize, chainLength, timeLimitSec);
    }
}
