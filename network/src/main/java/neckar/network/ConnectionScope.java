package neckar.network;

import java.util.function.Supplier;
import neckar.base.SeededRandom;
import neckar.base.Seeds;

/**
 * What a connector needs to know to make its connections.
 *
 * @param preSize cells of the presynaptic population
 * @param postSize cells of the postsynaptic population
 * @param samePopulation whether both are the same population
 * @param seed seed of these connections
 * @param distances distances of all pairs, made when first asked for
 */
public record ConnectionScope(
        int preSize, int postSize, boolean samePopulation, long seed, Supplier<PairDistances> distances) {
    /** The pairs that a connector may connect. */
    CandidatePairs candidates(SelfConnections selfConnections) {
        return new CandidatePairs(preSize, postSize, samePopulation ? selfConnections : SelfConnections.ALLOWED);
    }

    /** Begins the stream of random numbers of a row. */
    void begin(SeededRandom random, long row) {
        random.reseed(Seeds.split(seed, row));
    }
}
