package neckar.emulator.kernel;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import neckar.base.InputException;
import neckar.base.Parallel;
import neckar.emulator.analog.NeuronCircuits;
import neckar.emulator.analog.PackedRows;
import neckar.emulator.analog.PrescribedCrossings;
import neckar.emulator.analog.SharedArrays;
import neckar.emulator.analog.StepKernels;
import neckar.emulator.analog.SynapseRows;
import neckar.emulator.digital.ChipCounters;
import neckar.emulator.digital.ChipTree;
import neckar.emulator.digital.FpgaTrace;
import neckar.emulator.digital.Playback;
import neckar.emulator.digital.Uplink;
import neckar.emulator.load.L1Route;
import neckar.emulator.load.LoadedChip;
import neckar.emulator.load.LoadedNeuron;
import neckar.emulator.load.LoadedWafer;
import neckar.emulator.record.AdcRecorder;
import neckar.emulator.record.CrossingRecorder;
import neckar.emulator.record.ProbeRecorder;
import neckar.emulator.record.StepRecorder;
import neckar.emulator.silicon.ReadoutQuantities;
import neckar.emulator.silicon.Silicon;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.HsLink;
import neckar.spec.experiment.AdcRequest;
import neckar.spec.experiment.DebugProbe;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ProbeKind;
import neckar.spec.experiment.StimulusEvents;
import neckar.spec.topology.L1Topology;
import neckar.spec.unit.TimeBase;

/** Builds a machine from a loaded wafer, an experiment and silicon. */
public final class MachineBuilder {
    private final LoadedWafer wafer;
    private final Experiment experiment;
    private final Silicon silicon;
    private final KernelSettings settings;
    private final RunPlan plan;
    private final int chips;
    private final StepKernels kernels;
    private final SharedArrays shared = new SharedArrays();
    private final ChipCounters[] counters;
    private final Uplink[] uplinks;
    private final ChipParts[] parts;
    private final ChipBuilder[] builders;
    /** Index of each chip of the wafer among the loaded ones, or -1. */
    private final int[] indexOf = new int[HicannOnWafer.COUNT];

    private final AdcRecorder[] adc;
    private final ProbeRecorder[] probes;
    private final CrossingRecorder[] crossings;
    /** Crossing times by chip and neuron that replace the circuits of a chip. */
    private final SortedMap<Integer, long[][]> prescribed;

    private MachineBuilder(
            LoadedWafer wafer,
            Experiment experiment,
            Silicon silicon,
            KernelSettings settings,
            StepKernels kernels,
            SortedMap<Integer, long[][]> prescribed) {
        this.prescribed = prescribed;
        this.kernels = kernels;
        this.wafer = wafer;
        this.experiment = experiment;
        this.silicon = silicon;
        this.settings = settings;
        plan = RunPlan.of(experiment.header(), settings);
        chips = wafer.chips().size();
        counters = new ChipCounters[chips];
        uplinks = new Uplink[chips];
        parts = new ChipParts[chips];
        builders = new ChipBuilder[chips];
        adc = new AdcRecorder[experiment.adcRequests().size()];
        probes = new ProbeRecorder[experiment.probes().size()];
        crossings = new CrossingRecorder[chips];
        Arrays.fill(indexOf, -1);
        for (int c = 0; c < chips; c++) {
            indexOf[wafer.chips().get(c).hicann().id()] = c;
            counters[c] = new ChipCounters();
            uplinks[c] = new Uplink(settings.digital(), counters[c]);
        }
    }

    /** Builds a machine that is ready to run. */
    public static Machine build(
            LoadedWafer wafer, Experiment experiment, SiliconChoice silicon, KernelSettings settings) {
        return build(wafer, experiment, silicon, settings, StepKernels.best());
    }

