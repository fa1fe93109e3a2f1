package neckar.reference.compare;

import java.util.ArrayList;
import java.util.List;
import neckar.reference.model.SpikeTrain;
import neckar.reference.simulate.Simulation;
import neckar.reference.statistics.CountCorrelation;
import neckar.reference.statistics.FiringRate;
import neckar.reference.statistics.IntervalVariation;
import neckar.reference.statistics.PopulationSpectrum;

/**
 * What is measured of a set of neurons in one run.
 *
 * @param rateHz mean rate in Hz
 * @param variation mean coefficient of variation of intervals; NaN when no neuron has enough spikes
 * @param correlation mean pairwise correlation of counts; NaN when fewer than two neurons spike
 * @param spectrum spectrum of the population's rate
 */
public record Measures(double rateHz, double variation, double correlation, PopulationSpectrum spectrum) {
    /** Width of the bins of the correlation in ms. */
    public static final double CORRELATION_BIN_MS = 10;

    /** Most neurons of which pairs are formed. */
    public static final int CORRELATION_NEURONS = 500;

    /** Measures trains over a duration in ms. */
    public static Measures of(List<SpikeTrain> trains, double durationMs) {
        return new Measures(
                FiringRate.meanHz(trains, durationMs),
                IntervalVariation.mean(trains).orElse(Double.NaN),
                CountCorrelation.mean(trains, durationMs, CORRELATION_BIN_MS, CORRELATION_NEURONS)
                        .orElse(Double.NaN),
                PopulationSpectrum.of(trains, durationMs));
    }

    /** The trains of all neurons of a run, without sources. */
    public static List<SpikeTrain> neurons(List<Simulation.GroupSpikes> groups) {
        List<SpikeTrain> all = new ArrayList<>();
        for (Simulation.GroupSpikes group : groups) {
            if (!group.source()) {
                all.addAll(group.trains());
            }
        }
        return all;
    }
}
