package neckar.network;

import java.util.List;
import java.util.OptionalInt;

/**
 * Where some neurons of a population shall sit. Empty lists leave the choice to the compiler.
 *
 * @param indices the neurons
 * @param hicanns chips by number on the wafer; for sources the chips where they enter
 * @param neuronBlocks neuron blocks on chips
 * @param neurons exact places, one for each index in order
 * @param neuronSize denmems of each neuron, even in 2..64
 * @param exclusive whether nothing else may sit on these chips or blocks
 */
public record PlacementRequest(
        Indices indices,
        List<Integer> hicanns,
        List<NeuronBlock> neuronBlocks,
        List<NeuronPlace> neurons,
        OptionalInt neuronSize,
        boolean exclusive) {
    /** Chips of a wafer (hardware reference 1). */
    public static final int HICANNS = 384;
    /** Neuron blocks of a chip (hardware reference 1). */
    public static final int NEURON_BLOCKS = 8;
    /** Columns of denmems of a chip (hardware reference 1). */
    public static final int COLUMNS = 256;
    /** Denmems that can form one neuron at most (hardware reference 5). */
    public static final int MAX_NEURON_SIZE = 64;

    /** Copies the lists. */
    public PlacementRequest {
        hicanns = List.copyOf(hicanns);
        neuronBlocks = List.copyOf(neuronBlocks);
        neurons = List.copyOf(neurons);
    }

    /**
     * A neuron block.
     *
     * @param hicann chip, 0..383
     * @param block block on the chip, 0..7
     */
    public record NeuronBlock(int hicann, int block) {}

    /**
     * The place of one neuron.
     *
     * @param hicann chip, 0..383
     * @param x first column, 0..255
     * @param size denmems, even in 2..64
     */
    public record NeuronPlace(int hicann, int x, int size) {}
}
