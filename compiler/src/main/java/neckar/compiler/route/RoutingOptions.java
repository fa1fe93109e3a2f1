package neckar.compiler.route;

import neckar.base.Invariant;

/**
 * Limits of routing that the user may set.
 *
 * @param chainLength most synapse drivers in one chain, 1..56 (default 3, hardware reference 4.2)
 * @param tapsPerPair most vertical lines by which one line feeds one chip, each with a chain of its own, 1..8
 * @param rounds most rounds of negotiation for each set of sinks
 * @param patience rounds without progress after which negotiation stops (mapping reference 5b, advice 6)
 * @param driverMoves most moves of the driver search of a chip side (mapping reference 5b, advice 7)
 */
public record RoutingOptions(int chainLength, int tapsPerPair, int rounds, int patience, int driverMoves) {
    /** Drivers of one quadrant: the longest chain. */
    public static final int LONGEST_CHAIN = 56;

    /** Checks the ranges. */
    public RoutingOptions {
        Invariant.check(chainLength >= 1 && chainLength <= LONGEST_CHAIN, "chain length 1..56", chainLength);
        Invariant.check(tapsPerPair >= 1 && tapsPerPair <= 8, "taps per pair 1..8", tapsPerPair);
        Invariant.check(rounds >= 1 && patience >= 1 && driverMoves >= 0, "efforts", rounds, patience, driverMoves);
    }

    /** The defaults of low effort. */
    public static RoutingOptions quick() {
        return new RoutingOptions(3, 4, 120, 10, 4_000);
    }

    /** The defaults of normal effort. */
    public static RoutingOptions standard() {
        return new RoutingOptions(3, 4, 120, 10, 20_000);
    }

    /** The defaults of high effort. */
    public static RoutingOptions thorough() {
        return new RoutingOptions(3, 4, 240, 20, 100_000);
    }

    /** The same effort with another chain limit. */
    public RoutingOptions withChainLength(int drivers) {
        return new RoutingOptions(drivers, tapsPerPair, rounds, patience, driverMoves);
    }
}
