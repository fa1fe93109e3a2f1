package neckar.cli;

import static neckar.cli.OptionSpec.ANALOG;
import static neckar.cli.OptionSpec.ANALOG_STEP;
import static neckar.cli.OptionSpec.CALIBRATION;
import static neckar.cli.OptionSpec.CHAIN_LENGTH;
import static neckar.cli.OptionSpec.CHIPS;
import static neckar.cli.OptionSpec.CHIPS_TO_CALIBRATE;
import static neckar.cli.OptionSpec.COMPARE;
import static neckar.cli.OptionSpec.DEBUG_BALANCE;
import static neckar.cli.OptionSpec.DEFECTS;
import static neckar.cli.OptionSpec.DIE_SEED;
import static neckar.cli.OptionSpec.DURATION;
import static neckar.cli.OptionSpec.EFFORT;
import static neckar.cli.OptionSpec.EXPERIMENT;
import static neckar.cli.OptionSpec.EXPORTED;
import static neckar.cli.OptionSpec.FORCE;
import static neckar.cli.OptionSpec.FORMATS;
import static neckar.cli.OptionSpec.GRID;
import static neckar.cli.OptionSpec.HELP;
import static neckar.cli.OptionSpec.HICANN;
import static neckar.cli.OptionSpec.HICANNS;
import static neckar.cli.OptionSpec.HINTS;
import static neckar.cli.OptionSpec.INITIAL;
import static neckar.cli.OptionSpec.INPUT_RATE;
import static neckar.cli.OptionSpec.INPUT_SPIKES;
import static neckar.cli.OptionSpec.JOBS;
import static neckar.cli.OptionSpec.JSON;
import static neckar.cli.OptionSpec.LINE;
import static neckar.cli.OptionSpec.LIST;
import static neckar.cli.OptionSpec.MAX_LOSS;
import static neckar.cli.OptionSpec.MIN_YIELD;
import static neckar.cli.OptionSpec.NETWORK_SEED;
import static neckar.cli.OptionSpec.NEURON;
import static neckar.cli.OptionSpec.NEURON_SIZE;
import static neckar.cli.OptionSpec.NIR_DT;
import static neckar.cli.OptionSpec.NIR_TIME_SCALE;
import static neckar.cli.OptionSpec.NO_CAUSES;
import static neckar.cli.OptionSpec.OUTPUT;
import static neckar.cli.OptionSpec.PARAMETERS;
import static neckar.cli.OptionSpec.PICTURE;
import static neckar.cli.OptionSpec.PLOT;
import static neckar.cli.OptionSpec.PORT;
import static neckar.cli.OptionSpec.PRECISION;
import static neckar.cli.OptionSpec.PROJECTION;
import static neckar.cli.OptionSpec.QUIET;
import static neckar.cli.OptionSpec.REFERENCE_ONLY;
import static neckar.cli.OptionSpec.REFIT;
import static neckar.cli.OptionSpec.SEED;
import static neckar.cli.OptionSpec.SILICON;
import static neckar.cli.OptionSpec.SPEEDUP;
import static neckar.cli.OptionSpec.SWEPT;
import static neckar.cli.OptionSpec.SYNAPSE;
import static neckar.cli.OptionSpec.THREADS;
import static neckar.cli.OptionSpec.THREADS_OF_A_JOB;
import static neckar.cli.OptionSpec.TIME_LIMIT;
import static neckar.cli.OptionSpec.TOLERANCE;
import static neckar.cli.OptionSpec.TO_NIR;
import static neckar.cli.OptionSpec.TO_PYNN;
import static neckar.cli.OptionSpec.TO_SONATA;
import static neckar.cli.OptionSpec.TRIAL;
import static neckar.cli.OptionSpec.TRIALS;
import static neckar.cli.OptionSpec.VCD;
import static neckar.cli.OptionSpec.VCD_RANGE;
import static neckar.cli.OptionSpec.VCD_SCOPE;
import static neckar.cli.OptionSpec.VERBOSE;
import static neckar.cli.OptionSpec.VERIFY;
import static neckar.cli.OptionSpec.WAFER;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The commands: their arguments, their options and examples. */
enum CommandSpec {
    COMPILE(
            "compile",
            "NETWORK -o DIR",
            1,
            "network file -> bitstream, experiment, mapping table, report",
            """
            neckar compile examples/balanced/network.json -o out
            neckar compile network.json -o out --effort high --max-loss 0.01
            neckar compile network.json -o out --calibration c1/calibration.json.gz --defects c1/defects.json""",
            compileOptions()),
    EMULATE(
            "emulate",
            "DIR",
            1,
            "run bitstream and experiment in an emulated wafer that never saw the network",
            """
            neckar emulate out --threads 2
            neckar emulate out --silicon typical --die-seed 3 --trial 1""",
            emulateOptions()),
    RESULTS(
            "results",
            "DIR",
            1,
            "recording and mapping table -> spikes and voltages of populations, raster picture",
            "neckar results out",
            List.of(FORMATS)),
    RUN("run", "NETWORK -o DIR", 1, "compile, emulate, results", """
            neckar run examples/smallest/network.json -o out
            neckar run circuit/simulation_config.json -o out
            neckar run trained.nir --input-spikes spikes.csv --nir-dt 0.001 -o out""", runOptions()),
    CHECK(
            "check",
            "NETWORK DIR",
            2,
            "rebuild the network that the bitstream realises and compare",
            """
            neckar check examples/balanced/network.json out
            neckar check network.json out --max-loss 0.01 --json""",
            with(importOptions(), WAFER, DEFECTS, NETWORK_SEED, MAX_LOSS, THREADS)),
    DUMP(
            "dump",
            "DIR",
            1,
            "the decoded bitstream as JSON lines (neckar-dump/1)",
            "neckar dump out --hicanns 324",
            List.of(HICANNS, ANALOG, EXPERIMENT)),
    SERVE(
            "serve",
            "",
            0,
            "stay alive: read commands from standard input, keep mapping and machine between them",
            "echo '{\"words\": [\"run\", \"network.json\", \"-o\", \"out\"]}' | neckar serve",
            List.of()),
    SWEEP(
            "sweep",
            "SWEEP|NETWORK -o DIR",
            1,
            "a grid of seeds, trials, dies and options as independent jobs on all cores; one table",
            """
            neckar sweep examples/balanced/network.json --grid "silicon=typical die-seed=1..5 trial=0,1" -o sweep
            neckar sweep network.json --grid "/projections/0/weight=0.002,0.004 network-seed=1..10" -o sweep
            neckar sweep sweep.json -o sweep     (neckar-sweep/1; again: only what is not done)
            neckar sweep sweep.json -o sweep --list | xargs -P 8 -n 1 neckar sweep""",
            List.of(OUTPUT, FORCE, GRID, SWEPT, JOBS, THREADS_OF_A_JOB, LIST)),
    INSPECT(
            "inspect",
            "DIR",
            1,
            "what is used, what was lost and why; where a neuron or synapse went",
            """
            neckar inspect out --hints
            neckar inspect out --synapse 'input[1]->exc[5]'
            neckar inspect out --plot congestion -o congestion.svg""",
            List.of(CHIPS, HICANN, NEURON, SYNAPSE, PROJECTION, LINE, HINTS, PLOT, PICTURE, THREADS)),
    VIEW(
            "view",
            "DIR",
            1,
            "the wafer in a browser, served on the loopback interface, or in one HTML file",
            """
            neckar view out
            neckar view out --compare other
            neckar view out --export out.html""",
            List.of(COMPARE, OptionSpec.EXPORT, PORT, WAFER, DEFECTS, THREADS)),
    EXPORT(
            "export",
            "NETWORK -o PATH",
            1,
            "a network as SONATA, NIR or PyNN script",
            "neckar export examples/balanced/network.json --pynn -o script\n"
                    + "neckar export simulation_config.json --sonata -o copy",
            with(importOptions(), NETWORK_SEED, TO_SONATA, TO_NIR, TO_PYNN, EXPORTED, FORCE)),
    COMPLETION(
            "completion",
            "bash|zsh",
            1,
            "a script that completes commands and options in a shell",
            "source <(neckar completion bash)\nneckar completion zsh > ~/.zfunc/_neckar",
            List.of()),
    VALIDATE(
            "validate",
            "NETWORK [-o DIR]",
            1,
            "wafer against a reference simulator: how far, and which cause explains how much",
            """
            neckar validate examples/balanced/network.json -o validation
            neckar validate network.json --silicon typical --trials 5 --tolerance 0.2 --json""",
            validateOptions()),
    CALIBRATE(
            "calibrate",
            "-o DIR",
            0,
            "measure a virtual wafer as an experimenter must, fit, write calibration and defects",
            """
            neckar calibrate --silicon typical --die-seed 3 --hicanns 324 -o c1
            neckar calibrate --verify c1/calibration.json.gz""",
            List.of(
                    OUTPUT,
                    FORCE,
                    SILICON,
                    DIE_SEED,
                    TRIAL,
                    CHIPS_TO_CALIBRATE,
                    PARAMETERS,
                    REFIT,
                    VERIFY,
                    MIN_YIELD,
                    THREADS));

