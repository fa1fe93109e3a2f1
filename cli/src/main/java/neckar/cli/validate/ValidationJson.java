package neckar.cli.validate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neckar.reference.compare.Ablation;
import neckar.reference.compare.Cause;
import neckar.reference.compare.PopulationComparison;
import neckar.reference.compare.SpikeDistances;
import neckar.reference.statistics.Estimate;
import neckar.reference.statistics.PopulationSpectrum;

/** A validation as a tree, {@code neckar-validation/1}. Numbers that do not exist have no key. */
public final class ValidationJson {
    private ValidationJson() {}

    /** The document; wall time in s. */
    public static Map<String, Object> tree(Validation validation, double wallSec) {
        ValidationOptions options = validation.options();
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("format", "neckar-validation/1");
        tree.put("network", validation.network().name());
        tree.put("network_seed", validation.network().seed());
        tree.put("duration_ms", validation.network().durationMs());
        tree.put("silicon", options.die().silicon());
        tree.put("die_seed", options.die().dieSeed());
        tree.put("trials", options.trials());
        tree.put("tolerance", options.tolerance());
        tree.put("within_tolerance", validation.within());
        tree.put("synapses_requested", validation.synapses().requested());
        tree.put("synapses_realised", validation.synapses().realised());
        Map<String, Object> lost = new LinkedHashMap<>();
        lost.put("source_events", validation.loss().source());
        lost.put("neuron_events", validation.loss().neuron());
        lost.put("recorded_spikes", validation.loss().recorded());
        tree.put("lost_events", lost);
        tree.put("early_ms", Math.min(Validator.EARLY_MS, validation.network().durationMs()));
        tree.put(
                "populations",
                validation.populations().stream()
                        .map(population -> population(population, options.tolerance()))
                        .toList());
        tree.put(
                "explained_populations",
                validation.explained().stream()
                        .map(population -> population(population, options.tolerance()))
                        .toList());
        tree.put(
                "sensitivity_populations",
                validation.sensitivity().stream()
                        .map(population -> population(population, options.tolerance()))
                        .toList());
        tree.put("voltages", voltages(validation));
        tree.put("causes", validation.causes().stream().map(Cause::reportName).toList());
        tree.put(
                "ablation",
                validation.ablations().stream().map(ValidationJson::ablation).toList());
        tree.put("wall_s", wallSec);
        return tree;
    }

    private static Map<String, Object> population(PopulationComparison population, double tolerance) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("population", population.label());
        List<Object> statistics = new ArrayList<>();
        for (PopulationComparison.Row row : population.rows()) {
            Map<String, Object> statistic = new LinkedHashMap<>();
            statistic.put("statistic", row.statistic().reportName());
            statistic.put("reference", estimate(row.reference()));
            statistic.put("emulated", estimate(row.tested()));
            statistic.put("difference", estimate(row.difference()));
            put(
                    statistic,
                    "p_value",
                    row.difference().trials() < 2
                            ? Double.NaN
                            : row.difference().probability());
            put(statistic, "error", row.error());
            statistic.put("relative", row.statistic().isRelative());
            statistic.put("within_tolerance", row.within(tolerance));
            statistics.add(statistic);
        }
        tree.put("statistics", statistics);
        tree.put("rms_rate_deviation_hz", estimate(population.rateDeviationHz()));
        tree.put("spike_distance_early", distances(population.early()));
        tree.put("spike_distance_whole", distances(population.whole()));
        tree.put("spectrum_distance_db", estimate(population.spectrumDistanceDb()));
        tree.put("spectrum", spectrum(population));
        return tree;
    }

    private static Map<String, Object> distances(SpikeDistances distances) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("van_rossum", estimate(distances.vanRossum()));
        put(tree, "van_rossum_unrelated", distances.vanRossumUnrelated());
        tree.put("victor_purpura", estimate(distances.victorPurpura()));
        put(tree, "victor_purpura_unrelated", distances.victorPurpuraUnrelated());
        return tree;
    }

    private static Map<String, Object> spectrum(PopulationComparison population) {
        PopulationSpectrum reference = population.spectrumReference();
        List<Double> frequency = new ArrayList<>();
        List<Double> expected = new ArrayList<>();
        List<Double> found = new ArrayList<>();
        for (int k = 1; k < reference.size(); k++) {
            frequency.add(reference.frequencyHz(k));
            expected.add(reference.density(k));
            found.add(population.spectrumTested().density(k));
        }
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("frequency_hz", frequency);
        tree.put("reference", expected);
        tree.put("emulated", found);
        return tree;
    }

    private static List<Object> voltages(Validation validation) {
        List<Object> voltages = new ArrayList<>();
        for (Validation.Voltage voltage : validation.voltages()) {
            Map<String, Object> tree = new LinkedHashMap<>();
            tree.put("population", voltage.population());
            tree.put("index", voltage.index());
            tree.put("rms_mv", estimate(voltage.rmsMv()));
            voltages.add(tree);
        }
        return voltages;
    }

    private static Map<String, Object> ablation(Ablation ablation) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("statistic", ablation.statistic());
        tree.put("reference", estimate(ablation.ideal()));
        tree.put("emulated", estimate(ablation.emulated()));
        tree.put("error", estimate(ablation.error()));
        tree.put("significant", ablation.error().isSignificant());
        List<Object> causes = new ArrayList<>();
        for (Ablation.Row row : ablation.rows()) {
            Map<String, Object> cause = new LinkedHashMap<>();
            cause.put("cause", row.cause().reportName());
            cause.put("effect", estimate(row.effect()));
            row.alone().ifPresent(alone -> cause.put("alone", estimate(alone)));
            put(cause, "share", row.share());
            put(cause, "share_low", row.shareInterval().low());
            put(cause, "share_high", row.shareInterval().high());
            causes.add(cause);
        }
        tree.put("causes", causes);
        return tree;
    }

    private static Map<String, Object> estimate(Estimate estimate) {
        Map<String, Object> tree = new LinkedHashMap<>();
        put(tree, "mean", estimate.mean());
        put(tree, "ci_low", estimate.low());
        put(tree, "ci_high", estimate.high());
        tree.put("trials", estimate.trials());
        return tree;
    }

    private static void put(Map<String, Object> tree, String key, double value) {
        if (Double.isFinite(value)) {
            tree.put(key, value);
        }
    }
}
