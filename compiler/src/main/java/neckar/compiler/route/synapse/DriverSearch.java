package neckar.compiler.route.synapse;

import java.util.List;
import neckar.base.SeededRandom;
import neckar.base.Seeds;

/**
 * The driver chains of one side of a chip that are worth most: by insertion where there is room, by {@link ChainTiling}
 * where the side is full, and by {@link ChainSearch} where that does not reach the {@link ChainBound} either.
 *
 * @param primaries position of each request's primary, or -1
 * @param isBest no chains on this side are worth more
 */
@SuppressWarnings("ArrayRecordComponent") // private to the package, made once, never changed
record DriverSearch(int[] primaries, boolean isBest) {
    private static final long TILING = 0x74696c65L;
    /** Moves of single chains that take as long as one start of a tiling. */
    private static final int MOVES_PER_START = 500;

    static DriverSearch of(List<ChainRequest> requests, boolean[] usable, int moves, long seed) {
        ChainBound bound = ChainBound.of(requests, usable);
        ChainSearch chains = new ChainSearch(requests, usable);
        chains.insertAll();
        if (bound.isMetBy(chains.value())) {
            return new DriverSearch(chains.primaries(), true);
        }
        ChainTiling tiling = new ChainTiling(requests, usable);
        tiling.search(moves / MOVES_PER_START, bound, new SeededRandom(Seeds.split(seed, TILING)));
        if (bound.isMetBy(tiling.value())) {
            return new DriverSearch(tiling.primaries(), true);
        }
        chains.anneal(moves, bound.value(), new SeededRandom(seed));
        return chains.value() > tiling.value()
                ? new DriverSearch(chains.primaries(), bound.isMetBy(chains.value()))
                : new DriverSearch(tiling.primaries(), false);
    }
}
