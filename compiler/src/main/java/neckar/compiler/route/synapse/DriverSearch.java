package neckar.compiler.route.synapse;

import java.util.List;
import neckar.base.SeededRandom;
import neckar.base.Seeds;

/**
 * The driver chains of one side of a chip that are worth most: by insertion where there is room; on full sides by a few
 * tilings ({@link ChainTiling}), which suit chains of several drivers, by annealing ({@link ChainSearch}), which suits single
 * ones, and by more tilings; each only while the {@link ChainBound} is not reached.
 *
 * @param primaries position of each request's primary, or -1
 * @param isBest no chains on this side are worth more
 */
@SuppressWarnings("ArrayRecordComponent") // private to the package, made once, never changed
record DriverSearch(int[] primaries, boolean isBest) {
    private static final long TILING = 0x74696c65L;
    /** Moves of annealing for each start of the first tilings, and of all. */
    private static final int MOVES_PER_FIRST_START = 1_000;

    private static final int MOVES_PER_START = 500;

    static DriverSearch of(List<ChainRequest> requests, boolean[] usable, int moves, long seed) {
        ChainBound bound = ChainBound.of(requests, usable);
        ChainSearch chains = new ChainSearch(requests, usable);
        chains.insertAll();
        if (bound.isMetBy(chains.value())) {
            return new DriverSearch(chains.primaries(), true);
        }
        ChainTiling tiling = new ChainTiling(requests, usable, bound);
        SeededRandom random = new SeededRandom(Seeds.split(seed, TILING));
        int first = Math.max(1, moves / MOVES_PER_FIRST_START);
        tiling.search(first, random);
        if (!bound.isMetBy(tiling.value())) {
            chains.anneal(moves, bound.value(), new SeededRandom(seed));
        }
        if (!bound.isMetBy(Math.max(chains.value(), tiling.value()))) {
            tiling.search(moves / MOVES_PER_START - first, random);
        }
        boolean isTiled = tiling.value() > chains.value();
        double worth = isTiled ? tiling.value() : chains.value();
        return new DriverSearch(isTiled ? tiling.primaries() : chains.primaries(), bound.isMetBy(worth));
    }
}
