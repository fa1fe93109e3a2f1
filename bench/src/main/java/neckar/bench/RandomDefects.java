package neckar.bench;

import neckar.base.SeededRandom;
import neckar.base.Seeds;
import neckar.spec.topology.Defect;
import neckar.spec.topology.DefectLevel;
import neckar.spec.topology.Defects;

/** Defects drawn at random, each component by itself. */
final class RandomDefects {
    private RandomDefects() {}

    /**
     * A map in which components of every kind, whole chips and FPGAs among them, are bad with a probability.
     *
     * @param probability of each component
     * @param synapseProbability of each single synapse, of which a wafer has 44 million
     */
    static Defects draw(long seed, double probability, double synapseProbability) {
        Defects.Builder defects = Defects.builder();
        for (DefectLevel level : DefectLevel.values()) {
            SeededRandom random = new SeededRandom(Seeds.split(seed, level.key().hashCode()));
            double chance = level == DefectLevel.SYNAPSE ? synapseProbability : probability;
            long all = (long) level.owner().count() * level.count();
            // The distance to the next bad component is geometric.
            for (long at = skip(random, chance); at < all; at += 1 + skip(random, chance)) {
                defects.add(new Defect(level, (int) (at / level.count()), (int) (at % level.count()), "", ""));
            }
        }
        return defects.build();
    }

    private static long skip(SeededRandom random, double chance) {
        return (long) (StrictMath.log(1 - random.nextDouble()) / StrictMath.log(1 - chance));
    }
}
