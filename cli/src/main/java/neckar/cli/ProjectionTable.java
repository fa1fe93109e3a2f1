package neckar.cli;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import neckar.base.json.JsonObject;
import neckar.base.json.JsonValue;

/** Weights and delays of each projection as text, from the rows of {@code report.json}. */
final class ProjectionTable {
    private static final String ABSENT = "-";

    private ProjectionTable() {}

    /** A line for each projection, under a line of titles; empty without projections. */
    static String of(ReportFile report) {
        StringBuilder text = new StringBuilder();
        for (JsonObject row : report.rows("synapses", "by_projection")) {
            if (text.isEmpty()) {
                text.append(String.format(
                        Locale.ROOT,
                        "%-29s %12s  %-34s %s%n",
                        "Projections",
                        "realised",
                        "weight error %: mean (5..95 %)",
                        "delay ms: asked -> given (min..max)"));
            }
            text.append(String.format(
                    Locale.ROOT,
                    "  %-27s %,12d  %-34s %s%n",
                    ReportFile.cell(row, "label").text(),
                    (long) ReportFile.cell(row, "realised").number(),
                    weights(row),
                    delays(row)));
        }
        return text.toString().replace(System.lineSeparator(), "\n");
    }

    private static String weights(JsonObject row) {
        OptionalDouble mean = number(row, "weight_error", "mean");
        OptionalDouble low = number(row, "weight_error", "p05");
        OptionalDouble high = number(row, "weight_error", "p95");
        if (mean.isEmpty() || low.isEmpty() || high.isEmpty()) {
            return ABSENT;
        }
        return percent(mean.getAsDouble()) + " (" + percent(low.getAsDouble()) + ".." + percent(high.getAsDouble())
                + ")";
    }

    /** A fraction in percent with two digits; what rounds to 0 has no sign of its own. */
    static String percent(double fraction) {
        double rounded = Math.rint(1e4 * fraction) / 100;
        return String.format(Locale.ROOT, rounded == 0 ? "%.2f" : "%+.2f", rounded + 0.0);
    }

    private static String delays(JsonObject row) {
        String asked = text(number(row, "delay_ms", "asked_mean"));
        OptionalDouble mean = number(row, "delay_ms", "given_mean");
        if (mean.isEmpty()) {
            return asked + " -> " + ABSENT;
        }
        return String.format(
                Locale.ROOT,
                "%s -> %s (%s..%s)",
                asked,
                text(mean),
                text(number(row, "delay_ms", "given_min")),
                text(number(row, "delay_ms", "given_max")));
    }

    private static String text(OptionalDouble value) {
        return value.isPresent() ? String.format(Locale.ROOT, "%.3f", value.getAsDouble()) : ABSENT;
    }

    private static OptionalDouble number(JsonObject row, String object, String key) {
        Optional<JsonValue> value = row.get(object)
                .filter(JsonValue::isObject)
                .flatMap(inner -> inner.asObject().get(key))
                .filter(JsonValue::isNumber);
        return value.isPresent() ? OptionalDouble.of(value.get().number()) : OptionalDouble.empty();
    }
}
