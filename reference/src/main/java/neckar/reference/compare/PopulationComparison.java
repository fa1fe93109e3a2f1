package neckar.reference.compare;

import java.util.ArrayList;
import java.util.List;
import neckar.base.Invariant;
import neckar.reference.model.SpikeTrain;
import neckar.reference.statistics.Estimate;
import neckar.reference.statistics.FiringRate;
import neckar.reference.statistics.PopulationSpectrum;

/**
 * One population in two kinds of runs, over trials; run k of one kind has the same draws as run k of the other.
 *
 * @param label population
 * @param rows the statistics, in the order of {@link Statistic}
 * @param rateDeviationHz root of the mean squared difference of the neurons' rates
 * @param early distances of spike times in the first part of the run
 * @param whole distances of spike times over the whole run
 * @param spectrumReference mean spectrum of the reference
 * @param spectrumTested mean spectrum of the runs under test
 * @param spectrumDistanceDb distance of the spectra of each trial
 */
public record PopulationComparison(
        String label,
        List<Row> rows,
        Estimate rateDeviationHz,
        SpikeDistances early,
        SpikeDistances whole,
        PopulationSpectrum spectrumReference,
        PopulationSpectrum spectrumTested,
        Estimate spectrumDistanceDb) {
    /** Copies the list. */
    public PopulationComparison {
        rows = List.copyOf(rows);
    }

    /**
     * A statistic of both kinds of runs.
     *
     * @param statistic what
     * @param reference its value in the reference
     * @param tested its value in the runs under test
     * @param difference tested less reference, paired by trial
     */
    public record Row(Statistic statistic, Estimate reference, Estimate tested, Estimate difference) {
        /** Size of the mean error: a fraction of the reference's value, or the difference. */
        public double error() {
            double size = Math.abs(difference.mean());
            if (!statistic.isRelative() || size == 0) {
                return size;
            }
            return size / Math.abs(reference.mean());
        }

        /** Whether the error is at most the tolerance; a statistic that neither kind has is. */
        public boolean within(double tolerance) {
            boolean neither = reference.trials() == 0 && tested.trials() == 0;
            return neither || error() <= tolerance;
        }
    }

    /**
     * Compares.
     *
     * @param reference trains of each trial of the reference
     * @param tested trains of each trial under test, of the same neurons
     * @param durationMs duration of a run
     * @param earlyMs length of the first part
     */
    public static PopulationComparison of(
            String label,
            List<List<SpikeTrain>> reference,
            List<List<SpikeTrain>> tested,
            double durationMs,
            double earlyMs) {
        Invariant.check(reference.size() == tested.size() && !tested.isEmpty(), "paired trials", label);
        int trials = tested.size();
        List<Measures> referenceMeasures = new ArrayList<>();
        List<Measures> testedMeasures = new ArrayList<>();
        double[] deviation = new double[trials];
        double[] decibel = new double[trials];
        for (int t = 0; t < trials; t++) {
            referenceMeasures.add(Measures.of(reference.get(t), durationMs));
            testedMeasures.add(Measures.of(tested.get(t), durationMs));
            deviation[t] = FiringRate.rmsDifferenceHz(reference.get(t), tested.get(t), durationMs);
            decibel[t] = PopulationSpectrum.distanceDb(
                    referenceMeasures.get(t).spectrum(), testedMeasures.get(t).spectrum());
        }
        List<Row> rows = new ArrayList<>();
        for (Statistic statistic : Statistic.values()) {
            double[] expected =
                    referenceMeasures.stream().mapToDouble(statistic::of).toArray();
            double[] found = testedMeasures.stream().mapToDouble(statistic::of).toArray();
            double[] difference = new double[trials];
            for (int t = 0; t < trials; t++) {
                difference[t] = found[t] - expected[t];
            }
            rows.add(new Row(statistic, Estimate.of(expected), Estimate.of(found), Estimate.of(difference)));
        }
        return new PopulationComparison(
                label,
                rows,
                Estimate.of(deviation),
                SpikeDistances.of(reference, tested, 0, earlyMs),
                SpikeDistances.of(reference, tested, 0, durationMs),
                PopulationSpectrum.mean(
                        referenceMeasures.stream().map(Measures::spectrum).toList()),
                PopulationSpectrum.mean(
                        testedMeasures.stream().map(Measures::spectrum).toList()),
                Estimate.of(decibel));
    }
}
