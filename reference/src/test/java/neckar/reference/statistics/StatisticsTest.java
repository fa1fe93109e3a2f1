package neckar.reference.statistics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import neckar.base.SeededRandom;
import neckar.reference.model.SpikeTrain;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Statistics against values by hand, closed forms and slower definitions. */
class StatisticsTest {
    private static SpikeTrain train(double... timesMs) {
        return new SpikeTrain(timesMs);
    }

    private static List<SpikeTrain> poisson(int neurons, double rateHz, double durationMs, long seed) {
        SeededRandom random = new SeededRandom(seed);
        List<SpikeTrain> trains = new ArrayList<>();
        for (int i = 0; i < neurons; i++) {
            List<Double> times = new ArrayList<>();
            double t = 1000 / rateHz * random.nextExponential();
            while (t < durationMs) {
                times.add(t);
                t += 1000 / rateHz * random.nextExponential();
            }
            trains.add(new SpikeTrain(
                    times.stream().mapToDouble(Double::doubleValue).toArray()));
        }
        return trains;
    }

    @Test
    void rates() {
        List<SpikeTrain> one = List.of(train(1, 2, 3), train(), train(5));
        assertEquals(4 / 0.3, FiringRate.meanHz(one, 100), 1e-12);
        List<SpikeTrain> other = List.of(train(1), train(), train(5));
        assertEquals(20 / Math.sqrt(3), FiringRate.rmsDifferenceHz(one, other, 100), 1e-12);
    }

    @Test
    void intervalsOfAClockAndOfTwoLengths() {
        assertEquals(0, IntervalVariation.of(train(0, 10, 20, 30)).orElseThrow(), 1e-12);
        // Intervals 5, 15, 5, 15: mean 10, deviation 5.
        assertEquals(0.5, IntervalVariation.of(train(0, 5, 20, 25, 40)).orElseThrow(), 1e-12);
        assertTrue(IntervalVariation.of(train(1, 2)).isEmpty());
        assertEquals(1, IntervalVariation.mean(poisson(200, 20, 10_000, 3)).orElseThrow(), 0.02);
    }

    @Test
    void correlationByHand() {
        // Counts in bins of 10 ms: (1,0,1,0), (1,0,0,1), (0,1,1,0); coefficients 0, 0 and -1.
        List<SpikeTrain> trains = List.of(train(1, 21), train(2, 31), train(12, 22));
        assertEquals(-1.0 / 3, CountCorrelation.mean(trains, 40, 10, 100).orElseThrow(), 1e-12);
        assertEquals(
                1, CountCorrelation.mean(List.of(train(1), train(2)), 40, 10, 9).orElseThrow(), 1e-12);
        assertTrue(CountCorrelation.mean(List.of(train(1), train()), 40, 10, 9).isEmpty());
        assertEquals(
                0,
                CountCorrelation.mean(poisson(100, 30, 5000, 8), 5000, 10, 100).orElseThrow(),
                0.002);
    }

    @Test
    void vanRossumInClosedForm() {
        assertEquals(0, VanRossumDistance.of(train(3, 9), train(3, 9), 10), 1e-7);
        assertEquals(Math.sqrt(0.5), VanRossumDistance.of(train(3), train(), 10), 1e-12);
        // Two spikes a time d apart: D^2 = 1 - exp(-d / tau).
        assertEquals(Math.sqrt(1 - Math.exp(-0.7)), VanRossumDistance.of(train(3), train(10), 10), 1e-12);
    }

    @Property(tries = 50)
    void vanRossumIsTheDoubleSum(
            @ForAll @Size(max = 12) List<@DoubleRange(min = 0, max = 100) Double> a,
            @ForAll @Size(max = 12) List<@DoubleRange(min = 0, max = 100) Double> b) {
        double[] one = sorted(a);
        double[] other = sorted(b);
        double square = kernel(one, one) + kernel(other, other) - 2 * kernel(one, other);
        double found = VanRossumDistance.of(train(one), train(other), 7);
        assertEquals(Math.max(0, square), found * found, 1e-9);
    }

    private static double[] sorted(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
    }

