package neckar.cli.validate;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import neckar.cli.picture.LogLogPicture;
import neckar.cli.picture.Picture;
import neckar.cli.picture.RasterPicture;
import neckar.cli.picture.SharePicture;
import neckar.reference.compare.Ablation;
import neckar.reference.compare.PopulationComparison;
import neckar.reference.model.SpikeTrain;
import neckar.reference.simulate.Simulation;
import neckar.reference.statistics.PopulationSpectrum;

/** A validation as one HTML page that needs nothing else: tables, pictures as SVG, and how to read them. */
public final class ValidationPage {
    private static final String STYLE = "body{font:15px/1.45 system-ui,sans-serif;max-width:1240px;margin:2em auto;"
            + "padding:0 1em;color:#222}table{border-collapse:collapse;margin:.6em 0}td,th{padding:.25em .7em;"
            + "border-bottom:1px solid #ddd;text-align:right}td:first-child,th:first-child{text-align:left}"
            + ".bad{color:#b00020;font-weight:bold}.good{color:#006b3c;font-weight:bold}svg{max-width:100%;height:auto}"
            + "p{max-width:75ch}";
    private static final double RASTER_MS = 300;
    private static final int RASTER_NEURONS = 200;

    private final Validation validation;
    private final StringBuilder html = new StringBuilder(1 << 16);

    private ValidationPage(Validation validation) {
        this.validation = validation;
    }

    /** The page. */
    public static String html(Validation validation) {
        return new ValidationPage(validation).build();
    }

    private String build() {
        String name = escape(validation.network().name());
        html.append("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><title>")
                .append(name)
                .append(": validation</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n<h1>")
                .append(name)
                .append("</h1>\n");
        paragraph(ValidationText.heading(validation));
        html.append("<p class=\"").append(validation.within() ? "good" : "bad").append("\">");
        html.append(escape(ValidationText.verdict(validation))).append("</p>\n");
        facts();
        html.append("<h2>Statistics</h2>\n");
        statistics();
        html.append("<h2>Spike times</h2>\n");
        spikeTimes();
        sensitivity();
        voltages();
        if (!validation.ablations().isEmpty()) {
            html.append("<h2>Causes</h2>\n");
            causes();
        }
        html.append("<h2>Spectra of the populations</h2>\n");
        validation.populations().forEach(this::spectrum);
        html.append("<h2>First spikes of the first trial</h2>\n");
        picture(raster("reference", validation.firstReference()));
        picture(raster("wafer", validation.firstEmulated()));
        return html.append("</body></html>\n").toString();
    }

    private void facts() {
        paragraph(String.format(
                Locale.ROOT,
                "Synapses realised: %,d of %,d. Events lost in the first trial: %.3f %% of those of sources, %.3f %% of"
                        + " those of neurons, %.3f %% on the way to the recording.",
                validation.synapses().realised(),
                validation.synapses().requested(),
                100 * validation.loss().source(),
                100 * validation.loss().neuron(),
                100 * validation.loss().recorded()));
        boolean generators =
                validation.network().populations().stream().anyMatch(population -> population.backgroundGenerator());
        if (generators) {
            paragraph("Populations on background generators: the wafer sends one stream to all targets on a chip, the"
                    + " reference independent trains; their correlations differ by intent.");
        }
        paragraph("Each trial draws its own Poisson trains; the same trains drive the wafer and the reference. Cells,"
                + " connections and mapping are the same in all trials. Intervals are 95 % of Student's t over trials,"
                + " p is that of a paired t test.");
    }

    private void statistics() {
        html.append(
                "<table><tr><th>population</th><th>statistic</th><th>reference</th><th>wafer</th><th>difference</th>"
                        + "<th>p</th><th>error</th><th></th></tr>\n");
        for (PopulationComparison population : validation.populations()) {
            for (PopulationComparison.Row row : population.rows()) {
                boolean within = row.within(validation.options().tolerance());
                String name = row.statistic().reportName()
                        + (row.statistic().unit().isEmpty()
                                ? ""
                                : ", " + row.statistic().unit());
                cells(
                        List.of(
                                population.label(),
                                name,
                                ValidationText.estimate(row.reference()),
                                ValidationText.estimate(row.tested()),
                                ValidationText.estimate(row.difference()),
                                ValidationText.probability(row.difference()),
                                ValidationText.error(row)),
                        within ? "good" : "bad",
                        within ? "within" : "outside");
            }
        }
        html.append("</table>\n");
    }

    private void spikeTimes() {
        paragraph(
                "Van Rossum distance (time constant 10 ms; 0.7 is one spike too many) and Victor-Purpura distance (0.1"
                        + " per ms of shift) for each neuron. A recurrent network amplifies the smallest difference, so that spike"
                        + " times may be compared in the first part of a run alone; \"unrelated\" is the distance of two reference"
                        + " runs with other stimuli, where spike times tell nothing any more.");
        html.append("<table><tr><th>population</th><th>van Rossum, first ")
                .append(String.format(
                        Locale.ROOT,
                        "%.0f",
                        Math.min(Validator.EARLY_MS, validation.network().durationMs())))
                .append(
                        " ms</th><th>unrelated</th><th>whole run</th><th>unrelated</th><th>Victor-Purpura, first part</th>"
                                + "<th>unrelated</th><th>rms of rates, Hz</th></tr>\n");
        for (PopulationComparison population : validation.populations()) {
            cells(
                    List.of(
                            population.label(),
                            ValidationText.estimate(population.early().vanRossum()),
                            number(population.early().vanRossumUnrelated()),
                            ValidationText.estimate(population.whole().vanRossum()),
                            number(population.whole().vanRossumUnrelated()),
                            ValidationText.estimate(population.early().victorPurpura()),
                            number(population.early().victorPurpuraUnrelated()),
                            ValidationText.estimate(population.rateDeviationHz())),
                    "",
                    "");
        }
        html.append("</table>\n");
    }

