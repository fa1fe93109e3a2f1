package neckar.compiler.route.synapse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import neckar.base.SeededRandom;
import neckar.compiler.route.graph.Tap;
import neckar.spec.coord.Side;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Driver chains of one side: legal for any requests, lengths exact for given primaries, searches near the bound. */
class ChainSearchTest {
    private static final int CLASSES = 8;

    @Property(tries = 60)
    void chainsAreDisjointIntervalsAroundTheirPrimaries(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 120) int lines,
            @ForAll @IntRange(min = 1, max = 5) int longest) {
        SeededRandom random = new SeededRandom(seed);
        boolean[] usable = usable(random, seed % 3 == 0 ? 0.1 : 0);
        List<ChainRequest> requests = requests(random, lines, longest, usable);
        ChainSearch search = new ChainSearch(requests, usable);
        search.insertAll();
        ChainBound bound = ChainBound.of(requests, usable);
        search.anneal(300, bound.value(), new SeededRandom(seed));
        int[] primaries = search.primaries();
        double swept = search.value();
        double exact = legalWorth(requests, usable, primaries, longest);
        assertTrue(exact >= swept - 1e-6, "exact lengths are worth no less than those of the sweep");
        assertTrue(exact <= bound.value() + 1e-6, "the bound holds");
    }

    @Property(tries = 60)
    void tilingsAreLegalAndWorthWhatTheySay(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 120) int lines,
            @ForAll @IntRange(min = 1, max = 5) int longest) {
        SeededRandom random = new SeededRandom(seed);
        boolean[] usable = usable(random, seed % 3 == 0 ? 0.1 : 0);
        List<ChainRequest> requests = requests(random, lines, longest, usable);
        ChainBound bound = ChainBound.of(requests, usable);
        ChainTiling tiling = new ChainTiling(requests, usable, bound);
        tiling.search(2, new SeededRandom(seed));
        double exact = legalWorth(requests, usable, tiling.primaries(), longest);
        assertTrue(exact >= tiling.value() - 1e-6, "exact lengths are worth no less than the intervals");
        assertTrue(exact <= bound.value() + 1e-6, "the bound holds");
    }

    /** Worth of the chains that these primaries get; fails unless they are legal. */
    private static double legalWorth(List<ChainRequest> requests, boolean[] usable, int[] primaries, int longest) {
        double exact = 0;
        int[] owner = new int[ChainSearch.SIDE];
        for (int quadrant = 0; quadrant < 2; quadrant++) {
            int[][] intervals = new ChainLengths(requests, usable, quadrant).intervals(primaries);
            for (int r = 0; r < intervals.length; r++) {
                int length = intervals[r][1] - intervals[r][0] + 1;
                if (length == 0) {
                    continue;
                }
                assertTrue(intervals[r][0] <= primaries[r] && primaries[r] <= intervals[r][1]);
                assertTrue(IntStream.of(requests.get(r).primaries()).anyMatch(primaryOf(primaries, r)));
                assertTrue(length <= longest);
                assertEquals(quadrant, intervals[r][0] / ChainSearch.QUADRANT);
                assertEquals(quadrant, intervals[r][1] / ChainSearch.QUADRANT);
                for (int p = intervals[r][0]; p <= intervals[r][1]; p++) {
                    assertTrue(usable[p], "working drivers only");
                    assertEquals(0, owner[p]++, "a driver is used once");
                }
                exact += requests.get(r)
                        .values()[quadrant][Math.min(length, requests.get(r).longest(quadrant))];
            }
        }
        return exact;
    }

    private static IntPredicate primaryOf(int[] primaries, int request) {
        return position -> position == primaries[request];
    }

    @Property(tries = 60)
    void lengthsAreOptimalForGivenPrimaries(@ForAll long seed) {
        SeededRandom random = new SeededRandom(seed);
        boolean[] usable = usable(random, 0.2);
        int[] primaries = new int[3];
        List<ChainRequest> requests = new ArrayList<>();
        int position = 0;
        for (int i = 0; i < primaries.length; i++) {
            position += 1 + random.nextInt(4);
            primaries[i] = position;
            usable[position] = true;
            requests.add(request(random, i, 4, new int[] {position}));
        }
        int[][] intervals = new ChainLengths(requests, usable, 0).intervals(primaries);
        double found = 0;
        for (int i = 0; i < primaries.length; i++) {
            int length = intervals[i][1] - intervals[i][0] + 1;
            found +=
                    requests.get(i).values()[0][Math.min(length, requests.get(i).longest(0))];
        }
        assertEquals(bruteForce(requests, usable, primaries, 0, -1), found, 1e-9);
    }

    /** The best worth of the chains from {@code index} on, when all positions up to {@code taken} are gone. */
    private static double bruteForce(
            List<ChainRequest> requests, boolean[] usable, int[] primaries, int index, int taken) {
        if (index == primaries.length) {
            return 0;
        }
        double best = 0;
        ChainRequest request = requests.get(index);
        int next = index + 1 < primaries.length ? primaries[index + 1] : ChainSearch.QUADRANT;
        for (int first = primaries[index]; first > taken && usable[first]; first--) {
            for (int last = primaries[index]; last < next && usable[last]; last++) {
                int length = last - first + 1;
                if (length <= Math.max(1, request.longest(0))) {
                    double own = request.values()[0][Math.min(length, request.longest(0))];
                    best = Math.max(best, own + bruteForce(requests, usable, primaries, index + 1, last));
                }
            }
        }
        return best;
    }

    /** Few working drivers and lines, so that all assignments can be tried. */
    @Property(tries = 150)
    void searchesFindTheOptimumOfSmallSides(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int longest) {
        SeededRandom random = new SeededRandom(seed);
        boolean[] usable = new boolean[ChainSearch.SIDE];
        int begin = random.nextInt(ChainSearch.SIDE - 8);
        for (int p = begin; p < begin + 8; p++) {
            usable[p] = random.nextInt(8) > 0;
        }
        List<ChainRequest> requests = requests(random, 2 + random.nextInt(3), longest, usable);
        ChainBound bound = ChainBound.of(requests, usable);
        DriverSearch found = DriverSearch.of(requests, usable, 20_000, seed);
        double best = bestOfAll(requests, usable, 0, new boolean[ChainSearch.SIDE]);
        assertEquals(best, legalWorth(requests, usable, found.primaries(), longest), 1e-6);
        assertTrue(best <= bound.value() + 1e-6, "the bound holds");
        assertTrue(!found.isBest() || best >= bound.value() - 1e-6, "only what meets the bound is called best");
    }

    /** Worth of the best chains of the requests from {@code index} on beside drivers that are taken. */
    private static double bestOfAll(List<ChainRequest> requests, boolean[] usable, int index, boolean[] taken) {
        if (index == requests.size()) {
            return 0;
        }
        ChainRequest request = requests.get(index);
        double best = bestOfAll(requests, usable, index + 1, taken);
        for (int first = 0; first < ChainSearch.SIDE; first++) {
            int quadrant = first / ChainSearch.QUADRANT;
            boolean holdsPrimary = false;
            int end = first;
            while (end < ChainSearch.QUADRANT * (quadrant + 1)
                    && usable[end]
                    && !taken[end]
                    && end - first < Math.max(1, request.longest(quadrant))) {
                int position = end++;
                holdsPrimary |= IntStream.of(request.primaries()).anyMatch(p -> p == position);
                if (holdsPrimary) {
                    Arrays.fill(taken, first, end, true);
                    double own = request.values()[quadrant][Math.min(end - first, request.longest(quadrant))];
                    best = Math.max(best, own + bestOfAll(requests, usable, index + 1, taken));
                    Arrays.fill(taken, first, end, false);
                }
            }
        }
        return best;
    }

    @Example
    void fullSidesOfOneLengthAreTiled() {
        for (int length = 2; length <= 3; length++) {
            List<ChainRequest> requests = new ArrayList<>();
            for (int i = 0; i < 2 * (ChainSearch.QUADRANT / length); i++) {
                requests.add(new ChainRequest(tap(i), length, equalValues(length), positions(i % CLASSES)));
            }
            boolean[] usable = usable(new SeededRandom(1), 0);
            DriverSearch found = DriverSearch.of(requests, usable, 20_000, 1);
            assertTrue(found.isBest(), "length " + length);
            assertEquals(requests.size() * length, legalWorth(requests, usable, found.primaries(), length), 1e-9);
        }
    }

    @Example
    void surplusLinesOfOneClassStayWithoutDriver() {
        List<ChainRequest> requests = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            requests.add(new ChainRequest(tap(i), 1, equalValues(1), positions(2)));
        }
        DriverSearch found = DriverSearch.of(requests, usable(new SeededRandom(1), 0), 1000, 1);
        assertTrue(found.isBest());
        assertEquals(14, IntStream.of(found.primaries()).filter(p -> p >= 0).count());
    }

    private static double[][] equalValues(int longest) {
        double[] values = new double[longest + 1];
        for (int n = 1; n <= longest; n++) {
            values[n] = n;
        }
        return new double[][] {values, values};
    }

    private static List<ChainRequest> requests(SeededRandom random, int lines, int longest, boolean[] usable) {
        List<ChainRequest> requests = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            int[] working = IntStream.of(positions(random.nextInt(CLASSES)))
                    .filter(p -> usable[p])
                    .toArray();
            requests.add(request(random, i, longest, working));
        }
        return requests;
    }

    private static ChainRequest request(SeededRandom random, int line, int longest, int[] primaries) {
        double[][] values = new double[2][1 + random.nextInt(longest)];
        int wanted = 1 + random.nextInt(longest);
        values[1] = new double[1 + random.nextInt(longest)];
        for (double[] curve : values) {
            double gain = 100;
            for (int n = 1; n < curve.length; n++) {
                gain *= random.nextDouble();
                curve[n] = curve[n - 1] + gain;
            }
        }
        return new ChainRequest(tap(line), wanted, values, primaries);
    }

    private static Tap tap(int line) {
        return new Tap(line, 0, 0, Side.LEFT);
    }

    /** The 14 positions of a class: equal modulo 8 in the top quadrant, mirrored in the bottom one. */
    private static int[] positions(int driverClass) {
        return IntStream.range(0, ChainSearch.SIDE)
                .filter(p -> p % CLASSES == (p < ChainSearch.QUADRANT ? driverClass : CLASSES - 1 - driverClass))
                .toArray();
    }

    private static boolean[] usable(SeededRandom random, double defective) {
        boolean[] usable = new boolean[ChainSearch.SIDE];
        for (int p = 0; p < usable.length; p++) {
            usable[p] = random.nextDouble() >= defective;
        }
        return usable;
    }
}
