package neckar.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class SeededRandomTest {
    private static final int DRAWS = 200_000;

    /** The first outputs of the published reference implementation of SplitMix64 for seed 0. */
    @Test
    void followsPublishedSequence() {
        SeededRandom random = new SeededRandom(0);
        assertEquals(0xE220A8397B1DCDAFL, random.nextLong());
        assertEquals(0x6E789E6AA1B965F4L, random.nextLong());
        assertEquals(0x06C45D188009454FL, random.nextLong());
    }

    @Test
    void momentsAreThoseOfTheDistributions() {
        checkMoments(SeededRandom::nextDouble, 0.5, 1.0 / 12);
        checkMoments(SeededRandom::nextGaussian, 0, 1);
        checkMoments(SeededRandom::nextExponential, 1, 1);
        checkMoments(random -> random.nextInt(10), 4.5, 99.0 / 12);
        checkMoments(random -> random.nextLong(10), 4.5, 99.0 / 12);
    }

    /** Within five standard errors (the fourth moment is at most 9 for these). */
    private static void checkMoments(ToDoubleFunction<SeededRandom> draw, double mean, double variance) {
        SeededRandom random = new SeededRandom(7);
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double value = draw.applyAsDouble(random);
            sum += value;
            squares += (value - mean) * (value - mean);
        }
        assertEquals(mean, sum / DRAWS, 5 * Math.sqrt(variance / DRAWS));
        assertEquals(variance, squares / DRAWS, 5 * variance * Math.sqrt(8.0 / DRAWS));
    }

    @Property(tries = 200)
    void integersStayBelowTheirBound(@ForAll long seed, @ForAll @IntRange(min = 1) int bound) {
        SeededRandom random = new SeededRandom(seed);
        int small = random.nextInt(bound);
        long large = random.nextLong((long) bound << 31);
        assertTrue(small >= 0 && small < bound);
        assertTrue(large >= 0 && large < (long) bound << 31);
    }

    @Property(tries = 200)
    void reseedingBeginsAgain(@ForAll long seed) {
        SeededRandom random = new SeededRandom(seed);
        double first = random.nextGaussian();
        random.reseed(seed);
        assertEquals(first, random.nextGaussian());
    }

    @Test
    void splitSeedsOfManyItemsDiffer() {
        Set<Long> seeds = new HashSet<>();
        for (int stage = 0; stage < 100; stage++) {
            for (int item = 0; item < 1000; item++) {
                assertTrue(seeds.add(Seeds.split(1, stage, item)));
            }
        }
    }

    @Property(tries = 100)
    void splitDependsOnOrderOfKeys(@ForAll @LongRange(min = 0) long a, @ForAll long seed) {
        assertNotEquals(Seeds.split(seed, a, a + 1), Seeds.split(seed, a + 1, a));
    }
}
