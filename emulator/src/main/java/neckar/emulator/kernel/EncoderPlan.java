package neckar.emulator.kernel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import neckar.emulator.digital.EncoderOrder;
import neckar.emulator.load.LoadedChip;
import neckar.emulator.load.LoadedNeuron;

/** Which place in which priority encoder each neuron of a chip has. */
final class EncoderPlan {
    private static final int BLOCKS = 8;
    private static final int INPUTS = 64;

    private final int[][] address = new int[BLOCKS][INPUTS];
    private final int[] place;
    private final int[] firing;

    EncoderPlan(LoadedChip chip, EncoderOrder order) {
        List<LoadedNeuron> neurons = chip.neurons();
        place = new int[neurons.size()];
        firing = neurons.stream().mapToInt(LoadedNeuron::firing).toArray();
        List<List<Integer>> inBlock = new ArrayList<>();
        for (int b = 0; b < BLOCKS; b++) {
            inBlock.add(new ArrayList<>());
        }
        boolean released = chip.config().neuron().spl1ResetReleased();
        for (int n = 0; n < place.length; n++) {
            LoadedNeuron neuron = neurons.get(n);
            if (neuron.sends() && released) {
                inBlock.get(neuron.firing() % 256 / 32).add(n);
            }
            place[n] = neuron.firing() < 0 ? Chip.NOT_FIRING : Chip.SILENT;
        }
        for (int b = 0; b < BLOCKS; b++) {
            List<Integer> members = inBlock.get(b);
            Comparator<Integer> byIndex = Comparator.comparing(n -> index(neurons.get(n)));
            Comparator<Integer> byAddress =
                    Comparator.comparing(n -> neurons.get(n).address());
            members.sort(order == EncoderOrder.INDEX ? byIndex : byAddress.thenComparing(byIndex));
            for (int rank = 0; rank < members.size(); rank++) {
                place[members.get(rank)] = b << 6 | rank;
                address[b][rank] = neurons.get(members.get(rank)).address();
            }
        }
    }

    /** Index of the firing denmem in its block: 32 * row + column. */
    private static int index(LoadedNeuron neuron) {
        return neuron.firing() / 256 * 32 + neuron.firing() % 32;
    }

    /** Place of each neuron: {@code block << 6 | rank}, {@link Chip#SILENT} or {@link Chip#NOT_FIRING}. */
    int[] places() {
        return place.clone();
    }

    /** Firing denmem of each neuron, or -1. */
    int[] firing() {
        return firing.clone();
    }

    /** L1 address by block and rank. */
    int[][] addresses() {
        return Arrays.stream(address).map(int[]::clone).toArray(int[][]::new);
    }
}
