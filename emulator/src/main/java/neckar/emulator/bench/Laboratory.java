package neckar.emulator.bench;

import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.emulator.kernel.Machine;
import neckar.emulator.kernel.MachineBuilder;
import neckar.emulator.kernel.SiliconChoice;
import neckar.emulator.load.LoadedWafer;
import neckar.emulator.load.Loader;
import neckar.spec.bitstream.BitstreamReader;
import neckar.spec.config.WaferConfig;
import neckar.spec.experiment.CounterTable;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentFormat;
import neckar.spec.experiment.Recording;
import neckar.spec.unit.TimeBase;

/** Runs experiments on virtual wafers. Whoever calls it sees a machine only through what an experimenter can see. */
public final class Laboratory {
    private static final String BITSTREAM = "wafer.nkb";
    private static final String EXPERIMENT = "experiment.nkx";

    private Laboratory() {}

    /**
     * Configures a wafer, runs an experiment, returns the recording.
     *
     * @param bitstream content of {@code wafer.nkb}
     * @param experiment content of {@code experiment.nkx}
     * @param die the virtual die
     * @param options how to emulate
     * @param progress receives stages and shares
     * @param cancel stops the run when set
     * @throws neckar.base.InputException for bytes that are damaged, illegal or contradict each other
     */
    public static Recording run(
            byte[] bitstream,
            byte[] experiment,
            Die die,
            EmulatorOptions options,
            Progress progress,
            CancelFlag cancel) {
        return emulate(bitstream, experiment, die, options, progress, cancel).recording();
    }

    /** As {@link #run}, with the figures of the run beside the recording. */
    public static Emulation emulate(
            byte[] bitstream,
            byte[] experiment,
            Die die,
            EmulatorOptions options,
            Progress progress,
            CancelFlag cancel) {
        RunTimer timer = new RunTimer();
        progress.stage("load");
        SiliconChoice silicon = SiliconChoice.of(die.silicon(), die.table(), die.dieSeed(), die.trial());
        WaferConfig config = BitstreamReader.decode(bitstream, BITSTREAM, options.threads());
        Experiment request = ExperimentFormat.read(experiment, EXPERIMENT);
        LoadedWafer wafer = Loader.load(config, request, options.threads());
        LoadedWafer made = silicon.made(wafer, config, request, options.threads());
        Machine machine = MachineBuilder.build(made, request, silicon, options.settings());
        double loadSec = timer.lapSec();
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
                die,
                silicon.tableHash(),
                wafer.warnings());
        return new Emulation(recording, report);
    }

    /** Components with a firing denmem, as configured. */
    private static long firingNeurons(LoadedWafer wafer) {
        return wafer.chips().stream()
                .flatMap(chip -> chip.neurons().stream())
                .filter(neuron -> neuron.firing() >= 0)
                .count();
    }
}
