package neckar.compiler.place;

import java.util.ArrayList;
import java.util.List;
import neckar.base.RunContext;
import neckar.base.SeededRandom;
import neckar.spec.coord.HicannOnWafer;

/**
 * Simulated annealing of the order in which runs of neurons sit on given chips (Kirkpatrick, Gelatt, Vecchi 1983; cooling
 * by acceptance as in VPR, Betz and Rose 1997). A move swaps two runs; its cost change is found in O(partners). Serial, so
 * that it depends on the seed only. Keeps the best arrangement seen.
 */
final class ChipAnnealing {

    private static final int CHECK_EVERY = 4096;

    private static final double COOLING_STEPS = 60;

    /** Start and end temperature in units of the distance of one column, times partners of a run. */
    private static final double START = 0.5;

    private static final double END = 0.002;

    private final RunTraffic traffic;
    private final List<HicannOnWafer> chips;
    private final SeededRandom random;
    private final int[] xOf;
    private final int[] yOf;
    private final int[] siteOf;
    private final int[] runAt;

    ChipAnnealing(RunTraffic traffic, List<HicannOnWafer> chips, long seed) {
        this.traffic = traffic;
        this.chips = chips;
        this.random = new SeededRandom(seed);
        int n = chips.size();
        xOf = new int[n];
        yOf = new int[n];
        siteOf = new int[n];
        runAt = new int[n];
        for (int i = 0; i < n; i++) {
            xOf[i] = ChipDistance.COLUMN_STEP * chips.get(i).x();
            yOf[i] = chips.get(i).y();
            siteOf[i] = i;
            runAt[i] = i;
        }
    }

    /** Chip of each run after so many tried swaps. */
    List<HicannOnWafer> run(long moves, RunContext context) {
        int n = chips.size();
        double perRun = 2.0 * traffic.pairs() / n;
        double hot = START * ChipDistance.COLUMN_STEP * StrictMath.sqrt(perRun);
        double cold = END * ChipDistance.COLUMN_STEP * StrictMath.sqrt(perRun);
        double factor = StrictMath.pow(cold / hot, 1 / COOLING_STEPS);
        long perStep = Math.max(1, (long) (moves / COOLING_STEPS));
        double temperature = hot;
        long cost = 0;
        long bestCost = 0;
        int[] best = siteOf.clone();
        for (int step = 0; step < COOLING_STEPS; step++, temperature *= factor) {
            for (long move = 0; move < perStep; move++) {
                if (move % CHECK_EVERY == 0) {
                    context.cancel().throwIfCancelled();
                }
                int a = random.nextInt(n);
                int b = random.nextInt(n);
                if (a == b) {
                    continue;
                }
                long change = change(a, b);
                if (change <= 0 || random.nextDouble() < StrictMath.exp(-change / temperature)) {
                    swap(a, b);
                    cost += change;
                }
            }
            if (cost < bestCost) {
                bestCost = cost;
                best = siteOf.clone();
            }
        }
        List<HicannOnWafer> arranged = new ArrayList<>();
        for (int run = 0; run < n; run++) {
            arranged.add(chips.get(best[run]));
        }
        return arranged;
    }

    private long change(int siteA, int siteB) {
        int runA = runAt[siteA];
        int runB = runAt[siteB];
        return moved(runA, siteA, siteB, runB) + moved(runB, siteB, siteA, runA);
    }

    /** Change of the distances of one run to its partners but one, which it trades places with. */
    private long moved(int run, int from, int to, int except) {
        int[] partners = traffic.partners(run);
        byte[] directions = traffic.directions(run);
        long sum = 0;
        for (int i = 0; i < partners.length; i++) {
            if (partners[i] != except) {
                int site = siteOf[partners[i]];
                sum += (long) directions[i] * (distance(to, site) - distance(from, site));
            }
        }
        return sum;
    }

    private int distance(int a, int b) {
        return Math.abs(xOf[a] - xOf[b]) + Math.abs(yOf[a] - yOf[b]);
    }

    private void swap(int siteA, int siteB) {
        int runA = runAt[siteA];
        int runB = runAt[siteB];
        runAt[siteA] = runB;
        runAt[siteB] = runA;
        siteOf[runA] = siteB;
        siteOf[runB] = siteA;
    }
}