    /** As above, with kernels that earlier runs have used. */
    public static Machine build(
            LoadedWafer wafer,
            Experiment experiment,
            SiliconChoice silicon,
            KernelSettings settings,
            StepKernels kernels) {
        return new MachineBuilder(wafer, experiment, silicon.silicon(), settings, kernels, new TreeMap<>()).build();
    }

    /** As above, with given crossing times in place of the circuits of some chips: the digital part alone, bit by bit. */
    static Machine build(
            LoadedWafer wafer,
            Experiment experiment,
            SiliconChoice silicon,
            KernelSettings settings,
            SortedMap<Integer, long[][]> prescribed) {
        StepKernels kernels = StepKernels.best();
        return new MachineBuilder(wafer, experiment, silicon.silicon(), settings, kernels, prescribed).build();
    }

    private Machine build() {
        for (AdcRequest request : experiment.adcRequests()) {
            if (AdcRecorder.samples(request) > AdcRecorder.MAX_SAMPLES) {
                throw InputException.of(
                                "ADC request " + request.hicann() + "." + request.denmem(),
                                "the recording is longer than the memory of the ADC")
                        .allowed(AdcRecorder.MAX_SAMPLES + " samples at 96 MHz");
            }
        }
        kernels.expect(chips * plan.steps());
        long[][] arrivals = playback();
        int[] onLine = new int[chips];
        int[] locked = new int[chips];
        for (L1Route route : wafer.routes()) {
            onLine[indexOf[route.hicann()]] |= 1 << route.dncMerger();
            locked[indexOf[route.hicann()]] |= route.locked() ? 1 << route.dncMerger() : 0;
        }
        Parallel.forRange(chips, settings.threads(), c -> {
            buildChip(c, onLine[c], locked[c]);
            parts[c].tree().setArrivals(arrivals[c]);
        });
        SortedMap<Integer, ChipCounters> byHicann = new TreeMap<>();
        for (int c = 0; c < chips; c++) {
            byHicann.put(parts[c].hicann(), counters[c]);
        }
        Collector collector = new Collector(
                experiment.header(),
                listed(adc),
                listed(probes),
                listed(crossings),
                byHicann,
                TimeJitter.ofRecorder(silicon));
        return connect(collector);
    }

    private static <T> List<T> listed(T[] sparse) {
        List<T> list = new ArrayList<>();
        for (T item : sparse) {
            if (item != null) {
                list.add(item);
            }
        }
        return list;
    }

    private long[][] playback() {
        Playback[] players = new Playback[FpgaOnWafer.COUNT];
        for (FpgaOnWafer fpga : FpgaOnWafer.all()) {
            ChipCounters[] byLink = new ChipCounters[HsLink.COUNT];
            for (HsLink link : HsLink.all()) {
                int index = indexOf[fpga.hicann(link).id()];
                byLink[link.id()] = index >= 0 ? counters[index] : new ChipCounters();
            }
            players[fpga.id()] =
                    new Playback(fpga.id(), settings.digital(), plan.periodTicks(), plan.endTick(), byLink);
        }
        StimulusEvents events = experiment.events();
        for (int i = 0; i < events.size(); i++) {
            players[events.fpga(i)].play(events.tick(i), events.label(i));
        }
        long[][] arrivals = new long[chips][];
        for (int c = 0; c < chips; c++) {
            HicannOnWafer hicann = wafer.chips().get(c).hicann();
            arrivals[c] = players[hicann.fpga().id()].arrivals(hicann.hsLink().id());
        }
        return arrivals;
    }

