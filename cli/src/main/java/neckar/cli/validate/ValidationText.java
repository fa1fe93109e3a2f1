package neckar.cli.validate;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import neckar.reference.compare.Ablation;
import neckar.reference.compare.Cause;
import neckar.reference.compare.PopulationComparison;
import neckar.reference.compare.SpikeDistances;
import neckar.reference.statistics.Estimate;

/** A validation in words: lines for the terminal, and the sentences that the page uses too. */
public final class ValidationText {
    static final String EQUAL_TRIALS =
            "nothing in this network or die is random from trial to trial: all trials are equal, intervals mean nothing";

    private ValidationText() {}

    /** The lines. */
    public static List<String> lines(Validation validation) {
        List<String> lines = new ArrayList<>();
        lines.add(heading(validation));
        lines.add(String.format(
                Locale.ROOT,
                "%-16s %-12s %19s %19s %10s %9s  %s",
                "population",
                "statistic",
                "reference",
                "wafer",
                "error",
                "p",
                ""));
        double tolerance = validation.options().tolerance();
        for (PopulationComparison population : validation.populations()) {
            for (PopulationComparison.Row row : population.rows()) {
                lines.add(String.format(
                        Locale.ROOT,
                        "%-16s %-12s %19s %19s %10s %9s  %s",
                        population.label(),
                        row.statistic().reportName(),
                        estimate(row.reference()),
                        estimate(row.tested()),
                        error(row),
                        probability(row.difference()),
                        row.within(tolerance) ? "ok" : "OUTSIDE"));
            }
        }
        for (PopulationComparison population : validation.populations()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-16s spike times: van Rossum %s in the first %.0f ms, %s over all; spectra differ by %.1f dB",
                    population.label(),
                    distance(population.early()),
                    Math.min(Validator.EARLY_MS, validation.network().durationMs()),
                    distance(population.whole()),
                    population.spectrumDistanceDb().mean()));
        }
        for (PopulationComparison population : validation.sensitivity()) {
            lines.add(population.label() + ": " + sensitivity(population));
        }
        if (validation.trialsAreEqual()) {
            lines.add(EQUAL_TRIALS);
        }
        for (Validation.Voltage voltage : validation.voltages()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-16s membrane of neuron %d: %.2f mV rms from the reference",
                    voltage.population(),
                    voltage.index(),
                    voltage.rmsMv().mean()));
        }
        for (Ablation ablation : validation.ablations()) {
            addAblation(lines, ablation);
        }
        lines.add(verdict(validation));
        return lines;
    }

    /** What was compared. */
    static String heading(Validation validation) {
        ValidationOptions options = validation.options();
        return String.format(
                Locale.ROOT,
                "%s: %s die against the reference, %d trial%s of %.0f ms, 95 %% confidence",
                validation.network().name(),
                options.die().silicon(),
                options.trials(),
                options.trials() == 1 ? "" : "s",
                validation.network().durationMs());
    }

    /** The verdict in a sentence. */
    static String verdict(Validation validation) {
        long outside = validation.populations().stream()
                .flatMap(population -> population.rows().stream())
                .filter(row -> !row.within(validation.options().tolerance()))
                .count();
        String bound = String.format(Locale.ROOT, "%.3g", validation.options().tolerance());
        return outside == 0
                ? "within tolerance: every error is at most " + bound
                : "outside tolerance: " + outside + " of "
                        + 3 * validation.populations().size() + " statistics differ by more than " + bound;
    }

    /** The main cause of an error in a sentence. */
    static String summary(Ablation ablation) {
        if (!ablation.error().isSignificant()) {
            return String.format(
                    Locale.ROOT,
                    "%s: the error %s is not distinguishable from 0, so that no cause can be named",
                    ablation.statistic(),
                    estimate(ablation.error()));
        }
        Ablation.Row largest = ablation.rows().get(0);
        for (Ablation.Row row : ablation.rows()) {
            largest = Math.abs(row.share()) > Math.abs(largest.share()) ? row : largest;
        }
        if (largest.cause() == Cause.TOGETHER) {
            return String.format(
                    Locale.ROOT,
                    "%s: no single cause explains the error of %s: %.0f %% of it is what causes do together",
                    ablation.statistic(),
                    estimate(ablation.error()),
                    100 * largest.share());
        }
        return String.format(
                Locale.ROOT,
                "%s: %s explains %.0f %% of the error of %s",
                ablation.statistic(),
                largest.cause().title(),
                100 * largest.share(),
                estimate(ablation.error()));
    }

    private static void addAblation(List<String> lines, Ablation ablation) {
        lines.add(summary(ablation));
        for (Ablation.Row row : ablation.rows()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %-18s effect %19s   alone %19s   share %s",
                    row.cause().title(),
                    estimate(row.effect()),
                    row.alone().map(ValidationText::estimate).orElse("-"),
                    share(row)));
        }
    }

    /** A share in percent with its interval. */
    static String share(Ablation.Row row) {
        if (!Double.isFinite(row.share())) {
            return "-";
        }
        return String.format(
                Locale.ROOT,
                "%d %% (%d..%d)",
                Math.round(100 * row.share()),
                Math.round(100 * row.shareInterval().low()),
                Math.round(100 * row.shareInterval().high()));
    }

    /** An estimate as mean and half-width; a dash when there is none. */
    static String estimate(Estimate estimate) {
        if (estimate.trials() == 0) {
            return "-";
        }
        return estimate.trials() == 1
                ? String.format(Locale.ROOT, "%.4g", estimate.mean())
                : String.format(Locale.ROOT, "%.4g +- %.2g", estimate.mean(), estimate.halfWidth());
    }

    /** An error in percent, or as a difference. */
    static String error(PopulationComparison.Row row) {
        if (!Double.isFinite(row.error())) {
            return "-";
        }
        return row.statistic().isRelative()
                ? String.format(Locale.ROOT, "%.2f %%", 100 * row.error())
                : String.format(Locale.ROOT, "%.4f", row.error());
    }

    /** A probability; a dash for one trial. */
    static String probability(Estimate difference) {
        return difference.trials() < 2 ? "-" : String.format(Locale.ROOT, "%.2g", difference.probability());
    }

    /** How far one spike less in the stimulus moves the reference itself, in words. */
    static String sensitivity(PopulationComparison population) {
        return String.format(
                Locale.ROOT,
                "one stimulus spike less moves the reference itself by %.3g Hz rms of rates, van Rossum %s",
                population.rateDeviationHz().mean(),
                distance(population.whole()));
    }

    /** A van Rossum distance as a share of that of unrelated runs. */
    static String distance(SpikeDistances distances) {
        if (!(distances.vanRossumUnrelated() > 0)) {
            return String.format(Locale.ROOT, "%.3g", distances.vanRossum().mean());
        }
        return String.format(
                Locale.ROOT,
                "%.3g (%.0f %% of unrelated runs)",
                distances.vanRossum().mean(),
                100 * distances.vanRossum().mean() / distances.vanRossumUnrelated());
    }
}
