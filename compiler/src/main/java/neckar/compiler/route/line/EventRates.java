package neckar.compiler.route.line;

import java.util.Arrays;
import neckar.network.Network;
import neckar.network.Population;

/**
 * Expected event rates of neurons and the rates that planning lets mergers, lines and links carry, in events per second of
 * hardware time (hardware reference 6.3; mapping reference H20, H21). Frozen.
 *
 * <p>A slow DNC merger passes PLL/2. An encoder makes as many at most, and all its events leave by one line, so the limit
 * of a line bounds those of its blocks too.
 */
public final class EventRates {

    /** Share of the nominal rates that planning uses. */
    public static final double UTILISATION = 0.8;

    /** Most events that a chip may receive. */
    public static final double CHIP_INPUT_HZ = UTILISATION * 17.8e6;

    /** Most events that an FPGA may send. */
    public static final double FPGA_HZ = UTILISATION * 125e6;

    /** Events that the link of a chip can take to its FPGA: 2 in 80 bits at 1 Gbit/s. */
    public static final double UP_LINK_HZ = 25e6;

    /** Locking events of a line (hardware reference 2.7). */
    public static final double LOCKING_HZ = 1e6;

    private final double[] hzOf;
    private final double lineHz;

    private EventRates(double[] hzOf, double lineHz) {
        this.hzOf = hzOf;
        this.lineHz = lineHz;
    }

    /** Rates of a network: of each node what its population tells, times the speed-up. */
    public static EventRates of(Network network) {
        double[] hzOf = new double[network.nodeCount()];
        for (Population population : network.populations()) {
            int first = network.nodeOf(population.position(), 0);
            double hz = population.rateHz() * network.hardware().speedup();
            Arrays.fill(hzOf, first, first + population.size(), hz);
        }
        return new EventRates(hzOf, UTILISATION * network.hardware().pllMhz() * 1e6 / 2 - LOCKING_HZ);
    }

    /** Expected events of a node. */
    public double hz(int node) {
        return hzOf[node];
    }

    /** Expected events of some nodes together. */
    public double sum(int[] nodes) {
        double sum = 0;
        for (int node : nodes) {
            sum += hzOf[node];
        }
        return sum;
    }

    /** Most events of sources that a line may carry beside those that lock it. */
    public double lineHz() {
        return lineHz;
    }

    /** What events at this rate exceed the limit of a line by; 0 within rounding. */
    public double excess(double hz) {
        return hz <= lineHz * (1 + 1e-9) ? 0 : hz - lineHz;
    }
}
