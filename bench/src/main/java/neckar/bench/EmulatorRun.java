package neckar.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.base.json.JsonReader;
import neckar.base.json.JsonValue;
import neckar.emulator.bench.Die;
import neckar.emulator.bench.EmulationReport;
import neckar.emulator.bench.EmulatorOptions;
import neckar.emulator.bench.Laboratory;
import neckar.emulator.bench.WarmMachine;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentFormat;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.StimulusEvents;

/** Runs a load in a process of its own, then in a machine that stays warm. */
final class EmulatorRun {
    private static final long SYSTEM_TICKS_PER_BIO_SEC = 25_000;
    private static final long LEAD_IN = 5000;

    /** A mapped network. */
    @SuppressWarnings("ArrayRecordComponent")
    private record Mapping(byte[] bitstream, long synapses) {}

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private final CompilerProcess processes;
    private final Path work;
    private final int threads;
    private final Map<String, Mapping> mappings = new HashMap<>();

    /** CPU time of this process from the first step of a run on. */
    private static final class CpuClock implements Progress {
        private double beganSec;

        @Override
        public void stage(String name) {
            beganSec = cpuSec();
        }

        @Override
        public void fraction(double done, String detail) {}

        double runSec() {
            return cpuSec() - beganSec;
        }
    }

    EmulatorRun(Path home, Path work, int threads) {
        processes = new CompilerProcess(home, work);
        this.work = work;
        this.threads = threads;
    }

    /** CPU time of all threads of this process so far. */
    static double cpuSec() {
        return SYSTEM.getProcessCpuTime() * 1e-9;
    }

    /** Trains a mapped network with a machine that stays warm. */
    TrainingLoop.Result train(EmulatorLoad load, int threadCount) {
        Mapping mapping = mappings.computeIfAbsent(load.mappingKey(), key -> map(load));
        byte[] experiment = experiment(SYSTEM_TICKS_PER_BIO_SEC / 10);
        return new TrainingLoop(mapping.bitstream(), experiment, threadCount).measure();
    }

    /** Measures a load. */
    EmulatorMeasurement measure(EmulatorLoad load, boolean fresh) {
        Mapping mapping = mappings.computeIfAbsent(load.mappingKey(), key -> map(load));
        byte[] image = image(load, mapping);
        byte[] experiment = experiment(SYSTEM_TICKS_PER_BIO_SEC);
        double freshFactor = 0;
        double startSec = 0;
        double peakMb = 0;
        if (fresh) {
            Path folder = work.resolve("emulate");
            write(folder.resolve("wafer.nkb"), image);
            write(folder.resolve("experiment.nkx"), experiment);
            double wallSec = processes.run(
                    List.of("emulate", folder.toString(), "--quiet", "--threads", Integer.toString(threads)));
            JsonValue report = report(folder);
            freshFactor = number(report, "real_time_factor");
            startSec = wallSec - number(report, "wall_s");
            peakMb = number(report, "peak_rss_mb");
            CompilerProcess.remove(folder);
        }
        WarmMachine machine = Laboratory.open(image, Die.ideal(), EmulatorOptions.standard(threads));
        run(machine, experiment);
        CpuClock clock = new CpuClock();
        EmulationReport first = machine.run(experiment, clock, new CancelFlag()).report();
        double warmCpu = clock.runSec();
        EmulationReport second = run(machine, experiment);
        EmulationReport best = first.wallSec() < second.wallSec() ? first : second;
        return new EmulatorMeasurement(
                load,
                machine.chips(),
                best.neurons(),
                mapping.synapses(),
                best.spikes() / ((double) best.neurons() * runSec()),
                best.synapticEvents() / runSec(),
                startSec,
                freshFactor,
                best.realTimeFactor(),
                warmCpu,
                peakMb);
    }

    /** Biological seconds of a run with the lead-in. */
    private static double runSec() {
        return (SYSTEM_TICKS_PER_BIO_SEC + LEAD_IN) / (double) SYSTEM_TICKS_PER_BIO_SEC;
    }

    private byte[] image(EmulatorLoad load, Mapping mapping) {
        if (load.targetHz() == 0) {
            return mapping.bitstream();
        }
        TunedImage tuned = new TunedImage(mapping.bitstream());
        if (load.targetHz() == EmulatorLoad.IDLE) {
            return tuned.withActive(0);
        }
        // A tenth of a second with all neurons active tells their rate.
        WarmMachine machine = Laboratory.open(tuned.withActive(1), Die.ideal(), EmulatorOptions.standard(threads));
        EmulationReport trial = run(machine, experiment(SYSTEM_TICKS_PER_BIO_SEC / 10));
        double activeHz = trial.spikes() / (trial.neurons() * (runSec() - 0.9));
        return tuned.withActive(Math.min(1, load.targetHz() / activeHz));
    }

    private static EmulationReport run(WarmMachine machine, byte[] experiment) {
        return machine.run(experiment, Progress.NONE, new CancelFlag()).report();
    }

    private Mapping map(EmulatorLoad load) {
        if (load.kind().equals(EmulatorLoad.SINGLES)) {
            return new Mapping(SingleDenmemChip.bitstream(), 0);
        }
        Path folder = work.resolve("network");
        Path out = work.resolve("mapped");
        Path network = PublicNetworks.write(folder, load.kind(), load.arguments(), PublicNetworks.SEED);
        processes.run(List.of(
                "compile",
                network.toString(),
                "-o",
                out.toString(),
                "--force",
                "--quiet",
                "--neuron-size",
                Integer.toString(load.size())));
        byte[] bitstream = read(out.resolve("wafer.nkb"));
        JsonValue report = JsonReader.parse(read(out.resolve("report.json")), "report.json");
        long synapses = (long) number(member(report, "synapses"), "realised");
        CompilerProcess.remove(folder);
        CompilerProcess.remove(out);
        return new Mapping(bitstream, synapses);
    }

    private static byte[] experiment(long durationTicks) {
        ExperimentHeader header = new ExperimentHeader(1e4, 125, LEAD_IN, durationTicks);
        return ExperimentFormat.write(new Experiment(header, StimulusEvents.EMPTY, List.of(), List.of(), List.of()));
    }

    private static JsonValue report(Path folder) {
        return JsonReader.parse(read(folder.resolve("emulation.json")), "emulation.json");
    }

    private static JsonValue member(JsonValue value, String key) {
        return value.asObject().get(key).orElseThrow(() -> value.error("the key \"" + key + "\" is missing"));
    }

    private static double number(JsonValue value, String key) {
        return member(value, key).number();
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(Path file, byte[] bytes) {
        try {
            Files.createDirectories(file.getParent());
            Files.write(file, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
