package neckar.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.BiFunction;
import neckar.base.CancelFlag;
import neckar.base.InputException;
import neckar.base.RunContext;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.emit.io.MappingFormat;
import neckar.compiler.flow.CompileOptions;
import neckar.compiler.flow.CompileResult;
import neckar.compiler.flow.Effort;
import neckar.compiler.route.LossCause;
import neckar.compiler.translate.Approximation;
import neckar.network.Network;
import neckar.network.NetworkLimits;
import neckar.network.io.NetworkFile;
import neckar.network.io.build.ImportOptions;
import neckar.network.io.build.ImportedNetwork;
import neckar.spec.calib.Calibration;
import neckar.spec.calib.io.CalibrationReader;
import neckar.spec.experiment.ExperimentFormat;
import neckar.spec.topology.Availability;
import neckar.spec.topology.Defects;
import neckar.spec.topology.WaferDescription;

/** {@code neckar compile}: network file to bitstream, experiment, mapping table and report. */
final class CompileCommand {
    /** Parameters out of range that are named on the terminal; all stand in the report. */
    private static final int MOST_TOLD = 8;

    private final Invocation invocation;
    private final Console console;
    private final CancelFlag cancel;
    private final Workshop workshop;

    CompileCommand(Invocation invocation, Console console, CancelFlag cancel, Workshop workshop) {
        this.invocation = invocation;
        this.console = console;
        this.cancel = cancel;
        this.workshop = workshop;
    }

    int run() {
        Outcome outcome = write();
        if (invocation.has(OptionSpec.JSON)) {
            console.out().print(JsonText.of(outcome.report()));
        }
        return outcome.status();
    }

    /**
     * What a compilation left.
     *
     * @param status exit status
     * @param folder where the files are
     * @param report content of {@code report.json}
     * @param mapping the mapping table as written
     */
    record Outcome(int status, Path folder, Map<String, Object> report, MappingTable mapping) {}

    /** Compiles and writes all files. */
    Outcome write() {
        Path path = invocation.file(OptionSpec.OUTPUT).orElseThrow(() -> InputException.of(
                        "-o", "the folder for the results is missing")
                .allowed("-o DIR")
                .advice("add for example -o out"));
        double maxLoss = invocation.real(OptionSpec.MAX_LOSS, 0, 1).orElse(1);
        long seed = invocation.integer(OptionSpec.SEED, 0, Long.MAX_VALUE).orElse(1);
        CompileOptions options = options(invocation, workshop::availability);
        RunContext context = new RunContext(seed, invocation.threads(), console, cancel);
        try (OutputFolder folder = OutputFolder.open(path, invocation.has(OptionSpec.FORCE))) {
            console.stage("read");
            ImportedNetwork imported = imported(invocation);
            Network network = imported.network();
            imported.notes().forEach(note -> console.say("note: " + note));
            CompileResult result = workshop.compile(network, options, context);
            console.stage("write");
            byte[] experiment = ExperimentFormat.write(result.emission().experiment());
            folder.outdate(ResultFiles.AFTER_COMPILE);
            copy(OptionSpec.WAFER, folder, ResultFiles.WAFER_USED);
            copy(OptionSpec.DEFECTS, folder, ResultFiles.DEFECTS_USED);
            folder.write(ResultFiles.BITSTREAM, result.bitstream());
            folder.write(ResultFiles.EXPERIMENT, experiment);
            folder.write(ResultFiles.MAPPING, packed(result));
            Map<String, Object> report = new ReportJson(imported, result).tree(seed, experiment, console.seconds());
            folder.write(ResultFiles.REPORT, JsonText.of(report));
            cancel.throwIfCancelled();
            folder.commit();
            tell(path, result, String.valueOf(report.get("checksum")));
            boolean tooMuch = result.check().loss() > maxLoss;
            int status = tooMuch ? ExitStatus.OUTSIDE_LIMIT : ExitStatus.DONE;
            return new Outcome(status, path, report, result.emission().mapping());
        }
    }

    /** Keeps a file of the user, so that the folder says what it was made for; forgets the one of an earlier run. */
    private void copy(OptionSpec option, OutputFolder folder, String name) {
        folder.outdate(List.of(name));
        invocation.file(option).ifPresent(file -> folder.write(name, ResultFiles.readFile(file)));
    }

    /** The network of the first argument with the seeds and the speedup of the options. */
    static Network network(Invocation invocation) {
        return imported(invocation).network();
    }

