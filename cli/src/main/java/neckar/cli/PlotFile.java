package neckar.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import neckar.base.InputException;
import neckar.cli.picture.HistogramPicture;
import neckar.cli.picture.Picture;
import neckar.cli.picture.WaferPicture;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.inspect.BioRecording;
import neckar.compiler.inspect.PopulationSpikes;
import neckar.compiler.inspect.explain.ChipUse;
import neckar.compiler.inspect.explain.Inspection;
import neckar.compiler.inspect.explain.SynapseCounts;
import neckar.compiler.inspect.explain.WeightErrors;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.VLineOnHicann;

/** {@code neckar inspect --plot}: one picture into one file. */
final class PlotFile {
    private static final int MOST_SERIES = 16;

    private final Invocation invocation;
    private final Console console;
    private final Path folder;

    PlotFile(Invocation invocation, Console console, Path folder) {
        this.invocation = invocation;
        this.console = console;
        this.folder = folder;
    }

    void write() {
        String kind = invocation.choice(OptionSpec.PLOT, "wafer");
        Path file = invocation.file(OptionSpec.PICTURE).orElseThrow(() -> InputException.of(
                        "-o", "the file of the picture is missing")
                .allowed("-o FILE.png or -o FILE.svg")
                .advice("add for example -o " + kind + ".png"));
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (!name.endsWith(".png") && !name.endsWith(".svg")) {
            throw InputException.of("-o", "the ending tells the format, and this one is unknown")
                    .value(file)
                    .allowed("FILE.png, FILE.svg");
        }
        Picture picture = picture(kind);
        write(file, name.endsWith(".png") ? picture.png() : picture.svg());
        console.say("wrote " + file);
        if (invocation.has(OptionSpec.JSON)) {
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("format", InspectQuery.FORMAT);
            document.put("plot", kind);
            document.put("file", file.toString());
            console.out().print(JsonText.of(document));
        }
    }

    /** Writes aside and renames, so that no half picture is left. */
    private static void write(Path file, byte[] bytes) {
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try {
            Files.write(part, bytes);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw InputException.of(file.toString(), "cannot write the picture: " + e.getMessage());
        }
    }

    private Picture picture(String kind) {
        MappingTable mapping = ResultsCommand.mapping(folder);
        if (kind.equals("raster")) {
            return ResultWriter.raster(mapping.networkName(), ResultsCommand.recording(folder, mapping));
        }
        if (kind.equals("rates")) {
            return rates(mapping.networkName(), ResultsCommand.recording(folder, mapping));
        }
        Inspection inspection = Inspection.of(StoredFiles.bitstream(folder, invocation.threads()), mapping);
        if (kind.equals("weights")) {
            return weights(inspection);
        }
        List<ChipUse> chips = ChipUse.all(inspection, new SynapseCounts(inspection));
        return switch (kind) {
            case "congestion" -> congestion(mapping.networkName(), chips);
            case "loss" -> loss(mapping.networkName(), chips);
            default -> wafer(mapping.networkName(), chips);
        };
    }

    private static Picture wafer(String network, List<ChipUse> chips) {
        long neurons = chips.stream().mapToLong(ChipUse::neurons).sum();
        long used = chips.stream().filter(chip -> chip.neurons() > 0).count();
        return new WaferPicture(
                network + ": neurons on the wafer",
                String.format(
                        Locale.ROOT,
                        "%,d neurons on %d of %d chips; squares are reticles",
                        neurons,
                        used,
                        chips.size()),
                List.of(panel(chips, "Neurons", "neurons per chip", ChipUse::neurons)));
    }

