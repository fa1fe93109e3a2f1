package neckar.emulator.kernel;

import neckar.base.SeededRandom;
import neckar.spec.config.DenmemParameter;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HLineOnHicann;

/**
 * A full chip: 128 neurons of four denmems, 16 in each block; the eight lines go to the chip's own drivers, or those of
 * the western chip do instead. Each neuron has 64 synapses, drawn at random.
 */
final class RecurrentChip {
    private static final int NEURONS_PER_LINE = 16;

    private RecurrentChip() {}

    /** Address of neuron j, 0..15, of a block: 8 in one group of addresses, 8 in another. */
    private static int address(int j) {
        return j < 8 ? 34 + j : 50 + j - 8;
    }

    /**
     * Sketches the chip.
     *
     * @param seed seed of the connections
     * @param leakCode E_l of all denmems; above 398 the neurons fire by themselves
     * @param fromWest whether the drivers listen to the lines of the western chip instead of the own ones
     */
    static ChipSketch sketch(long seed, int leakCode, boolean fromWest) {
        SeededRandom random = new SeededRandom(seed);
        ChipSketch sketch = new ChipSketch();
        sketch.gates().allDenmems(DenmemParameter.E_L, leakCode);
        for (int quad = 0; quad < 128; quad++) {
            sketch.quadNeuron(quad, address(quad % NEURONS_PER_LINE));
            // A few millivolts of spread keep the neurons from firing in step.
            for (int d : new int[] {2 * quad, 2 * quad + 1, 2 * quad + 256, 2 * quad + 257}) {
                sketch.gates().denmem(DenmemOnHicann.of(d), DenmemParameter.E_L, leakCode + quad % 13);
            }
        }
        for (int d = 0; d < 8; d++) {
            sketch.sender(d, d, false, true);
            int h = 62 - 8 * d;
            int listened = fromWest ? (h + 2) % 64 : h;
            if (fromWest) {
                sketch.registers().repeater(HLineOnHicann.of(listened), RepeaterConfig.FORWARD_RIGHT_OR_BOTTOM);
            }
            int v = 31 - listened / 2;
            // Neighbouring classes in different groups of 16 rows, so that chains of two do not meet.
            int y = (v / 4 % 2 == 0 ? 16 : 64) + 2 * (v / 4) + 1;
            sketch.cross(listened, v).tap(y, v);
            sketch.driver(y, true, true, 2, 3).driver(y - 2, false, false, 2, 3);
            connect(sketch, random, y);
            connect(sketch, random, y - 2);
        }
        return sketch;
    }

    private static void connect(ChipSketch sketch, SeededRandom random, int y) {
        for (int r = 0; r < 2; r++) {
            for (int column = 0; column < 256; column++) {
                sketch.synapse(2 * y + r, column, random.nextInt(4), 2 + random.nextInt(8));
            }
        }
    }
}
