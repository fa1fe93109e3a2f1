package neckar.compiler.place;

import java.util.ArrayList;
import java.util.List;
import neckar.base.RunContext;
import neckar.base.SeededRandom;
import neckar.spec.coord.HicannOnWafer;

/**
 * Simulated annealing of the order in which runs of neurons sit on given chips (Kirkpatrick, Gelatt, Vecchi 1983; range
 * limits as in VPR, Betz and Rose 1997). A move swaps two runs; its cost change is found in O(partners). Serial, so that it
 * depends on the seed only. Keeps the best arrangement seen.
 */
final class ChipAnnealing {

    private static final int CHECK_EVERY = 1024;

    private static final int COOLING_STEPS = 60;

    /** Start and end temperature in units of the mean change of cost by a random swap. */
    private static final double START = 0.1;

    private static final double END = 0.0005;

    /** Swaps that are tried to find the mean change. */
    private static final int PROBES = 200;

    /** Every second swap is between chips that are at most so far apart in the order of the chips. */
    private static final int NEAR = 20;

    private final List<HicannOnWafer> chips;
    private final SeededRandom random;
    private final TrunkCost cost;
    private final int[] runAt;

    ChipAnnealing(RunNets nets, List<HicannOnWafer> chips, long seed) {
        this.chips = chips;
        this.random = new SeededRandom(seed);
        this.cost = new TrunkCost(nets, chips);
        runAt = new int[chips.size()];
        for (int i = 0; i < runAt.length; i++) {
            runAt[i] = i;
        }
    }

    /** Chip of each run after so many tried swaps. */
    List<HicannOnWafer> run(long moves, RunContext context) {
        double mean = meanChange();
        double factor = StrictMath.pow(END / START, 1.0 / COOLING_STEPS);
        long perStep = Math.max(1, moves / COOLING_STEPS);
        double temperature = START * mean;
        long bestCost = cost.cost();
        int[] best = runAt.clone();
        for (int step = 0; step < COOLING_STEPS; step++, temperature *= factor) {
            for (long move = 0; move < perStep; move++) {
                if (move % CHECK_EVERY == 0) {
                    context.cancel().throwIfCancelled();
                }
                long before = cost.cost();
                int a = random.nextInt(runAt.length);
                int b = other(a);
                swap(a, b);
                long change = cost.cost() - before;
                if (change > 0 && random.nextDouble() >= StrictMath.exp(-change / temperature)) {
                    swap(a, b);
                }
            }
            if (cost.cost() < bestCost) {
                bestCost = cost.cost();
                best = runAt.clone();
            }
        }
        List<HicannOnWafer> arranged = new ArrayList<>(chips);
        for (int site = 0; site < best.length; site++) {
            arranged.set(best[site], chips.get(site));
        }
        return arranged;
    }

    private double meanChange() {
        double sum = 0;
        for (int i = 0; i < PROBES; i++) {
            long before = cost.cost();
            int a = random.nextInt(runAt.length);
            int b = other(a);
            swap(a, b);
            sum += Math.abs(cost.cost() - before);
            swap(a, b);
        }
        return Math.max(1, sum / PROBES);
    }

    private int other(int site) {
        int n = runAt.length;
        if (random.nextBoolean()) {
            return random.nextInt(n);
        }
        return Math.floorMod(site + random.nextInt(2 * NEAR + 1) - NEAR, n);
    }

    private void swap(int siteA, int siteB) {
        if (siteA == siteB) {
            return;
        }
        int runA = runAt[siteA];
        int runB = runAt[siteB];
        runAt[siteA] = runB;
        runAt[siteB] = runA;
        cost.move(runA, siteB);
        cost.move(runB, siteA);
    }
}
