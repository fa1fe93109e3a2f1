package neckar.spec.config;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Setting of a background generator (hardware reference 3.6).
 *
 * @param enable whether it runs
 * @param random Poisson-like instead of regular; emits address 0 whatever is set
 * @param period regular: an event each {@code period + 1} clocks; random: threshold of the shift register; 0..65535
 * @param address L1 address of regular events, 0..63
 * @param seed start of its shift register, 0..65535; a running random generator with seed 0 never fires
 */
public record BackgroundGeneratorConfig(boolean enable, boolean random, int period, int address, int seed) {
    /** A generator that does not run. */
    public static final BackgroundGeneratorConfig OFF = new BackgroundGeneratorConfig(false, false, 0, 0, 0);

    /** Checks ranges. */
    public BackgroundGeneratorConfig {
        Require.inRange("background generator period", period, 0, 0xffff);
        Require.inRange("background generator address", address, 0, 63);
        Require.inRange("background generator seed", seed, 0, 0xffff);
    }

    /** Period of a regular generator with an event each {@code clocks} PLL clocks, 2..65536. */
    public static int regularPeriod(int clocks) {
        return Require.inRange("interval of a regular generator", clocks, 2, 65536) - 1;
    }

    /** Period of a random generator with an event each {@code clocks} PLL clocks in the mean, 4..32768. */
    public static int randomPeriod(int clocks) {
        Require.inRange("mean interval of a random generator", clocks, 4, 32768);
        return (int) (65535.0 * (1.0 - 2.0 / clocks));
    }

    /** Mean number of PLL clocks between two events of this setting. */
    public double meanIntervalClocks() {
        return random ? 2.0 / (1.0 - period / 65535.0) : period + 1.0;
    }

    // Written out: a generated comparison is slow where no optimising compiler runs, and every register is compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof BackgroundGeneratorConfig that
                        && enable == that.enable
                        && random == that.random
                        && period == that.period
                        && address == that.address
                        && seed == that.seed);
    }

    @Override
    public int hashCode() {
        return Objects.hash(enable, random, period, address, seed);
    }
}
