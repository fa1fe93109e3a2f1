package neckar.emulator.bench;

import java.util.ArrayList;
import java.util.List;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.emulator.analog.StepKernels;
import neckar.emulator.digital.Vcd;
import neckar.emulator.digital.Waveform;
import neckar.emulator.kernel.Machine;
import neckar.emulator.kernel.MachineBuilder;
import neckar.emulator.kernel.SiliconChoice;
import neckar.emulator.load.BrokenMergers;
import neckar.emulator.load.ChipCache;
import neckar.emulator.load.LoadedWafer;
import neckar.emulator.load.Loader;
import neckar.spec.bitstream.BitstreamReader;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.TestPortReading;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.AdcRequest;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.CounterTable;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentFormat;
import neckar.spec.experiment.Recording;
import neckar.spec.unit.TimeBase;

/**
 * A configured wafer that stays powered between experiments: only frames that change are decoded and only chips that change
 * are loaded anew. Each run starts from the state after reset, so that its recording is that of a fresh machine, byte for
 * byte. For one thread at a time.
 */
public final class WarmMachine implements WrittenWafer {
    private static final String BITSTREAM = "wafer.nkb";
    private static final String EXPERIMENT = "experiment.nkx";

    private final Die die;
    private final EmulatorOptions options;
    private final SiliconChoice silicon;
    private final ChipCache cache = new ChipCache();
    private final StepKernels kernels = StepKernels.best();
    private byte[] bitstream;
    private WaferConfig config;
    /** Time for decoding since the last run. */
    private double decodeSec;

    WarmMachine(byte[] bitstream, Die die, EmulatorOptions options) {
        RunTimer timer = new RunTimer();
        this.die = die;
        this.options = options;
        silicon = SiliconChoice.of(die.silicon(), die.table(), die.dieSeed(), die.trial());
        this.bitstream = bitstream.clone();
        config = BitstreamReader.decode(this.bitstream, BITSTREAM, options.threads());
        decodeSec = timer.lapSec();
    }

    /**
     * Writes another configuration; frames that are the same byte for byte cost nothing.
     *
     * @param changed content of {@code wafer.nkb}
     * @throws neckar.base.InputException for bytes that are damaged; the machine then keeps its configuration
     */
    public void reconfigure(byte[] changed) {
        RunTimer timer = new RunTimer();
        byte[] copy = changed.clone();
        config = BitstreamReader.decode(copy, BITSTREAM, options.threads(), bitstream, config);
        bitstream = copy;
        decodeSec += timer.lapSec();
    }

    /** Number of configured chips. */
    public int chips() {
        return config.hicanns().size();
    }

    /**
     * Runs an experiment.
     *
     * @param experiment content of {@code experiment.nkx}
     * @param progress receives stages and shares
     * @param cancel stops the run when set
     * @throws neckar.base.InputException for bytes that are damaged, illegal or contradict the configuration
     */
    public Emulation run(byte[] experiment, Progress progress, CancelFlag cancel) {
        RunTimer timer = new RunTimer();
        progress.stage("load");
        Experiment request = ExperimentFormat.read(experiment, EXPERIMENT);
        LoadedWafer wafer = Loader.load(config, request, options.threads(), cache);
        Machine machine = machine(wafer, request);
        List<Waveform> waveforms = new ArrayList<>();
        options.waveforms().ifPresent(asked -> waveforms.addAll(asked.attach(machine, config, request.header())));
        if (options.hopBalance()) {
            machine.checkHops();
        }
        double loadSec = decodeSec + timer.lapSec();
        decodeSec = 0;
        progress.stage("emulate");
        Recording recording = machine.run(progress, cancel);
        double wallSec = timer.lapSec();
        double hardwareSec = TimeBase.secOfSystemTicks(request.header().durationTicks());
        EmulationReport report = new EmulationReport(
                hardwareSec * request.header().speedup(),
                hardwareSec,
                loadSec,
                wallSec,
                machine.cycles(),
                firingNeurons(wafer),
                machine.spikes(),
                recording.counters().total(CounterTable.SYNAPTIC_EVENTS),
                options.threads(),
                options.settings().kernelName(),
                die,
                silicon.tableHash(),
                options.parameters(),
                wafer.warnings());
        return new Emulation(recording, report, options.waveforms().map(asked -> new Vcd(waveforms)));
    }

    @Override
    public Recording record(byte[] experiment, CancelFlag cancel) {
        return run(experiment, Progress.NONE, cancel).recording();
    }

    /** Switching outputs touches no circuit, so that all readings are taken from one run: each trace is that of its own run. */
    @Override
    public List<AdcTrace> sweep(byte[] experiment, List<AdcRequest> readings, CancelFlag cancel) {
        Experiment bare = ExperimentFormat.read(experiment, EXPERIMENT);
        Loader.load(config, bare, options.threads(), cache);
        Experiment request =
                new Experiment(bare.header(), bare.events(), bare.stimulusStarts(), readings, bare.probes());
        LoadedWafer asked = Loader.reload(config, request, options.threads(), BrokenMergers.NONE, false);
        return machine(asked, request).run(Progress.NONE, cancel).adcTraces();
    }

    private Machine machine(LoadedWafer asked, Experiment request) {
        LoadedWafer made = silicon.made(asked, config, request, options.threads());
        return MachineBuilder.build(made, request, silicon, options.settings(), kernels);
    }

    @Override
    public List<TestPortReading> testPorts(byte[] experiment, CancelFlag cancel) {
        Experiment request = ExperimentFormat.read(experiment, EXPERIMENT);
        Machine machine = machine(Loader.load(config, request, options.threads(), cache), request);
        machine.run(Progress.NONE, cancel);
        return machine.testPorts();
    }

    @Override
    public HicannConfig registers(HicannOnWafer hicann) {
        HicannConfig written = config.hicanns().get(hicann);
        return written == null ? HicannConfig.IDLE : silicon.held(hicann, written);
    }

    /** Components with a firing denmem, as configured. */
    private static long firingNeurons(LoadedWafer wafer) {
        return wafer.chips().stream()
                .flatMap(chip -> chip.neurons().stream())
                .filter(neuron -> neuron.firing() >= 0)
                .count();
    }
}
