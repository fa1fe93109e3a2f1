package neckar.compiler.partition;

import java.util.OptionalInt;
import neckar.base.InputException;

/**
 * Choices for neuron sizes.
 *
 * @param fixedSize size of all neurons whose exact place is not given; it beats sizes asked for in the network file.
 *     Empty: the file decides where it says so, else the compiler
 * @param chainLength most drivers of a chain (mapping reference H14)
 * @param lossGoal share of lost synapses below which no larger size is sought
 */
public record SizeOptions(OptionalInt fixedSize, int chainLength, double lossGoal) {

    /** The compiler chooses, chains of three, goal one lost synapse in 20,000. */
    public static final SizeOptions DEFAULT = new SizeOptions(OptionalInt.empty(), 3, 5e-5);

    /** Checks the ranges. */
    public SizeOptions {
        if (fixedSize.isPresent() && !NeuronSizes.isLegal(fixedSize.getAsInt())) {
            throw InputException.of("--neuron-size", "no legal size of a neuron")
                    .value(fixedSize.getAsInt())
                    .allowed("even, 2..64");
        }
        if (chainLength < 1 || chainLength > 56) {
            throw InputException.of("--chain-length", "no legal length of a driver chain")
                    .value(chainLength)
                    .allowed("1..56");
        }
    }
}
