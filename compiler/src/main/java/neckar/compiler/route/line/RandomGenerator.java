package neckar.compiler.route.line;

import neckar.base.Seeds;
import neckar.network.Network;
import neckar.spec.config.BackgroundGeneratorConfig;

/** How a random background generator is set that stands for a population on a chip (hardware reference 3.6). */
final class RandomGenerator {

    /** Shortest mean interval in clocks that a random generator can make. */
    private static final int SHORTEST_INTERVAL = 4;

    /** A random generator locks its line itself: its mean interval may not exceed this (emulator reference 2.5). */
    private static final int LONGEST_LOCKING_INTERVAL_US = 10;

    private static final long STAGE = 0x67656e73L;

    private static final long STARTS = 0xffffL;

    private RandomGenerator() {}

    /**
     * The setting of generator 0..7 of a chip (enum) for a rate in events per second of hardware time. All generators run
     * through the same 65535 values; where each begins belongs to the network's seed, as all Poisson trains do.
     */
    static BackgroundGeneratorConfig setting(Network network, int hicann, int generator, double rateHz) {
        int pllMhz = network.hardware().pllMhz();
        double clocks = pllMhz * 1e6 / rateHz;
        int longest = LONGEST_LOCKING_INTERVAL_US * pllMhz;
        int interval = (int) Math.round(Math.max(SHORTEST_INTERVAL, Math.min(longest, clocks)));
        int start = 1 + (int) Math.floorMod(Seeds.split(network.seed(), STAGE, hicann, generator), STARTS);
        return new BackgroundGeneratorConfig(true, true, BackgroundGeneratorConfig.randomPeriod(interval), 0, start);
    }
}