    private void buildChip(int c, int onLine, int locked) {
        LoadedChip loaded = wafer.chips().get(c);
        ChipBuilder builder = new ChipBuilder(loaded, silicon, plan.stepTicks(), plan.periodTicks());
        builders[c] = builder;
        long[][] times = prescribed.get(loaded.hicann().id());
        NeuronCircuits circuits = times == null
                ? builder.circuits(settings.doubleSubSteps(), kernels, shared)
                : new PrescribedCrossings(times, plan.stepTicks());
        EncoderPlan encoder = new EncoderPlan(loaded, settings.digital().encoderOrder());
        ChipTree tree = new ChipTree(
                loaded.config(),
                loaded.linked(),
                onLine,
                locked,
                merger -> silicon.defects().isDead(loaded.hicann().id(), merger),
                encoder.addresses(),
                plan.periodTicks(),
                settings.digital(),
                counters[c],
                uplinks[c]);
        parts[c] = new ChipParts(
                loaded.hicann().id(),
                circuits,
                builder.stimulus(experiment.stimulusStarts()),
                tree,
                uplinks[c],
                counters[c],
                encoder,
                TimeJitter.ofComparators(silicon, loaded.hicann()),
                recorders(c, loaded, builder));
    }

    private List<StepRecorder> recorders(int c, LoadedChip loaded, ChipBuilder builder) {
        List<StepRecorder> own = new ArrayList<>();
        for (int i = 0; i < adc.length; i++) {
            AdcRequest request = experiment.adcRequests().get(i);
            if (request.hicann().equals(loaded.hicann())) {
                ReadoutQuantities readout = silicon.readout(
                        request.hicann().id(),
                        request.output().id(),
                        request.denmem().id());
                adc[i] = new AdcRecorder(request, builder.neuronOf(request.denmem()), readout);
                own.add(adc[i]);
            }
        }
        long[][] windows = new long[loaded.neurons().size()][];
        Arrays.fill(windows, new long[0]);
        boolean watched = false;
        for (int i = 0; i < probes.length; i++) {
            DebugProbe probe = experiment.probes().get(i);
            if (!probe.hicann().equals(loaded.hicann())) {
                continue;
            }
            int neuron = builder.neuronOf(probe.denmem());
            if (probe.kind() == ProbeKind.SPIKES) {
                long[] old = windows[neuron];
                windows[neuron] = Arrays.copyOf(old, old.length + 2);
                windows[neuron][old.length] = probe.fromTick() * TimeBase.TICKS_PER_SYSTEM_TICK;
                windows[neuron][old.length + 1] = probe.toTick() * TimeBase.TICKS_PER_SYSTEM_TICK;
                watched = true;
            } else {
                probes[i] = new ProbeRecorder(probe, neuron);
                own.add(probes[i]);
            }
        }
        if (watched) {
            int[] firing =
                    loaded.neurons().stream().mapToInt(LoadedNeuron::firing).toArray();
            crossings[c] = new CrossingRecorder(loaded.hicann().id(), firing, windows);
            own.add(crossings[c]);
        }
        return List.copyOf(own);
    }

    /** Index of each chip in the machine, or -1 where nothing can happen. */
    private int[] running() {
        boolean[] hears = new boolean[chips];
        for (L1Route route : wafer.routes()) {
            for (int t = 0; t < route.targets(); t++) {
                hears[indexOf[L1Topology.hicannOfDriver(route.driver(t))]] = true;
            }
        }
        int[] running = new int[chips];
        int count = 0;
        for (int c = 0; c < chips; c++) {
            boolean works = hears[c]
                    || parts[c].circuits().neurons() > 0
                    || !parts[c].tree().isSilent();
            running[c] = works ? count++ : -1;
        }
        return running;
    }

