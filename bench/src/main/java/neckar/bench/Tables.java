package neckar.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Markdown tables of measurements. */
final class Tables {
    /** Cells of the public set that aims are compared with. */
    private static final int TITLE_CELL = 1;

    private static final int LOSS_CELL = 3;
    private static final int WALL_CELL = 6;

    private final List<PublicRow> rows;
    private final Measurements measured;

    Tables(List<PublicRow> rows, Measurements measured) {
        this.rows = rows;
        this.measured = measured;
    }

    private static String form(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }

    /** A loss: 0 only where nothing is lost. */
    private static String loss(double percent) {
        return percent == 0 ? "0" : percent < 0.0005 ? form("%.5f", percent) : form("%.3f", percent);
    }

    private static String orDash(String text) {
        return text.isEmpty() ? "-" : text;
    }

    /** All rows of the public set that were measured with an effort, beside the existing mapper. */
    String publicSet(String effort) {
        StringBuilder table = new StringBuilder(
                "| network | synapses | loss % | bound | chips | wall s | CPU s |"
                        + " peak MB | check s | existing mapper: loss % | CPU s (wall s) |\n|---|---|---|---|---|---|---|---|---|---|---|\n");
        for (PublicRow row : rows) {
            Optional<Measurement> found = measured.find(row.title(), PublicNetworks.SEED, effort);
            if (found.isPresent() && !row.size().equals("scaling")) {
                Measurement m = found.get();
                String existing = row.existingWallSec().isEmpty()
                        ? orDash(row.existingCpuSec())
                        : row.existingCpuSec() + " (" + row.existingWallSec() + ")";
                table.append(form(
                        "| %s | %,d | %s | %,d | %d | %.1f | %.1f | %.0f | %.2f | %s | %s |%n",
                        row.title(),
                        m.synapses(),
                        loss(m.lossPercent()),
                        m.bound(),
                        m.chips(),
                        m.wallSec(),
                        m.cpuSec(),
                        m.peakMb(),
                        m.checkSec() > 0 ? m.checkSec() : m.checkStageSec(),
                        orDash(row.existingLossPercent()),
                        existing));
            }
        }
        return table.toString();
    }

    /** What misses its target in a table of the public set, or a sentence that nothing does. */
    String missedTargets(String publicSet) {
        Map<String, PublicRow> judged = new LinkedHashMap<>();
        rows.stream().filter(row -> !row.targetWallSec().isEmpty()).forEach(row -> judged.put(row.title(), row));
        List<String> missed = new ArrayList<>();
        int count = 0;
        for (String line : publicSet.lines().toList()) {
            String[] cells = Documents.cells(line);
            PublicRow row = judged.get(cells[TITLE_CELL]);
            if (row == null) {
                continue;
            }
            count++;
            double lossGoal = Double.parseDouble(row.targetLossPercent());
            double wallGoal = Double.parseDouble(row.targetWallSec());
            if (Double.parseDouble(cells[LOSS_CELL]) > lossGoal) {
                missed.add(form("%s loses %s %% (aim %s)", row.title(), cells[LOSS_CELL], lossGoal));
            }
            if (Double.parseDouble(cells[WALL_CELL]) > wallGoal) {
                missed.add(form("%s takes %s s (aim %s)", row.title(), cells[WALL_CELL], wallGoal));
            }
        }
        return missed.isEmpty()
                ? form("All %d rows reach their aims for loss and time.%n", count)
                : form("Of %d rows these miss an aim: %s.%n", count, String.join("; ", missed));
    }

    /** Spread of the loss over seeds, for rows measured with several. */
    String seeds(String effort) {
        StringBuilder table = new StringBuilder("""
                | network | seeds | loss % least | median | most | wall s median |
                |---|---|---|---|---|---|
                """);
        for (PublicRow row : rows) {
            List<Measurement> found = measured.ofAllSeeds(row.title(), effort);
            if (found.size() > 1) {
                double[] lost = found.stream()
                        .mapToDouble(Measurement::lossPercent)
                        .sorted()
                        .toArray();
                double[] wall = found.stream()
                        .mapToDouble(Measurement::wallSec)
                        .sorted()
                        .toArray();
                table.append(form(
                        "| %s | %d | %s | %s | %s | %.1f |%n",
                        row.title(),
                        found.size(),
                        loss(lost[0]),
                        loss(lost[lost.length / 2]),
                        loss(lost[lost.length - 1]),
                        wall[wall.length / 2]));
            }
        }
        return table.toString();
    }

    /** Loss and time by effort, for rows measured with more than one. */
    String efforts() {
        StringBuilder table = new StringBuilder("""
                | network | fast: loss in percent | normal | high | fast: wall s | normal | high |
                |---|---|---|---|---|---|---|
                """);
        for (PublicRow row : rows) {
            List<Optional<Measurement>> found = Arrays.stream(BenchOptions.EFFORTS)
                    .map(effort -> measured.find(row.title(), PublicNetworks.SEED, effort))
                    .toList();
            if (found.stream().filter(Optional::isPresent).count() > 1) {
                table.append("| ").append(row.title());
                found.forEach(one -> table.append(" | ")
                        .append(one.map(m -> loss(m.lossPercent())).orElse("-")));
                found.forEach(one -> table.append(" | ")
                        .append(one.map(m -> form("%.1f", m.wallSec())).orElse("-")));
                table.append(" |\n");
            }
        }
        return table.toString();
    }

    /** Time and memory of the locally connected family. */
    String scaling(String effort) {
        StringBuilder table = new StringBuilder(
                "| network | synapses | wall s | us a synapse | peak MB | loss % |\n|---|---|---|---|---|---|\n");
        for (Measurement m : scalingRows(effort)) {
            table.append(form(
                    "| %s | %,d | %.1f | %.1f | %.0f | %s |%n",
                    m.title(),
                    m.synapses(),
                    m.wallSec(),
                    1e6 * m.wallSec() / m.synapses(),
                    m.peakMb(),
                    loss(m.lossPercent())));
        }
        return table.toString();
    }

    /** The measured networks of the locally connected family by number of synapses. */
    List<Measurement> scalingRows(String effort) {
        return rows.stream()
                .filter(row -> row.kind().equals("ring"))
                .flatMap(row -> measured.find(row.title(), PublicNetworks.SEED, effort).stream())
                .sorted(java.util.Comparator.comparingLong(Measurement::synapses))
                .toList();
    }
}