    /** The same with what its reader had to change. */
    static ImportedNetwork imported(Invocation invocation) {
        ImportedNetwork imported = NetworkFile.read(invocation.path(0), importOptions(invocation));
        Network network = imported.network();
        OptionalLong seed = invocation.integer(OptionSpec.NETWORK_SEED, 0, Long.MAX_VALUE);
        if (seed.isPresent()) {
            network = network.withSeed(seed.getAsLong());
        }
        OptionalDouble speedup = invocation.real(OptionSpec.SPEEDUP, 1e3, 1e5);
        if (speedup.isPresent()) {
            network = network.withHardware(network.hardware().withSpeedup(speedup.getAsDouble()));
        }
        return new ImportedNetwork(network, imported.format(), imported.notes());
    }

    private static ImportOptions importOptions(Invocation invocation) {
        return new ImportOptions(
                invocation.real(OptionSpec.DURATION, 0.001, NetworkLimits.MAX_DURATION_MS),
                invocation.real(OptionSpec.INPUT_RATE, 0, NetworkLimits.MAX_RATE_HZ),
                invocation.file(OptionSpec.INPUT_SPIKES),
                invocation.real(OptionSpec.NIR_DT, 1e-9, 1e3),
                invocation.real(OptionSpec.NIR_TIME_SCALE, 1e-6, 1e6));
    }

    static Calibration calibration(Invocation invocation) {
        return invocation
                .file(OptionSpec.CALIBRATION)
                .map(CalibrationReader::read)
                .orElse(Calibration.nominal());
    }

    /** What the options ask of the compiler. */
    static CompileOptions options(Invocation invocation) {
        return options(invocation, Availability::of);
    }

    private static CompileOptions options(
            Invocation invocation, BiFunction<WaferDescription, Defects, Availability> wafers) {
        Availability availability = StoredFiles.availability(invocation, wafers);
        Effort effort =
                Effort.valueOf(invocation.choice(OptionSpec.EFFORT, "normal").toUpperCase(Locale.ROOT));
        return new CompileOptions(
                availability,
                calibration(invocation),
                effort,
                invocation.smallInteger(OptionSpec.NEURON_SIZE, 2, 64),
                invocation.smallInteger(OptionSpec.CHAIN_LENGTH, 1, 56).orElse(CompileOptions.DEFAULT_CHAIN_LENGTH),
                invocation.real(OptionSpec.TIME_LIMIT, 0, 1e6));
    }

    private static byte[] packed(CompileResult result) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            MappingFormat.write(result.emission().mapping(), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void tell(Path path, CompileResult result, String checksum) {
        CompileResult.Counts counts = result.counts();
        console.say(String.format(
                Locale.ROOT,
                "placed %,d of %,d neurons on %d HICANNs; synapses realised %,d of %,d (loss %.4f %%)",
                counts.placed(),
                counts.neurons(),
                counts.hicanns(),
                result.check().realised(),
                result.check().requested(),
                100 * result.check().loss()));
        if (result.loss().lost() > 0) {
            StringBuilder causes = new StringBuilder("lost by cause:");
            for (LossCause cause : LossCause.values()) {
                causes.append(String.format(
                        Locale.ROOT,
                        " %s %,d",
                        cause.reportName(),
                        result.loss().lost(cause)));
            }
            console.say(causes.toString());
        }
        if (result.bound().lost() > 0) {
            console.say(String.format(
                    Locale.ROOT,
                    "at least %,d lost by every mapping, for want of: %s",
                    result.bound().lost(),
                    result.bound().constraint().text()));
        }
        if (!result.approximations().isEmpty()) {
            console.say(result.approximations().size() + " approximations, see report.json");
            tellOutOfRange(result.approximations());
        }
        if (!result.emission().mapping().notRecorded().isEmpty()) {
            console.say(result.emission().mapping().notRecorded().size()
                    + " record requests cannot be served, see not_recorded in report.json");
        }
        console.detail("checksum " + checksum);
        console.say(String.format(
                Locale.ROOT, "wrote %s in %.2f s", path.resolve(ResultFiles.BITSTREAM), console.seconds()));
    }

    /** Names the parameters that the circuits cannot reach at this speedup and scale. */
    private void tellOutOfRange(List<Approximation> approximations) {
        List<String> beyond = approximations.stream()
                .filter(Approximation::isOutOfRange)
                .map(a -> String.format(
                        Locale.ROOT, "%s %s %.4g instead of %.4g", a.population(), a.what(), a.given(), a.asked()))
                .toList();
        if (!beyond.isEmpty()) {
            String more = beyond.size() > MOST_TOLD ? "; and " + (beyond.size() - MOST_TOLD) + " more" : "";
            console.say("out of the range of the hardware: "
                    + String.join("; ", beyond.subList(0, Math.min(MOST_TOLD, beyond.size()))) + more);
        }
    }
}
