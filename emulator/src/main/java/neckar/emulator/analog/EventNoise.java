package neckar.emulator.analog;

import neckar.emulator.silicon.Draw;

/**
 * Noise of the pulses that a driver sends along its rows: a factor 1 + sigma z on all synapses of an event, 0 at least,
 * with a draw that is keyed by driver, address and time (emulator reference 4.3).
 *
 * @param sigma standard deviation of the factor
 * @param key key of the chip's draws in this trial
 */
public record EventNoise(double sigma, long key) {
    /** Pulses are all alike. */
    public static final EventNoise NONE = new EventNoise(0, 0);

    /** Whether all pulses are alike. */
    public boolean isSilent() {
        return sigma == 0;
    }

    float factor(int driver, int address, long tick) {
        double z = Draw.normal(Draw.key(key, (long) driver << 6 | address, tick));
        return (float) Math.max(0, 1 + sigma * z);
    }
}