    private void sensitivity() {
        for (PopulationComparison population : validation.sensitivity()) {
            paragraph(population.label() + ": " + ValidationText.sensitivity(population) + ".");
        }
        if (validation.trialsAreEqual()) {
            paragraph(ValidationText.EQUAL_TRIALS);
        }
    }

    private void voltages() {
        if (validation.voltages().isEmpty()) {
            return;
        }
        html.append("<table><tr><th>membrane</th><th>rms difference, mV</th></tr>\n");
        for (Validation.Voltage voltage : validation.voltages()) {
            String name = voltage.population() + "[" + voltage.index() + "]";
            cells(List.of(name, ValidationText.estimate(voltage.rmsMv())), "", "");
        }
        html.append("</table>\n");
    }

    private void causes() {
        paragraph(
                "The reference simulator takes on what the mapping table and the codes of the wafer say: weights, delays,"
                        + " missing synapses, cell parameters, losses of events. Each cause is then switched off in turn; the change"
                        + " is its effect, and effect over error its share. \"Alone\" is the effect when nothing else acts. Shares"
                        + " need not sum up to 100 %. Mismatch is the difference between the given and an ideal die, rest what"
                        + " the simulator cannot express.");
        for (Ablation ablation : validation.ablations()) {
            paragraph(ValidationText.summary(ablation));
            html.append("<table><tr><th>cause</th><th>effect</th><th>alone</th><th>share of the error</th></tr>\n");
            List<SharePicture.Bar> bars = new ArrayList<>();
            for (Ablation.Row row : ablation.rows()) {
                String alone = row.alone().map(ValidationText::estimate).orElse("-");
                String effect = ValidationText.estimate(row.effect());
                cells(List.of(row.cause().title(), effect, alone, ValidationText.share(row)), "", "");
                bars.add(bar(row));
            }
            html.append("</table>\n");
            picture(new SharePicture(
                    "Error of " + ablation.statistic() + " by cause",
                    "effect of each cause: all causes less all but this; error "
                            + ValidationText.estimate(ablation.error()),
                    "effect on " + ablation.statistic(),
                    bars));
        }
    }

    private static SharePicture.Bar bar(Ablation.Row row) {
        double mean = Double.isFinite(row.effect().mean()) ? row.effect().mean() : 0;
        double half = Double.isFinite(row.effect().halfWidth()) ? row.effect().halfWidth() : 0;
        return new SharePicture.Bar(row.cause().title(), mean, mean - half, mean + half);
    }

    private void spectrum(PopulationComparison population) {
        LogLogPicture plot = new LogLogPicture(
                "Spectrum of " + population.label()
                        + String.format(
                                Locale.ROOT,
                                ", distance %.1f dB",
                                population.spectrumDistanceDb().mean()),
                "frequency, Hz",
                "power density, Hz^2/Hz",
                1e-6);
        plot.add("reference", true, points(population.spectrumReference()));
        plot.add("wafer", true, points(population.spectrumTested()));
        picture(plot);
    }

    private static List<double[]> points(PopulationSpectrum spectrum) {
        List<double[]> points = new ArrayList<>();
        for (int k = 1; k < spectrum.size(); k++) {
            points.add(new double[] {spectrum.frequencyHz(k), Math.max(1e-6, spectrum.density(k))});
        }
        return points;
    }

    private RasterPicture raster(String kind, List<Simulation.GroupSpikes> groups) {
        double untilMs = Math.min(RASTER_MS, validation.network().durationMs());
        List<RasterPicture.Band> bands = new ArrayList<>();
        for (Simulation.GroupSpikes group : groups) {
            if (group.source()) {
                continue;
            }
            int shown = Math.min(RASTER_NEURONS, group.trains().size());
            List<Integer> index = new ArrayList<>();
            List<Double> times = new ArrayList<>();
            for (int i = 0; i < shown; i++) {
                SpikeTrain train = group.trains().get(i).between(0, untilMs);
                for (int s = 0; s < train.size(); s++) {
                    index.add(i);
                    times.add(train.timeMs(s));
                }
            }
            bands.add(new RasterPicture.Band(
                    group.label(),
                    shown,
                    index.stream().mapToInt(Integer::intValue).toArray(),
                    times.stream().mapToDouble(Double::doubleValue).toArray()));
        }
        return new RasterPicture(kind, untilMs, bands);
    }

    private void picture(Picture picture) {
        String svg = new String(picture.svg(), StandardCharsets.UTF_8);
        html.append("<div>").append(svg.substring(svg.indexOf("<svg"))).append("</div>\n");
    }

    private void cells(List<String> values, String verdictClass, String verdict) {
        html.append("<tr>");
        values.forEach(value -> html.append("<td>").append(escape(value)).append("</td>"));
        if (!verdict.isEmpty()) {
            html.append("<td class=\"")
                    .append(verdictClass)
                    .append("\">")
                    .append(verdict)
                    .append("</td>");
        }
        html.append("</tr>\n");
    }

    private void paragraph(String text) {
        html.append("<p>").append(escape(text)).append("</p>\n");
    }

    private static String number(double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, "%.4g", value) : "-";
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("+-", "&plusmn;");
    }
}
