package neckar.emulator.kernel;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import neckar.base.CancelFlag;
import neckar.base.Invariant;
import neckar.base.Progress;
import neckar.emulator.digital.FpgaTrace;
import neckar.emulator.digital.TreeWatch;
import neckar.emulator.digital.Waveform;
import neckar.spec.config.RepeaterBlockConfig;
import neckar.spec.config.TestPortEvent;
import neckar.spec.config.TestPortReading;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HRepeaterOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.RepeaterBlockOnHicann;
import neckar.spec.coord.TestPortOnRepeaterBlock;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.coord.VRepeaterOnHicann;
import neckar.spec.experiment.Recording;
import neckar.spec.topology.L1Topology;

/**
 * A configured wafer that is ready to run once: its chips, in the order of their ids, and the FPGAs behind them.
 */
public final class Machine {
    private static final int PORTS_PER_HICANN = RepeaterBlockOnHicann.COUNT * RepeaterBlockConfig.TEST_PORTS;
    /** A test port counts ten bits. */
    private static final int TEST_PORT_TIME_MASK = 0x3ff;

    private final Chip[] chips;
    private final List<FpgaTrace> traces;
    private final RunPlan plan;
    private final KernelSettings settings;
    private final Collector collector;
    private final List<TappedLines> tapped;
    private boolean used;

    Machine(
            Chip[] chips,
            List<FpgaTrace> traces,
            RunPlan plan,
            KernelSettings settings,
            Collector collector,
            List<TappedLines> tapped) {
        this.tapped = tapped;
        this.chips = chips;
        this.traces = traces;
        this.plan = plan;
        this.settings = settings;
        this.collector = collector;
    }

    /**
     * Follows the registers of some chips in the coming run. Chips in which nothing can happen show nothing.
     *
     * @param hicanns chips, ascending
     * @param fromTick first tick of 1/63 GHz that is kept
     * @param toTick first tick that is no longer kept
     * @return their waveforms, complete after the run
     */
    public List<Waveform> watch(List<Integer> hicanns, long fromTick, long toTick) {
        Invariant.check(settings.watched(), "the machine is built for watching");
        List<Waveform> waveforms = new ArrayList<>();
        for (int hicann : hicanns) {
            Waveform waveform = new Waveform(hicann, fromTick, Math.min(toTick, plan.endTick() + 1));
            TreeWatch watch = new TreeWatch(waveform, settings.digital().frameTicks());
            for (Chip chip : chips) {
                if (chip.hicann() == hicann) {
                    chip.watch(watch);
                }
            }
            waveforms.add(waveform);
        }
        return waveforms;
    }

    /** Counts events at each register in the coming run and checks after each window that none vanishes; slow. */
    public void checkHops() {
        for (Chip chip : chips) {
            chip.checkHops();
        }
    }

    /**
     * Runs the experiment.
     *
     * @param progress receives the share that is done
     * @param cancel looked at in each window
     * @return what was recorded
     */
    public Recording run(Progress progress, CancelFlag cancel) {
        Invariant.check(!used, "a machine runs once");
        used = true;
        new WindowLoop(chips, plan, settings.threads(), progress, cancel).run();
        for (Chip chip : chips) {
            chip.finish();
        }
        return collector.collect(chips, traces, plan);
    }

    /** What the test ports hold after the run: those that heard something, by chip, block and port. */
    public List<TestPortReading> testPorts() {
        SortedMap<Integer, List<TappedLines.Seen>> byPort = new TreeMap<>();
        for (TappedLines lines : tapped) {
            for (TappedLines.Seen seen : lines.seen()) {
                port(seen.repeater()).ifPresent(port -> byPort.computeIfAbsent(port, key -> new ArrayList<>())
                        .add(seen));
            }
        }
        List<TestPortReading> readings = new ArrayList<>();
        byPort.forEach((port, seen) -> readings.add(new TestPortReading(
                HicannOnWafer.of(port / PORTS_PER_HICANN),
                RepeaterBlockOnHicann.of(port % PORTS_PER_HICANN / RepeaterBlockConfig.TEST_PORTS),
                TestPortOnRepeaterBlock.of(port % RepeaterBlockConfig.TEST_PORTS),
                first(seen))));
        return readings;
    }

    private List<TestPortEvent> first(List<TappedLines.Seen> seen) {
        return seen.stream()
                .sorted(Comparator.comparingLong(TappedLines.Seen::tick))
                .limit(RepeaterBlockConfig.TEST_EVENTS)
                .map(event -> new TestPortEvent(
                        event.address(), (int) (event.tick() / plan.periodTicks() & TEST_PORT_TIME_MASK)))
                .toList();
    }

    /** Number of the test port of a repeater over the whole wafer; sending repeaters have none. */
    private static Optional<Integer> port(int repeater) {
        int line = L1Topology.lineOf(repeater);
        int first = PORTS_PER_HICANN * L1Topology.hicannOf(repeater);
        if (!L1Topology.isHorizontal(repeater)) {
            VRepeaterOnHicann vertical = VLineOnHicann.of(line).repeater();
            return Optional.of(first
                    + RepeaterBlockConfig.TEST_PORTS * vertical.block().id()
                    + vertical.testPort().id());
        }
        HRepeaterOnHicann horizontal = HLineOnHicann.of(line).repeater();
        return horizontal
                .testPort()
                .map(port -> first
                        + RepeaterBlockConfig.TEST_PORTS * horizontal.block().id()
                        + port.id());
    }

    /** Edges of the chip clock in the run. */
    public long cycles() {
        return plan.steps() * (plan.stepTicks() / plan.periodTicks());
    }

    /** Threshold crossings of all neurons. */
    public long spikes() {
        long sum = 0;
        for (Chip chip : chips) {
            sum += chip.spikes();
        }
        return sum;
    }
}
