package neckar.compiler.partition;

import neckar.network.Network;
import neckar.network.Population;

/**
 * Neuron blocks that stay empty for random background generators: such a generator needs a line of its own (mapping
 * reference H7), hence a block without neurons, on each chip that hears it.
 */
public final class GeneratorBlocks {

    private static final int BLOCKS = 8;

    private static final int MOST = 4;

    private GeneratorBlocks() {}

    /** Blocks 0..n-1 of each chip may hold neurons; the rest belongs to generators, one block for each population. */
    public static int forNeurons(Network network) {
        long generators = network.populations().stream()
                .filter(Population::backgroundGenerator)
                .count();
        return BLOCKS - (int) Math.min(MOST, generators);
    }
}
