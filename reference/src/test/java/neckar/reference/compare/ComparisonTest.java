package neckar.reference.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import neckar.base.SeededRandom;
import neckar.reference.model.SpikeTrain;
import org.junit.jupiter.api.Test;

/** Comparisons of trains whose differences are known. */
class ComparisonTest {
    private static List<List<SpikeTrain>> trials(double keep, double shiftMs) {
        List<List<SpikeTrain>> trials = new ArrayList<>();
        for (int t = 0; t < 4; t++) {
            SeededRandom times = new SeededRandom(100 + t);
            SeededRandom thinning = new SeededRandom(200 + t);
            List<SpikeTrain> neurons = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                List<Double> spikes = new ArrayList<>();
                double ms = 30 * times.nextExponential();
                while (ms < 990) {
                    if (thinning.nextDouble() < keep) {
                        spikes.add(ms + shiftMs);
                    }
                    ms += 30 * times.nextExponential();
                }
                neurons.add(new SpikeTrain(
                        spikes.stream().mapToDouble(Double::doubleValue).toArray()));
            }
            trials.add(neurons);
        }
        return trials;
    }

    private static PopulationComparison compare(double keep, double shiftMs) {
        return PopulationComparison.of("p", trials(1, 0), trials(keep, shiftMs), 1000, 100);
    }

    @Test
    void equalRunsHaveNoError() {
        PopulationComparison same = compare(1, 0);
        for (PopulationComparison.Row row : same.rows()) {
            assertEquals(0, row.error(), 0);
            assertTrue(row.within(0));
        }
        assertEquals(0, same.whole().vanRossum().mean(), 1e-6);
        assertEquals(0, same.spectrumDistanceDb().mean(), 0);
    }

    @Test
    void aTenthOfLostSpikesIsATenthOfTheRate() {
        PopulationComparison.Row rate = compare(0.9, 0).rows().get(0);
        assertEquals(0.1, rate.error(), 0.015);
        assertTrue(rate.difference().isSignificant());
        assertFalse(rate.within(0.05));
        assertTrue(rate.within(0.15));
    }

    @Test
    void shiftedSpikesDifferInDistanceAlone() {
        PopulationComparison shifted = compare(1, 3);
        assertEquals(0, shifted.rows().get(0).error(), 0.01);
        double distance = shifted.whole().vanRossum().mean();
        assertTrue(distance > 0.3 * shifted.whole().vanRossumUnrelated());
        assertTrue(distance < 0.8 * shifted.whole().vanRossumUnrelated());
    }

    @Test
    void whatCausesDoTogetherCompletesTheShares() {
        // Two causes of which each gives the whole error: without either nothing changes.
        double[] ideal = {10, 11, 12};
        double[] all = {14, 15, 17};
        Ablation ablation = Ablation.of(
                "rate",
                new Ablation.Values(ideal, all, all, all)
                        .cause(Cause.WEIGHTS, all, all)
                        .cause(Cause.DELAYS, all, all));
        Ablation.Row last = ablation.rows().get(ablation.rows().size() - 1);
        assertEquals(Cause.TOGETHER, last.cause());
        assertEquals(1, last.share(), 1e-12);
        assertEquals(
                1, ablation.rows().stream().mapToDouble(Ablation.Row::share).sum(), 1e-12);
    }

    @Test
    void ablationSharesAddUpWhenCausesDo() {
        double[] ideal = {10, 11, 12};
        double[] all = {16, 17, 18};
        double[] idealDie = {17, 18, 19};
        double[] die = {20, 21, 22};
        Ablation.Values values = new Ablation.Values(ideal, all, idealDie, die)
                .cause(Cause.WEIGHTS, new double[] {12, 13, 14}, new double[] {14, 15, 16})
                .cause(Cause.LOST, new double[] {14, 15, 16}, new double[] {12, 13, 14});
        Ablation ablation = Ablation.of("rate", values);
        assertEquals(10, ablation.error().mean(), 1e-12);
        List<Double> shares = ablation.rows().stream().map(Ablation.Row::share).toList();
        assertEquals(List.of(0.4, 0.2, 0.3, 0.1, 0.0), shares);
        assertEquals(
                List.of(Cause.WEIGHTS, Cause.LOST, Cause.MISMATCH, Cause.REST, Cause.TOGETHER),
                ablation.rows().stream().map(Ablation.Row::cause).toList());
        assertEquals(0.4, ablation.rows().get(0).shareInterval().low(), 1e-12);
    }

    @Test
    void noShareOfAnErrorThatMayBeNone() {
        double[] ideal = {10, 11, 12};
        double[] die = {11, 10, 12};
        Ablation ablation = Ablation.of("rate", new Ablation.Values(ideal, ideal, die, die));
        assertTrue(Double.isNaN(ablation.rows().get(0).share()));
    }
}