    private static Picture congestion(String network, List<ChipUse> chips) {
        List<WaferPicture.Panel> panels = List.of(
                share(chips, "Horizontal L1 segments", chip -> 100.0 * chip.hSegments() / HLineOnHicann.COUNT),
                share(chips, "Vertical L1 segments", chip -> 100.0 * chip.vSegments() / VLineOnHicann.COUNT),
                share(
                        chips,
                        "Synapse drivers",
                        chip -> chip.driversUsable() == 0 ? 0 : 100.0 * chip.drivers() / chip.driversUsable()));
        return new WaferPicture(
                network + ": use of lines and drivers", "squares are reticles; one colour scale for all maps", panels);
    }

    private static Picture loss(String network, List<ChipUse> chips) {
        long lost = chips.stream().mapToLong(ChipUse::lost).sum();
        return new WaferPicture(
                network + ": lost synapses",
                String.format(Locale.ROOT, "%,d synapses lost at targets on the wafer; squares are reticles", lost),
                List.of(panel(chips, "Lost synapses", "lost synapses per target chip", ChipUse::lost)));
    }

    private static WaferPicture.Panel share(List<ChipUse> chips, String name, ToDoubleFunction<ChipUse> percent) {
        return new WaferPicture.Panel(name, "% in use", 100, values(chips, percent));
    }

    private static WaferPicture.Panel panel(
            List<ChipUse> chips, String name, String unit, ToDoubleFunction<ChipUse> value) {
        double largest = chips.stream().mapToDouble(value).max().orElse(0);
        return new WaferPicture.Panel(name, unit, Math.max(1, largest), values(chips, value));
    }

    private static List<OptionalDouble> values(List<ChipUse> chips, ToDoubleFunction<ChipUse> value) {
        return chips.stream()
                .map(chip -> chip.isUsed() ? OptionalDouble.of(value.applyAsDouble(chip)) : OptionalDouble.empty())
                .toList();
    }

    private static Picture weights(Inspection inspection) {
        List<HistogramPicture.Series> series = new ArrayList<>();
        List<WeightErrors> all = WeightErrors.all(inspection);
        for (WeightErrors errors : all.subList(0, Math.min(MOST_SERIES, all.size()))) {
            series.add(new HistogramPicture.Series(
                    errors.projection(), WeightErrors.FIRST_PERCENT, WeightErrors.STEP_PERCENT, errors.counts()));
        }
        return new HistogramPicture(
                inspection.mapping().networkName() + ": errors of weights",
                "synapses of each projection; the highest bar of each has full height" + left(all.size()),
                "relative error of the weight (%)",
                nonEmpty(series, "no realised synapse has a weight"));
    }

    private static Picture rates(String network, BioRecording recording) {
        List<HistogramPicture.Series> series = new ArrayList<>();
        double seconds = recording.durationMs() / 1000;
        for (PopulationSpikes population : recording.populations()) {
            if (series.size() < MOST_SERIES) {
                series.add(new HistogramPicture.Series(
                        population.label(), -0.5 / seconds, 1 / seconds, counts(population)));
            }
        }
        return new HistogramPicture(
                network + ": mean rates",
                "cells of each population; the highest bar of each has full height"
                        + left(recording.populations().size()),
                "mean rate of a cell (Hz)",
                nonEmpty(series, "the recording has no spikes of a population"));
    }

    /** Number of cells by their number of spikes. */
    private static long[] counts(PopulationSpikes population) {
        int[] spikes = new int[Math.max(1, population.neurons())];
        for (int index : population.indices()) {
            if (index >= spikes.length) {
                spikes = java.util.Arrays.copyOf(spikes, index + 1);
            }
            spikes[index]++;
        }
        long[] cells = new long[java.util.Arrays.stream(spikes).max().orElse(0) + 1];
        for (int count : spikes) {
            cells[count]++;
        }
        return cells;
    }

    private static String left(int series) {
        return series > MOST_SERIES ? "; the first " + MOST_SERIES + " of " + series : "";
    }

    private static List<HistogramPicture.Series> nonEmpty(List<HistogramPicture.Series> series, String what) {
        if (series.isEmpty()) {
            throw InputException.of("--plot", what).advice("try --plot wafer");
        }
        return series;
    }
}
