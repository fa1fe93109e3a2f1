package neckar.cli.validate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import neckar.base.CancelFlag;
import neckar.base.Parallel;
import neckar.base.Progress;
import neckar.compiler.emit.MappingTable;
import neckar.compiler.flow.CompileResult;
import neckar.compiler.inspect.BioRecording;
import neckar.compiler.inspect.ResultTranslation;
import neckar.emulator.bench.Die;
import neckar.emulator.bench.Laboratory;
import neckar.network.Network;
import neckar.reference.compare.Ablation;
import neckar.reference.compare.Cause;
import neckar.reference.compare.Measures;
import neckar.reference.compare.PopulationComparison;
import neckar.reference.compare.Statistic;
import neckar.reference.model.Model;
import neckar.reference.model.SpikeTrain;
import neckar.reference.simulate.Simulation;
import neckar.reference.simulate.SimulationOptions;
import neckar.reference.simulate.Simulator;
import neckar.reference.statistics.Estimate;
import neckar.reference.statistics.FiringRate;
import neckar.reference.statistics.TraceDistance;
import neckar.spec.calib.Calibration;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentFormat;
import neckar.spec.experiment.Recording;
import neckar.spec.unit.TimeBase;

/**
 * Runs a compiled network on the wafer and in the reference simulator on the same draws, trial by trial. A trial has its
 * own Poisson trains and, on a die that is not ideal, its own write noise; cells, connections and mapping are the same in all.
 */
public final class Validator {
    /** Length of the first part of a run, in which spike times still mean something, in ms. */
    public static final double EARLY_MS = 100;

    private static final String DEVIATION = "rms_rate_deviation";

    private final Network network;
    private final CompileResult compiled;
    private final ValidationOptions options;
    private final Progress progress;
    private final CancelFlag cancel;
    private final MappingTable mapping;
    private final List<Emulated> emulated = new ArrayList<>();
    private final List<Emulated> idealDie = new ArrayList<>();
    private final Map<Set<Cause>, List<Simulation>> simulated = new LinkedHashMap<>();

    private Validator(
            Network network, CompileResult compiled, ValidationOptions options, Progress progress, CancelFlag cancel) {
        this.network = network;
        this.compiled = compiled;
        this.options = options;
        this.progress = progress;
        this.cancel = cancel;
        this.mapping = compiled.emission().mapping();
    }

    /** Validates a network that was compiled with this calibration. */
    public static Validation run(
            Network network,
            CompileResult compiled,
            Calibration calibration,
            ValidationOptions options,
            Progress progress,
            CancelFlag cancel) {
        return new Validator(network, compiled, options, progress, cancel).run(calibration);
    }

    private Validation run(Calibration calibration) {
        emulate();
        progress.stage("reference");
        GivenCells cells = new GivenCells(network, compiled.emission().wafer(), mapping, calibration);
        Variants variants = new Variants(
                network, mapping, cells, Model.of(network), emulated.get(0).loss());
        Set<Cause> all = variants.active();
        if (startsSpontaneously(variants.ideal())) {
            all.add(Cause.LEAD_IN);
        }
        List<Set<Cause>> choices = choices(all);
        simulate(variants, choices);
        List<Simulation> ideal = of(EnumSet.noneOf(Cause.class));
        return new Validation(
                network,
                options,
                compare(ideal, onWafer()),
                options.ablation() ? compare(of(all), onWafer()) : List.of(),
                options.ablation() ? sensitivity(variants.ideal(), ideal) : List.of(),
                options.ablation() ? ablations(all) : List.of(),
                voltages(ideal),
                all,
                emulated.get(0).loss(),
                new Validation.Synapses(
                        compiled.check().requested(), compiled.check().realised()),
                ideal.get(0).groups(),
                emulated.get(0).groups());
    }

    private void emulate() {
        progress.stage("emulate");
        for (int trial = 0; trial < options.trials(); trial++) {
            Experiment experiment = TrialStimulus.of(compiled.emission().experiment(), network, mapping, trial);
            emulated.add(emulate(experiment, options.die(trial)));
            boolean both = options.ablation() && !options.isIdealDie();
            idealDie.add(both ? emulate(experiment, Die.ideal()) : emulated.get(trial));
            progress.fraction((trial + 1.0) / options.trials(), "trial " + (trial + 1));
        }
    }

    private Emulated emulate(Experiment experiment, Die die) {
        Recording recording = Laboratory.run(
                compiled.bitstream(),
                ExperimentFormat.write(experiment),
                die,
                options.emulator(),
                Progress.NONE,
                cancel);
        BioRecording bio = ResultTranslation.translate(mapping, experiment, recording);
        return Emulated.of(network, bio, recording.counters());
    }

