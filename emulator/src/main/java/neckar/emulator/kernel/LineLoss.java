package neckar.emulator.kernel;

import neckar.emulator.silicon.Draw;
import neckar.emulator.silicon.Silicon;
import neckar.emulator.silicon.Variation;

/**
 * Events that get lost on L1: in each repeater, and in each driver behind the third of a chain, with a probability (emulator
 * reference 4.3). An event lost in a repeater is lost for all that lies behind it, because the draw is keyed by the repeater.
 *
 * @param probability probability of a loss in each
 * @param key key of the draws in this trial
 */
record LineLoss(double probability, long key) {
    /** Drivers of a chain that hear without loss. */
    private static final int RELIABLE_DRIVERS = 3;

    static LineLoss of(Silicon silicon) {
        return new LineLoss(silicon.sigma(Variation.L1_LOSS), silicon.noiseKey(Variation.L1_LOSS, 0, 0));
    }

    boolean isSilent() {
        return probability == 0;
    }

    /**
     * Whether an event does not arrive.
     *
     * @param repeaters repeaters on its way, numbered by their segments
     * @param driver driver at its end, over all chips
     * @param chainLinks links of the chain up to this driver
     * @param frameTick start of its frame
     * @param address its address
     */
    boolean loses(int[] repeaters, int driver, int chainLinks, long frameTick, int address) {
        long event = frameTick << 6 | address;
        for (int repeater : repeaters) {
            if (Draw.uniform(Draw.key(key, repeater, event)) < probability) {
                return true;
            }
        }
        for (int link = RELIABLE_DRIVERS; link <= chainLinks; link++) {
            if (Draw.uniform(Draw.key(key, -1L - driver, (long) link << 56 ^ event)) < probability) {
                return true;
            }
        }
        return false;
    }
}
