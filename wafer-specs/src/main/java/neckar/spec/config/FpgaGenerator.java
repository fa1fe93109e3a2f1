package neckar.spec.config;

import neckar.spec.coord.HsLink;

/**
 * The background generator of an FPGA, which feeds one of its chips (hardware reference 3.7).
 *
 * @param enable whether it runs
 * @param seed start of its random numbers, 24 bits
 * @param rate its rate setting, 14 bits
 * @param link the chip that gets the events
 */
public record FpgaGenerator(boolean enable, int seed, int rate, HsLink link) {
    /** A generator that does not run. */
    public static final FpgaGenerator OFF = new FpgaGenerator(false, 0, 0, HsLink.of(0));

    /** The largest seed. */
    public static final int MAX_SEED = 0xffffff;

    /** The largest rate setting. */
    public static final int MAX_RATE = 0x3fff;

    /** Checks ranges. */
    public FpgaGenerator {
        Require.inRange("seed of the FPGA generator", seed, 0, MAX_SEED);
        Require.inRange("rate of the FPGA generator", rate, 0, MAX_RATE);
    }
}