    private static double kernel(double[] one, double[] other) {
        double sum = 0;
        for (double s : one) {
            for (double t : other) {
                sum += 0.5 * Math.exp(-Math.abs(s - t) / 7);
            }
        }
        return sum;
    }

    @Test
    void victorPurpuraByHand() {
        assertEquals(0, VictorPurpuraDistance.of(train(1, 5), train(1, 5), 0.1), 1e-12);
        assertEquals(3, VictorPurpuraDistance.of(train(1, 5, 9), train(), 0.1), 1e-12);
        // One shift of 4 ms (0.4), one spike more (1).
        assertEquals(1.4, VictorPurpuraDistance.of(train(10, 50), train(14), 0.1), 1e-12);
        // Far apart: both go, both come.
        assertEquals(2, VictorPurpuraDistance.of(train(10), train(90), 0.1), 1e-12);
        // Cost 0 counts spikes only.
        assertEquals(1, VictorPurpuraDistance.of(train(10, 20), train(90), 0), 1e-12);
    }

    @Test
    void traces() {
        double[] regular = {0, 1, 2, 3};
        assertEquals(0, TraceDistance.rmsMv(new double[] {0.5, 1.25}, new double[] {1, 2.5}, regular, 0.5), 1e-12);
        assertEquals(
                Math.sqrt(2.5), TraceDistance.rmsMv(new double[] {0.5, 1}, new double[] {2, 4}, regular, 0.5), 1e-12);
        assertTrue(Double.isNaN(TraceDistance.rmsMv(new double[] {99}, new double[] {1}, regular, 0.5)));
    }

    @Test
    void poissonSpectrumIsFlatAtTwiceTheRateOverTheNumber() {
        PopulationSpectrum spectrum = PopulationSpectrum.of(poisson(50, 20, 60_000, 4), 60_000);
        double mean = 0;
        for (int k = 1; k <= 100; k++) {
            mean += spectrum.density(k) / 100;
        }
        assertEquals(2 * 20.0 / 50, mean, 0.02);
        assertEquals(0, PopulationSpectrum.distanceDb(spectrum, spectrum), 1e-12);
    }

    @Test
    void spectrumOfASineHoldsItsPower() {
        double[] rate = new double[1024];
        for (int i = 0; i < rate.length; i++) {
            rate[i] = 30 + 4 * Math.sin(2 * Math.PI * 16 * i / 256);
        }
        PopulationSpectrum spectrum = PopulationSpectrum.welch(rate);
        double power = 0;
        int peak = 0;
        for (int k = 0; k < spectrum.size(); k++) {
            power += spectrum.density(k) * spectrum.frequencyHz(1);
            peak = spectrum.density(k) > spectrum.density(peak) ? k : peak;
        }
        assertEquals(16, peak);
        assertEquals(62.5, spectrum.frequencyHz(peak), 1e-12);
        assertEquals(8, power, 1e-6);
    }

    @Test
    void confidenceIntervalOfStudent() {
        // Mean 3, standard deviation 1.5811, t(0.975, 4) = 2.7764: half-width 1.9632.
        Estimate estimate = Estimate.of(1, 2, 3, 4, 5);
        assertEquals(3, estimate.mean(), 1e-12);
        assertEquals(1.9632, estimate.halfWidth(), 1e-4);
        // t = 4.2426 with 4 degrees of freedom: p = 0.013236.
        assertEquals(0.013236, estimate.probability(), 1e-5);
        assertTrue(estimate.isSignificant());
        assertTrue(Double.isInfinite(Estimate.of(7).halfWidth()));
        assertEquals(2, Estimate.of(1, Double.NaN, 3).trials());
    }

    @Test
    void bootstrapOfAMeanComesCloseToItsNormalInterval() {
        SeededRandom random = new SeededRandom(6);
        double[] values = new double[200];
        Arrays.setAll(values, i -> 5 + random.nextGaussian());
        Bootstrap.Interval interval = Bootstrap.of(200, 1, choice -> {
            double sum = 0;
            for (int k : choice) {
                sum += values[k] / 200;
            }
            return sum;
        });
        Estimate estimate = Estimate.of(values);
        assertEquals(estimate.low(), interval.low(), 0.03);
        assertEquals(estimate.high(), interval.high(), 0.03);
    }
}