    /** Connects lines and drivers; chips in which nothing can happen are left out. */
    private Machine connect(Collector collector) {
        int[] running = running();
        int count = 1 + Arrays.stream(running).max().orElse(-1);
        LineEndings found = new LineEndings(wafer, silicon, settings.digital(), indexOf);
        List<List<LineEnding>> endings = found.find(running);
        List<List<TappedLines.Tap>> taps = found.taps();
        LineLoss loss = LineLoss.of(silicon);
        LineCrosstalk crosstalk = LineCrosstalk.of(silicon);
        boolean reliable = loss.isSilent() && crosstalk.isSilent();
        SynapseRows[] rows = new SynapseRows[chips];
        ArrivingRows[] arriving = new ArrivingRows[chips];
        Parallel.forRange(chips, settings.threads(), c -> {
            if (running[c] >= 0) {
                LinePlan lines = new LinePlan(endings.get(c), reliable);
                int[] rowAt = new int[lines.rows()];
                rows[c] = builders[c].rows(parts[c].circuits(), lines, rowAt);
                arriving[c] = new ArrivingRows(lines, rowAt);
            }
        });
        List<List<OutgoingLines.Target>> targets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            targets.add(new ArrayList<>());
        }
        int longestDelay = 0;
        int unitTicks = plan.periodTicks();
        for (int c = 0; c < chips; c++) {
            for (LinePlan.Group group : running[c] >= 0 ? arriving[c].groups() : List.<LinePlan.Group>of()) {
                targets.get(group.source()).add(new OutgoingLines.Target(running[c], group, arriving[c]));
                longestDelay = Math.max(longestDelay, group.delayTicks());
                unitTicks = greatestCommonDivisor(unitTicks, group.delayTicks());
            }
        }
        int unit = unitTicks;
        Mailboxes boxes = new Mailboxes(
                count, settings.threads(), plan.windowTicks() / unit, (longestDelay + plan.windowTicks()) / unit);
        Chip[] result = new Chip[count];
        TappedLines[] tapped = new TappedLines[chips];
        if (reliable && !settings.watched()) {
            pack(running, rows, arriving, unit);
        }
        Parallel.forRange(chips, settings.threads(), c -> {
            if (running[c] >= 0) {
                List<OutgoingLines.Target> own = targets.get(running[c]);
                OutgoingLines lines = reliable
                        ? new ReliableLines(own, plan, boxes, unit)
                        : new FaultyLines(own, plan, loss, crosstalk, boxes, unit);
                if (!taps.get(c).isEmpty()) {
                    tapped[c] = new TappedLines(lines, taps.get(c), plan, loss);
                    lines = tapped[c];
                }
                Arrivals arrivals = arriving[c]
                        .packed()
                        .<Arrivals>map(packed -> new PackedArrivals(boxes, running[c], packed))
                        .orElseGet(() -> new BoxedArrivals(boxes, running[c], plan.stepTicks() / unit));
                result[running[c]] = new Chip(parts[c], rows[c], arriving[c], lines, plan, arrivals, unit);
            }
        });
        return new Machine(result, traces(), plan, settings, collector, listed(tapped));
    }

    private void pack(int[] running, SynapseRows[] rows, ArrivingRows[] arriving, int unitTicks) {
        Parallel.forRange(chips, settings.threads(), c -> {
            if (running[c] >= 0) {
                PackedRows.of(rows[c], parts[c].circuits(), plan.stepTicks(), unitTicks, plan.windowSteps())
                        .ifPresent(arriving[c]::pack);
            }
        });
    }

    private static int greatestCommonDivisor(int a, int b) {
        return BigInteger.valueOf(a).gcd(BigInteger.valueOf(b)).intValue();
    }

    private List<FpgaTrace> traces() {
        List<FpgaTrace> traces = new ArrayList<>();
        for (FpgaOnWafer fpga : FpgaOnWafer.all()) {
            Uplink[] byLink = new Uplink[HsLink.COUNT];
            int[] hicann = new int[HsLink.COUNT];
            boolean used = false;
            for (HsLink link : HsLink.all()) {
                hicann[link.id()] = fpga.hicann(link).id();
                int index = indexOf[hicann[link.id()]];
                used |= index >= 0;
                byLink[link.id()] = index >= 0 ? uplinks[index] : new Uplink(settings.digital(), new ChipCounters());
            }
            if (used) {
                traces.add(new FpgaTrace(settings.digital(), byLink, hicann));
            }
        }
        return traces;
    }
}
