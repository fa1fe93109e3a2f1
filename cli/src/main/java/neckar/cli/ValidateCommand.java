package neckar.cli;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import neckar.base.CancelFlag;
import neckar.base.InputException;
import neckar.base.RunContext;
import neckar.cli.validate.InitialMembranes;
import neckar.cli.validate.RecordedNetwork;
import neckar.cli.validate.ReferenceRecording;
import neckar.cli.validate.Validation;
import neckar.cli.validate.ValidationJson;
import neckar.cli.validate.ValidationOptions;
import neckar.cli.validate.ValidationPage;
import neckar.cli.validate.ValidationText;
import neckar.cli.validate.Validator;
import neckar.compiler.flow.CompileResult;
import neckar.compiler.flow.Compiler;
import neckar.emulator.bench.EmulatorOptions;
import neckar.network.Network;
import neckar.reference.model.Model;
import neckar.reference.simulate.Simulation;
import neckar.reference.simulate.SimulationOptions;
import neckar.reference.simulate.Simulator;

/** {@code neckar validate}: wafer and reference simulator on the same draws, compared, with causes. */
final class ValidateCommand {
    private final Invocation invocation;
    private final Console console;
    private final CancelFlag cancel;

    ValidateCommand(Invocation invocation, Console console, CancelFlag cancel) {
        this.invocation = invocation;
        this.console = console;
        this.cancel = cancel;
    }

    int run() {
        Optional<Path> path = invocation.file(OptionSpec.OUTPUT);
        boolean force = invocation.has(OptionSpec.FORCE);
        if (invocation.has(OptionSpec.INITIAL) && !invocation.has(OptionSpec.REFERENCE_ONLY)) {
            throw InputException.of(OptionSpec.INITIAL.display(), "membranes on the wafer begin at rest")
                    .allowed("together with " + OptionSpec.REFERENCE_ONLY.display());
        }
        if (invocation.has(OptionSpec.REFERENCE_ONLY)) {
            Path folder = path.orElseThrow(() -> InputException.of("-o", "the folder for the results is missing")
                    .allowed("-o DIR")
                    .advice("add for example -o out"));
            reference(folder, force);
            return ExitStatus.DONE;
        }
        if (path.isEmpty()) {
            return status(validate());
        }
        // Opened first: a folder that is refused must not cost a whole validation.
        try (OutputFolder folder = OutputFolder.open(path.get(), force)) {
            Validation validation = validate();
            folder.write(ResultFiles.VALIDATION, JsonText.of(ValidationJson.tree(validation, console.seconds())));
            folder.write(
                    ResultFiles.VALIDATION_PAGE, ValidationPage.html(validation).getBytes(StandardCharsets.UTF_8));
            folder.commit();
            console.say("wrote " + path.get().resolve(ResultFiles.VALIDATION_PAGE) + ", " + ResultFiles.VALIDATION);
            return status(validation);
        }
    }

    private Validation validate() {
        ValidationOptions options = options();
        long seed = invocation.integer(OptionSpec.SEED, 0, Long.MAX_VALUE).orElse(1);
        console.stage("read");
        Network network = RecordedNetwork.of(CompileCommand.network(invocation));
        RunContext context = new RunContext(seed, invocation.threads(), console, cancel);
        CompileResult compiled = Compiler.compile(network, CompileCommand.options(invocation), context);
        return Validator.run(network, compiled, CompileCommand.calibration(invocation), options, console, cancel);
    }

    private ValidationOptions options() {
        return new ValidationOptions(
                invocation.smallInteger(OptionSpec.TRIALS, 1, 1000).orElse(ValidationOptions.DEFAULT_TRIALS),
                invocation.integer(OptionSpec.TRIAL, 0, Integer.MAX_VALUE).orElse(0),
                invocation.real(OptionSpec.TOLERANCE, 0, 1e6).orElse(ValidationOptions.DEFAULT_TOLERANCE),
                precision(),
                EmulateCommand.die(invocation),
                EmulatorOptions.standard(invocation.threads())
                        .withAnalogStepCycles(Integer.parseInt(invocation.choice(OptionSpec.ANALOG_STEP, "2"))),
                !invocation.has(OptionSpec.NO_CAUSES));
    }

    private double precision() {
        return invocation.real(OptionSpec.PRECISION, 1e-15, 1e-3).orElse(SimulationOptions.DEFAULT_TOLERANCE);
    }

    private int status(Validation validation) {
        ValidationText.lines(validation).forEach(console::say);
        console.detail(String.format(Locale.ROOT, "validated in %.2f s", console.seconds()));
        if (invocation.has(OptionSpec.JSON)) {
            console.out().print(JsonText.of(ValidationJson.tree(validation, console.seconds())));
        }
        return validation.within() ? ExitStatus.DONE : ExitStatus.OUTSIDE_LIMIT;
    }

    /** Simulates the network as asked for and writes what {@code neckar results} writes. */
    private void reference(Path path, boolean force) {
        console.stage("read");
        Network network = CompileCommand.network(invocation);
        try (OutputFolder folder = OutputFolder.open(path, force)) {
            console.stage("reference");
            SimulationOptions options = SimulationOptions.standard(invocation.threads())
                    .withTolerance(precision())
                    .withTraces(ReferenceRecording.probes(network), SimulationOptions.DEFAULT_SAMPLE_MS)
                    .withStarts(starts(network));
            double begin = console.seconds();
            Simulation simulation = Simulator.run(Model.of(network), options, cancel);
            double wallSec = console.seconds() - begin;
            new ResultWriter(ReferenceRecording.of(network, simulation), ResultsCommand.formats(invocation))
                    .write(network.name(), folder);
            folder.commit();
            console.say(String.format(
                    Locale.ROOT,
                    "simulated %.3g s of biology in %.3g s: %,d spikes, %,d synaptic events",
                    simulation.durationMs() / 1000,
                    wallSec,
                    simulation.counts().neuronSpikes(),
                    simulation.counts().synapticEvents()));
            if (simulation.counts().raisedDelays() > 0) {
                console.say("warning: " + simulation.counts().raisedDelays()
                        + " delays below 0.01 ms were raised to it: neurons exchange spikes that often at most");
            }
            console.say("wrote the results to " + path);
            if (invocation.has(OptionSpec.JSON)) {
                console.out().print(JsonText.of(referenceTree(network, simulation, wallSec)));
            }
        }
    }

    private List<SimulationOptions.Start> starts(Network network) {
        return invocation
                .file(OptionSpec.INITIAL)
                .map(file -> InitialMembranes.read(ResultFiles.readFile(file), file.toString(), network))
                .orElse(List.of());
    }

    private static Map<String, Object> referenceTree(Network network, Simulation simulation, double wallSec) {
        List<Object> populations = new ArrayList<>();
        for (Simulation.GroupSpikes group : simulation.groups()) {
            long spikes =
                    group.trains().stream().mapToLong(train -> train.size()).sum();
            populations.add(Map.of("population", group.label(), "spikes", spikes));
        }
        return new java.util.TreeMap<>(Map.of(
                "format",
                "neckar-reference/1",
                "network",
                network.name(),
                "duration_ms",
                simulation.durationMs(),
                "wall_s",
                wallSec,
                "synaptic_events",
                simulation.counts().synapticEvents(),
                "populations",
                populations));
    }
}