    final String word;
    final String synopsis;
    final int arguments;
    final String summary;
    final String example;

    // An unmodifiable copy.
    @SuppressWarnings("ImmutableEnumChecker")
    final List<OptionSpec> options;

    CommandSpec(String word, String synopsis, int arguments, String summary, String example, List<OptionSpec> options) {
        this.word = word;
        this.synopsis = synopsis;
        this.arguments = arguments;
        this.summary = summary;
        this.example = example;
        List<OptionSpec> all = new ArrayList<>(options);
        all.addAll(List.of(JSON, QUIET, VERBOSE, HELP));
        this.options = List.copyOf(all);
    }

    /** What a file in another format leaves open. */
    private static List<OptionSpec> importOptions() {
        return List.of(DURATION, INPUT_SPIKES, INPUT_RATE, NIR_DT, NIR_TIME_SCALE);
    }

    private static List<OptionSpec> with(List<OptionSpec> some, OptionSpec... more) {
        return Stream.concat(some.stream(), Stream.of(more)).toList();
    }

    private static List<OptionSpec> compileOptions() {
        return with(
                importOptions(),
                OUTPUT,
                FORCE,
                WAFER,
                DEFECTS,
                CALIBRATION,
                SPEEDUP,
                NETWORK_SEED,
                SEED,
                EFFORT,
                NEURON_SIZE,
                CHAIN_LENGTH,
                MAX_LOSS,
                TIME_LIMIT,
                THREADS);
    }

    private static List<OptionSpec> validateOptions() {
        List<OptionSpec> all = new ArrayList<>(compileOptions());
        all.remove(MAX_LOSS);
        all.addAll(List.of(SILICON, DIE_SEED, TRIAL, ANALOG_STEP));
        all.addAll(List.of(TRIALS, TOLERANCE, PRECISION, NO_CAUSES, REFERENCE_ONLY, INITIAL, FORMATS));
        return List.copyOf(all);
    }

    private static List<OptionSpec> emulateOptions() {
        return List.of(SILICON, DIE_SEED, TRIAL, ANALOG_STEP, VCD, VCD_SCOPE, VCD_RANGE, DEBUG_BALANCE, THREADS);
    }

    private static List<OptionSpec> runOptions() {
        List<OptionSpec> all = new ArrayList<>(compileOptions());
        for (OptionSpec option : emulateOptions()) {
            if (!all.contains(option)) {
                all.add(option);
            }
        }
        all.add(FORMATS);
        return List.copyOf(all);
    }
}