    /** Whether neurons may spike without any event, so that the time before the stimulus matters. */
    private static boolean startsSpontaneously(Model model) {
        return model.groups().stream()
                .flatMap(group -> group.cells().stream())
                .anyMatch(cell -> cell.deltaTMv() > 0
                        || cell.restMv() + cell.offsetNa() / cell.leakMicroSiemens() >= cell.spikeMv());
    }

    /** The sets of causes to simulate: none, all, all but each, each alone. */
    private List<Set<Cause>> choices(Set<Cause> all) {
        Set<Set<Cause>> choices = new LinkedHashSet<>();
        choices.add(EnumSet.noneOf(Cause.class));
        if (options.ablation()) {
            choices.add(EnumSet.copyOf(all));
            for (Cause cause : all) {
                choices.add(without(all, cause));
                choices.add(EnumSet.of(cause));
            }
        }
        return List.copyOf(choices);
    }

    private static Set<Cause> without(Set<Cause> all, Cause cause) {
        Set<Cause> rest = EnumSet.copyOf(all);
        rest.remove(cause);
        return rest;
    }

    private void simulate(Variants variants, List<Set<Cause>> choices) {
        List<Model> models = choices.stream().map(variants::with).toList();
        int tasks = choices.size() * options.trials();
        Simulation[] results = new Simulation[tasks];
        int[] done = {0};
        Parallel.forRange(tasks, options.emulator().threads(), task -> {
            int choice = task / options.trials();
            int trial = task % options.trials();
            Model model = models.get(choice).withRepetition(network, trial);
            SimulationOptions standard = SimulationOptions.standard(1).withTolerance(options.accuracy());
            if (choices.get(choice).contains(Cause.LEAD_IN)) {
                standard = standard.withLeadInMs(leadInMs());
            }
            if (choices.get(choice).isEmpty()) {
                standard = standard.withTraces(probes(), SimulationOptions.DEFAULT_SAMPLE_MS);
            }
            results[task] = Simulator.run(model, standard, cancel);
            synchronized (done) {
                done[0]++;
                progress.fraction((double) done[0] / tasks, done[0] + " of " + tasks + " simulations");
            }
        });
        for (int c = 0; c < choices.size(); c++) {
            simulated.put(
                    choices.get(c), Arrays.asList(results).subList(c * options.trials(), (c + 1) * options.trials()));
        }
    }

    private double leadInMs() {
        long ticks = compiled.emission().experiment().header().leadInTicks();
        return TimeBase.secOfSystemTicks(ticks) * mapping.settings().speedup() * 1000;
    }

    private List<SimulationOptions.Probe> probes() {
        List<SimulationOptions.Probe> probes = new ArrayList<>();
        for (BioRecording.Voltage voltage : emulated.get(0).recording().voltages()) {
            int group = network.population(voltage.label()).orElseThrow().position();
            probes.add(new SimulationOptions.Probe(group, voltage.index()));
        }
        return probes;
    }

    private List<Simulation> of(Set<Cause> causes) {
        List<Simulation> found = simulated.get(causes);
        if (found == null) {
            throw new IllegalStateException("not simulated: " + causes);
        }
        return found;
    }

    private List<List<Simulation.GroupSpikes>> onWafer() {
        return emulated.stream().map(Emulated::groups).toList();
    }

    private List<PopulationComparison> compare(List<Simulation> reference, List<List<Simulation.GroupSpikes>> tested) {
        List<PopulationComparison> comparisons = new ArrayList<>();
        for (int g = 0; g < network.populations().size(); g++) {
            if (network.populations().get(g).cellType().isSource()) {
                continue;
            }
            int group = g;
            List<List<SpikeTrain>> expected = reference.stream()
                    .map(run -> run.groups().get(group).trains())
                    .toList();
            List<List<SpikeTrain>> found =
                    tested.stream().map(run -> run.get(group).trains()).toList();
            comparisons.add(PopulationComparison.of(
                    network.populations().get(g).label(),
                    expected,
                    found,
                    network.durationMs(),
                    Math.min(EARLY_MS, network.durationMs())));
        }
        return comparisons;
    }

