package neckar.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neckar.base.CancelFlag;
import neckar.base.InputException;
import neckar.emulator.bench.Die;
import neckar.emulator.bench.Emulation;
import neckar.emulator.bench.EmulatorOptions;
import neckar.spec.experiment.CounterTable;
import neckar.spec.experiment.RecordingFormat;

/** {@code neckar emulate}: bitstream and experiment to a recording, in a machine that never saw the network. */
final class EmulateCommand {
    private static final List<String> NAMED_DIES = List.of("ideal", "typical", "bad");

    private final Invocation invocation;
    private final Console console;
    private final CancelFlag cancel;
    private final Workshop workshop;

    EmulateCommand(Invocation invocation, Console console, CancelFlag cancel, Workshop workshop) {
        this.invocation = invocation;
        this.console = console;
        this.cancel = cancel;
        this.workshop = workshop;
    }

    int run() {
        Map<String, Object> report = write(invocation.path(0));
        if (invocation.has(OptionSpec.JSON)) {
            console.out().print(JsonText.of(report));
        }
        return ExitStatus.DONE;
    }

    /** Emulates a folder's experiment and writes recording and report into it; returns the report. */
    Map<String, Object> write(Path path) {
        byte[] bitstream = ResultFiles.read(path, ResultFiles.BITSTREAM, "compile");
        byte[] experiment = ResultFiles.read(path, ResultFiles.EXPERIMENT, "compile");
        EmulatorOptions options = EmulatorOptions.standard(invocation.threads())
                .withAnalogStepCycles(Integer.parseInt(invocation.choice(OptionSpec.ANALOG_STEP, "2")));
        if (invocation.has(OptionSpec.DEBUG_BALANCE)) {
            options = options.withHopBalance();
        }
        Optional<VcdFile> vcd = VcdFile.of(invocation);
        if (vcd.isPresent()) {
            options = options.withWaveforms(vcd.get().request());
        }
        Emulation emulation = workshop.emulate(bitstream, experiment, die(invocation), options, console, cancel);
        byte[] recording = RecordingFormat.write(emulation.recording());
        Map<String, Object> report = EmulationJson.of(emulation, recording, console.seconds());
        try (OutputFolder folder = OutputFolder.open(path, true)) {
            folder.outdate(ResultFiles.OF_RESULTS);
            folder.write(ResultFiles.RECORDING, recording);
            folder.write(ResultFiles.EMULATION, JsonText.of(report));
            folder.commit();
        }
        tell(path, emulation);
        vcd.ifPresent(file -> {
            file.write(emulation.waveforms().orElseThrow());
            console.say("wrote " + file.path());
        });
        return report;
    }

    /** The virtual die that the options describe. */
    static Die die(Invocation invocation) {
        String silicon = invocation.text(OptionSpec.SILICON).orElse("ideal");
        long dieSeed =
                invocation.integer(OptionSpec.DIE_SEED, 0, Long.MAX_VALUE).orElse(1);
        long trial = invocation.integer(OptionSpec.TRIAL, 0, Long.MAX_VALUE).orElse(0);
        if (NAMED_DIES.contains(silicon)) {
            return Die.named(silicon, dieSeed, trial);
        }
        Path file = Path.of(silicon);
        if (!java.nio.file.Files.isRegularFile(file)) {
            throw InputException.of(OptionSpec.SILICON.display(), "neither a named die nor a file")
                    .value(silicon)
                    .allowed("ideal, typical, bad or a file in the format neckar-silicon/1");
        }
        String table = new String(ResultFiles.readFile(file), java.nio.charset.StandardCharsets.UTF_8);
        return new Die(silicon, table, dieSeed, trial);
    }

    private void tell(Path path, Emulation emulation) {
        for (String warning : emulation.report().warnings()) {
            console.say("warning: " + warning);
        }
        CounterTable counters = emulation.recording().counters();
        console.say(String.format(
                java.util.Locale.ROOT,
                "emulated %.3g s of biology in %.3g s (real-time factor %.3g): %,d spikes, %,d synaptic events",
                emulation.report().bioSec(),
                emulation.report().wallSec(),
                emulation.report().realTimeFactor(),
                emulation.report().spikes(),
                emulation.report().synapticEvents()));
        long lost = counters.total(CounterTable.L1_LOST)
                + counters.total(CounterTable.L2_DOWN_LOST)
                + counters.total(CounterTable.L2_UP_LOST);
        if (lost > 0 || counters.total(CounterTable.UNLOCKED) > 0) {
            console.say(String.format(
                    java.util.Locale.ROOT,
                    "events lost: playback %,d, link %,d, priority encoders %,d, mergers %,d, trace %,d; unlocked %,d",
                    counters.total(CounterTable.LOST_AT_PLAYBACK),
                    counters.total(CounterTable.LOST_AT_DNC),
                    counters.total(CounterTable.LOST_AT_PRIORITY_ENCODER),
                    counters.total(CounterTable.LOST_AT_MERGER),
                    counters.total(CounterTable.LOST_AT_TRACE),
                    counters.total(CounterTable.UNLOCKED)));
        }
        new EventLosses(emulation).warn(console);
        console.say("wrote " + path.resolve(ResultFiles.RECORDING) + ", " + ResultFiles.EMULATION);
    }
}
