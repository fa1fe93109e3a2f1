package neckar.emulator.kernel;

import neckar.emulator.silicon.Draw;
import neckar.emulator.silicon.Silicon;
import neckar.emulator.silicon.Variation;

/**
 * Events that a repeater puts onto the neighbouring line too, with one bit of the address flipped (emulator reference 4.3).
 *
 * @param probability probability in each repeater
 * @param key key of the draws in this trial
 */
record LineCrosstalk(double probability, long key) {
    private static final int ADDRESS_BITS = 6;

    static LineCrosstalk of(Silicon silicon) {
        return new LineCrosstalk(silicon.sigma(Variation.L1_CROSSTALK), silicon.noiseKey(Variation.L1_CROSSTALK, 0, 0));
    }

    boolean isSilent() {
        return probability == 0;
    }

    /**
     * The address on the neighbouring line, or -1 if the event does not jump.
     *
     * @param repeater repeater at which it may, numbered by its segment
     * @param frameTick start of its frame
     * @param address its address
     */
    int addressBeside(int repeater, long frameTick, int address) {
        long event = Draw.key(key, repeater, frameTick << 6 | address);
        if (Draw.uniform(event) >= probability) {
            return -1;
        }
        int bit = (int) (Draw.uniform(Draw.key(event, 1)) * ADDRESS_BITS);
        return address ^ 1 << bit;
    }
}