    /** The reference with the first spike of each trial's stimulus left out, against the reference. */
    private List<PopulationComparison> sensitivity(Model asked, List<Simulation> ideal) {
        List<Model> models = new ArrayList<>();
        for (int t = 0; t < options.trials(); t++) {
            Optional<Model> less = asked.withRepetition(network, t).withoutFirstSpike();
            if (less.isEmpty()) {
                return List.of();
            }
            models.add(less.get());
        }
        Simulation[] results = new Simulation[models.size()];
        SimulationOptions standard = SimulationOptions.standard(1).withTolerance(options.accuracy());
        Parallel.forRange(
                models.size(),
                options.emulator().threads(),
                t -> results[t] = Simulator.run(models.get(t), standard, cancel));
        return compare(ideal, Arrays.stream(results).map(Simulation::groups).toList());
    }

    private List<Validation.Voltage> voltages(List<Simulation> ideal) {
        List<Validation.Voltage> voltages = new ArrayList<>();
        List<BioRecording.Voltage> recorded = emulated.get(0).recording().voltages();
        for (int v = 0; v < recorded.size(); v++) {
            double[] rms = new double[options.trials()];
            for (int t = 0; t < rms.length; t++) {
                BioRecording.Voltage found =
                        emulated.get(t).recording().voltages().get(v);
                double[] times = new double[found.mv().size()];
                double[] values = new double[times.length];
                for (int i = 0; i < times.length; i++) {
                    times[i] = found.mv().timeMs(i);
                    values[i] = found.mv().value(i);
                }
                Simulation.Trace trace = ideal.get(t).traces().get(v);
                rms[t] = TraceDistance.rmsMv(times, values, trace.samplesMv(), trace.intervalMs());
            }
            voltages.add(new Validation.Voltage(
                    recorded.get(v).label(), recorded.get(v).index(), Estimate.of(rms)));
        }
        return voltages;
    }

    private List<Ablation> ablations(Set<Cause> all) {
        Map<Set<Cause>, Numbers> numbers = new LinkedHashMap<>();
        List<Simulation> ideal = of(EnumSet.noneOf(Cause.class));
        simulated.forEach((causes, runs) -> numbers.put(
                causes, new Numbers(runs.stream().map(Simulation::groups).toList(), ideal)));
        Numbers onIdealDie = new Numbers(idealDie.stream().map(Emulated::groups).toList(), ideal);
        Numbers onDie = new Numbers(emulated.stream().map(Emulated::groups).toList(), ideal);
        List<Ablation> ablations = new ArrayList<>();
        for (String statistic : onDie.names()) {
            Ablation.Values values = new Ablation.Values(
                    of(numbers, EnumSet.noneOf(Cause.class), statistic),
                    of(numbers, all, statistic),
                    onIdealDie.of(statistic),
                    onDie.of(statistic));
            for (Cause cause : all) {
                values.cause(
                        cause, of(numbers, without(all, cause), statistic), of(numbers, EnumSet.of(cause), statistic));
            }
            ablations.add(Ablation.of(statistic, values));
        }
        return ablations;
    }

    private static double[] of(Map<Set<Cause>, Numbers> numbers, Set<Cause> causes, String statistic) {
        return Objects.requireNonNull(numbers.get(causes), "simulated before").of(statistic);
    }

    /** The statistics of all neurons together, by name and trial. */
    private final class Numbers {
        private final Map<String, double[]> byName = new TreeMap<>();

        Numbers(List<List<Simulation.GroupSpikes>> runs, List<Simulation> ideal) {
            Map<Statistic, double[]> values = new EnumMap<>(Statistic.class);
            double[] deviation = new double[runs.size()];
            for (int t = 0; t < runs.size(); t++) {
                List<SpikeTrain> trains = Measures.neurons(runs.get(t));
                Measures measures = Measures.of(trains, network.durationMs());
                for (Statistic statistic : Statistic.values()) {
                    values.computeIfAbsent(statistic, s -> new double[runs.size()])[t] = statistic.of(measures);
                }
                List<SpikeTrain> expected = Measures.neurons(ideal.get(t).groups());
                deviation[t] = FiringRate.rmsDifferenceHz(expected, trains, network.durationMs());
            }
            values.forEach((statistic, value) -> byName.put(statistic.reportName(), value));
            byName.put(DEVIATION, deviation);
        }

        List<String> names() {
            List<String> names = new ArrayList<>();
            for (Statistic statistic : Statistic.values()) {
                names.add(statistic.reportName());
            }
            names.add(DEVIATION);
            return names;
        }

        double[] of(String name) {
            double[] found = byName.get(name);
            if (found == null) {
                throw new IllegalStateException("no statistic " + name);
            }
            return found;
        }
    }
}
