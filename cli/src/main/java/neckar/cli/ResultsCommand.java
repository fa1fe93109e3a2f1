package neckar.cli;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import neckar.base.InputException;
import neckar.cli.results.MatResults;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.emit.io.MappingFormat;
import neckar.compiler.inspect.BioRecording;
import neckar.compiler.inspect.PopulationSpikes;
import neckar.compiler.inspect.ResultTranslation;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.Recording;

/** {@code neckar results}: recording and mapping table to populations and biological units. */
final class ResultsCommand {
    private final Invocation invocation;
    private final Console console;

    ResultsCommand(Invocation invocation, Console console) {
        this.invocation = invocation;
        this.console = console;
    }

    int run() {
        Path path = invocation.path(0);
        BioRecording recording = write(path, mapping(path));
        if (invocation.has(OptionSpec.JSON)) {
            console.out().print(JsonText.of(ResultIndex.tree(recording)));
        }
        return ExitStatus.DONE;
    }

    /** Translates a folder's recording and writes the result files into it. */
    BioRecording write(Path path, MappingTable mapping) {
        console.stage("results");
        BioRecording result = recording(path, mapping);
        try (OutputFolder folder = OutputFolder.open(path, true)) {
            new ResultWriter(result, formats(invocation)).write(mapping.networkName(), folder);
            folder.commit();
        }
        tell(path, result);
        return result;
    }

    /** The result files that an invocation asks for. */
    static Set<ResultWriter.Format> formats(Invocation invocation) {
        Set<ResultWriter.Format> formats = EnumSet.noneOf(ResultWriter.Format.class);
        String all = Arrays.stream(ResultWriter.Format.values())
                .map(ResultWriter.Format::word)
                .collect(Collectors.joining(","));
        for (String word : invocation.text(OptionSpec.FORMATS).orElse(all).split(",", -1)) {
            ResultWriter.Format format = Arrays.stream(ResultWriter.Format.values())
                    .filter(known -> known.word().equals(word))
                    .findFirst()
                    .orElseThrow(() -> InputException.of(OptionSpec.FORMATS.display(), "there is no such format")
                            .value(word)
                            .allowed(all));
            formats.add(format);
        }
        return formats;
    }

    /** A folder's recording in populations and biological units. */
    static BioRecording recording(Path path, MappingTable mapping) {
        Experiment experiment = StoredFiles.experiment(ResultFiles.read(path, ResultFiles.EXPERIMENT, "compile"), path);
        Recording recording = StoredFiles.recording(ResultFiles.read(path, ResultFiles.RECORDING, "emulate"), path);
        return ResultTranslation.translate(mapping, experiment, recording);
    }

    static MappingTable mapping(Path path) {
        byte[] bytes = ResultFiles.read(path, ResultFiles.MAPPING, "compile");
        String name = path.resolve(ResultFiles.MAPPING).toString();
        try {
            return MappingFormat.read(new ByteArrayInputStream(bytes), name);
        } catch (IOException e) {
            throw InputException.of(name, "cannot read the mapping table: " + e.getMessage())
                    .advice("run neckar compile again");
        }
    }

    private void tell(Path path, BioRecording recording) {
        for (PopulationSpikes population : recording.populations()) {
            console.say(String.format(
                    Locale.ROOT,
                    "  %-20s %6d neurons %9d spikes %9.2f Hz",
                    population.label(),
                    population.neurons(),
                    population.size(),
                    ResultIndex.rateHz(population, recording.durationMs())));
        }
        boolean unphysical = !recording.probes().isEmpty()
                || recording.voltages().stream().anyMatch(voltage -> !voltage.onHardware());
        if (unphysical) {
            console.say("note: traces of the debug probe are among the results; no hardware can record them");
        }
        MatResults.Content fitting = MatResults.fitting(recording, MatResults.MAX_BYTES);
        if (fitting != MatResults.Content.ALL) {
            console.say("note: " + ResultFiles.RESULTS_MATLAB + " would be too large for its format; "
                    + (fitting == MatResults.Content.SPIKES ? "it has the spikes alone" : "it is not written"));
        }
        console.say("wrote " + path.resolve(ResultFiles.SPIKES)
                + (recording.voltages().isEmpty() ? "" : ", " + ResultFiles.TRACES)
                + (recording.probes().isEmpty() ? "" : ", " + ResultFiles.PROBES)
                + (recording.populations().isEmpty() ? "" : ", " + ResultFiles.RASTER)
                + ", " + ResultFiles.RESULTS_HDF5
                + (fitting == MatResults.Content.NOTHING ? "" : ", " + ResultFiles.RESULTS_MATLAB));
    }
}
