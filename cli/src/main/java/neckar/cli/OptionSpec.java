package neckar.cli;

/** One row of the option table: how an option is written, where it belongs and what it does. */
enum OptionSpec {
    OUTPUT("output", "o", "DIR", Group.OUTPUT, "folder for the results"),
    JSON("json", "", "", Group.OUTPUT, "the report on standard output, nothing else there"),
    QUIET("quiet", "", "", Group.OUTPUT, "errors only"),
    VERBOSE("verbose", "", "", Group.OUTPUT, "stages, checksums and timers on standard error"),
    FORCE("force", "", "", Group.OUTPUT, "write into a folder that neckar did not make"),
    WAFER(
            "wafer",
            "",
            "FILE",
            Group.HARDWARE,
            "wafer description, neckar-wafer/1 (default: 224 drivers a chip, no border rule)"),
    DEFECTS("defects", "", "FILE", Group.HARDWARE, "defective parts, neckar-defects/1 (default: none)"),
    CALIBRATION("calibration", "", "FILE", Group.HARDWARE, "calibration, neckar-calibration/1 (default: nominal)"),
    SILICON(
            "silicon",
            "",
            "ideal|typical|bad|FILE",
            Group.HARDWARE,
            "the virtual die; a file is in the format neckar-silicon/1 (default ideal)"),
    DIE_SEED("die-seed", "", "N", Group.HARDWARE, "the die's seed (default 1)"),
    TRIAL("trial", "", "N", Group.HARDWARE, "write noise and the noise of one run (default 0)"),
    NETWORK_SEED("network-seed", "", "N", Group.INPUT, "replaces the network file's seed"),
    DURATION("duration", "", "MS", Group.INPUT, "biological duration of NIR (default 1000) and SONATA networks"),
    INPUT_SPIKES(
            "input-spikes",
            "",
            "FILE",
            Group.INPUT,
            "what inputs of NIR and SONATA networks send: CSV with columns population, index, time_ms"),
    INPUT_RATE("input-rate", "", "HZ", Group.INPUT, "Poisson spikes for inputs that have none (NIR and SONATA)"),
    NIR_DT(
            "nir-dt",
            "",
            "S",
            Group.INPUT,
            "length of a spike in a NIR file's seconds (default 0.0001; for CubaLIF tau_syn / w_in)"),
    NIR_TIME_SCALE(
            "nir-time-scale",
            "",
            "X",
            Group.INPUT,
            "biological time over a NIR file's time (default: the shortest membrane becomes 10 ms)"),
    SEED("seed", "", "N", Group.EFFORT, "the compiler's seed; never changes the network (default 1)"),
    EFFORT("effort", "", "fast|normal|high", Group.EFFORT, "how hard the compiler tries (default normal)"),
    MAX_LOSS("max-loss", "", "FRACTION", Group.EFFORT, "exit status 2 above this loss of synapses (default 1)"),
    TIME_LIMIT(
            "time-limit",
            "",
            "S",
            Group.EFFORT,
            "seconds after which no further improvement is tried; bytes then depend on the machine"),
    SPEEDUP("speedup", "", "X", Group.HARDWARE, "acceleration, 1000..100000 (default 10000, or the network file's)"),
    NEURON_SIZE(
            "neuron-size", "", "N", Group.EFFORT, "denmems per neuron, even, 2..64 (default: the compiler chooses)"),
    CHAIN_LENGTH("chain-length", "", "N", Group.EFFORT, "longest chain of synapse drivers, 1..56 (default 3)"),
    ANALOG_STEP("analog-step", "", "1|2|4", Group.EFFORT, "PLL cycles per analog step (default 2)"),
    FORMATS("formats", "", "LIST", Group.OUTPUT, "result files to write, of csv,npy,h5,mat,png (default: all)"),
    THREADS("threads", "", "N", Group.EFFORT, "threads (default: all cores); never changes a result"),
    HICANNS("hicanns", "", "LIST", Group.OUTPUT, "only these chips, e.g. 324,325 or H324"),
    ANALOG("analog", "", "", Group.OUTPUT, "floating gates, neuron configuration, stimulus and analog output too"),
    EXPERIMENT("experiment", "", "", Group.OUTPUT, "print experiment.nkx instead"),
    CHIPS("chips", "", "", Group.OUTPUT, "a table of all chips in use"),
    HICANN("hicann", "", "N", Group.OUTPUT, "one chip in detail, 0..383 or H324"),
    NEURON("neuron", "", "POP[I]", Group.OUTPUT, "one neuron or source: circuits, line, route, targets, inputs"),
    SYNAPSE(
            "synapse",
            "",
            "PRE[I]->POST[J]",
            Group.OUTPUT,
            "one synapse with every switch on its way, or why it was lost and who held what it lacked"),
    PROJECTION("projection", "", "LABEL", Group.OUTPUT, "only this projection (with --synapse)"),
    LINE("line", "", "H123.D3", Group.OUTPUT, "one L1 line by chip and DNC merger: sources, rate, route, targets"),
    HINTS("hints", "", "", Group.OUTPUT, "what would win most synapses, with the number behind each hint"),
    PLOT(
            "plot",
            "",
            "wafer|congestion|loss|weights|raster|rates",
            Group.OUTPUT,
            "a picture for -o; raster and rates need a recording"),
    PICTURE("output", "o", "FILE", Group.OUTPUT, "file of the picture, .png or .svg (with --plot)"),
    COMPARE("compare", "", "DIR", Group.INPUT, "a second result folder, beside the first"),
    EXPORT("export", "", "FILE", Group.OUTPUT, "one HTML file that works without a server, instead of serving"),
    PORT("port", "", "N", Group.OUTPUT, "port of the loopback interface (default: any that is free)"),
    TO_SONATA("sonata", "", "", Group.OUTPUT, "SONATA circuit and simulation into the folder -o"),
    TO_NIR("nir", "", "", Group.OUTPUT, "NIR graph into the file -o; only networks of IF_curr_exp"),
    TO_PYNN("pynn", "", "", Group.OUTPUT, "script for any PyNN back end into the folder -o"),
    EXPORTED("output", "o", "PATH", Group.OUTPUT, "folder of the export, for NIR the file"),
    VCD("vcd", "", "FILE", Group.OUTPUT, "registers of chips as waveforms, value change dump, e.g. for GTKWave"),
    VCD_SCOPE("vcd-scope", "", "LIST", Group.OUTPUT, "chips whose registers --vcd follows, e.g. H123,H124"),
    VCD_RANGE("vcd-range", "", "FROM:TO", Group.OUTPUT, "biological milliseconds that --vcd covers (default: the run)"),
    TRIALS("trials", "", "N", Group.EFFORT, "repetitions with other Poisson trains, 1..1000 (default 5)"),
    TOLERANCE(
            "tolerance",
            "",
            "X",
            Group.EFFORT,
            "exit status 2 above this error of rate, CV of intervals (relative) or correlation (default 0.1)"),
    PRECISION("precision", "", "X", Group.EFFORT, "tolerance of the reference simulator, 1e-15..1e-3 (default 1e-9)"),
    NO_CAUSES("no-causes", "", "", Group.EFFORT, "compare only; do not attribute the errors to causes"),
    REFERENCE_ONLY(
            "reference-only",
            "",
            "",
            Group.EFFORT,
            "simulate the network as asked for, without wafer; results as of neckar run into -o DIR"),
    INITIAL("initial", "", "FILE", Group.INPUT, "where membranes begin, neckar-initial/1, with --reference-only"),
    CHIPS_TO_CALIBRATE("hicanns", "", "LIST", Group.INPUT, "the chips, e.g. 324,325 or H324 (default: all 384)"),
    PARAMETERS("parameters", "", "LIST", Group.INPUT, "only these and what they need, e.g. V_t,I_gl (default: all)"),
    REFIT("refit", "", "", Group.EFFORT, "measure nothing: fit what is in the folder again"),
    VERIFY("verify", "", "FILE", Group.INPUT, "judge a calibration with new measurements instead of making one"),
    MIN_YIELD(
            "min-yield", "", "FRACTION", Group.EFFORT, "exit status 2 below this share of kept denmems (default 0.8)"),
    DEBUG_BALANCE(
            "debug-balance",
            "",
            "",
            Group.OUTPUT,
            "checks after each 64 ns that no event vanishes between registers; slow"),
    GRID(
            "grid",
            "",
            "AXES",
            Group.INPUT,
            "what varies, e.g. \"die-seed=1..20 trial=0,1\": options, JSON pointers into the network"),
    SWEPT("command", "", "run|compile|validate|calibrate", Group.INPUT, "what each job does (default run)"),
    JOBS("jobs", "", "N", Group.EFFORT, "jobs at a time (default: one a core)"),
    THREADS_OF_A_JOB("threads", "", "N", Group.EFFORT, "threads of each job (default 1)"),
    LIST("list", "", "", Group.OUTPUT, "run nothing: describe the jobs that are not done, print the files' names"),
    HELP("help", "h", "", Group.OUTPUT, "this text"),
    VERSION("version", "", "", Group.OUTPUT, "version and format numbers");

    /** Groups of the help text. */
    enum Group {
        INPUT("Input"),
        HARDWARE("Hardware"),
        EFFORT("Effort"),
        OUTPUT("Output");

        final String title;

        Group(String title) {
            this.title = title;
        }
    }

    final String longName;
    final String shortName;
    final String argument;
    final Group group;
    final String help;

    OptionSpec(String longName, String shortName, String argument, Group group, String help) {
        this.longName = longName;
        this.shortName = shortName;
        this.argument = argument;
        this.group = group;
        this.help = help;
    }

    boolean takesArgument() {
        return !argument.isEmpty();
    }

    /** The option as a user writes it. */
    String display() {
        return "--" + longName;
    }
}
