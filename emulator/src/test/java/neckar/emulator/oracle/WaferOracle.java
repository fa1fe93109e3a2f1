package neckar.emulator.oracle;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import neckar.emulator.digital.DigitalParameters;
import neckar.emulator.silicon.Draw;
import neckar.emulator.silicon.Silicon;
import neckar.emulator.silicon.Variation;
import neckar.spec.config.FpgaConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.HsLink;
import neckar.spec.experiment.AdcRequest;
import neckar.spec.experiment.AdcTrace;
import neckar.spec.experiment.CounterTable;
import neckar.spec.experiment.CrossingColumns;
import neckar.spec.experiment.DebugProbe;
import neckar.spec.experiment.DebugTrace;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ProbeKind;
import neckar.spec.experiment.Recording;
import neckar.spec.experiment.SpikeColumns;

/** A whole wafer, stepped tick by tick of 1/63 GHz. */
public final class WaferOracle {
    private final WaferConfig wafer;
    private final Experiment experiment;
    private final DigitalParameters parameters;
    private final Silicon silicon;
    private final int period;
    private final int stepTicks;
    private final long endTick;
    /** Registers of chips that can be reached, others are idle. */
    private final SortedMap<HicannOnWafer, HicannConfig> registers = sorted();

    private final SortedMap<HicannOnWafer, ChipOracle> chips = sorted();
    private final List<ChipOracle> inOrder = new ArrayList<>();
    private final SortedMap<HicannOnWafer, ArrayOracle> arrays = sorted();
    private final SortedMap<Integer, Fpga> fpgas = new TreeMap<>();
    private final Lines lines;
    private final List<ProbeOracle> probes = new ArrayList<>();
    private final List<AdcOracle> channels = new ArrayList<>();
    private final List<long[]> crossings = new ArrayList<>();
    private final SortedMap<Integer, long[][]> prescribed;

    /**
     * A wafer.
     *
     * @param wafer its registers
     * @param experiment what runs on it
     * @param parameters properties of the digital part
     * @param silicon the die
     * @param stepCycles clock cycles of an analog step
     * @param prescribed crossing times by chip and neuron in place of the membranes of a chip
     */
    public WaferOracle(
            WaferConfig wafer,
            Experiment experiment,
            DigitalParameters parameters,
            Silicon silicon,
            int stepCycles,
            SortedMap<Integer, long[][]> prescribed) {
        this.wafer = wafer;
        this.experiment = experiment;
        this.parameters = parameters;
        this.silicon = silicon;
        this.prescribed = prescribed;
        period = 63_000 / wafer.pllMhz();
        stepTicks = period * stepCycles;
        endTick = (experiment.header().endTick() * 252 + stepTicks - 1) / stepTicks * stepTicks;
        wafer.hicanns().forEach((hicann, config) -> {
            boolean unheard = new BrokenParts(silicon.defects(), hicann).isUnheard();
            registers.put(hicann, unheard ? HicannConfig.IDLE : config);
        });
        registers.forEach(this::addChip);
        lines = new Lines(chips, registers, parameters, silicon);
        inOrder.addAll(chips.values());
        for (FpgaOnWafer fpga : FpgaOnWafer.all()) {
            SortedMap<Integer, ChipOracle> byLink = new TreeMap<>();
            for (HsLink link : HsLink.all()) {
                ChipOracle chip = chips.get(fpga.hicann(link));
                if (chip != null) {
                    byLink.put(link.id(), chip);
                }
            }
            fpgas.put(fpga.id(), new Fpga(parameters, byLink));
        }
        for (int i = 0; i < experiment.events().size(); i++) {
            at(fpgas, experiment.events().fpga(i))
                    .add(new Fpga.Pulse(
                            experiment.events().tick(i), experiment.events().label(i)));
        }
        for (DebugProbe probe : experiment.probes()) {
            if (probe.kind() != ProbeKind.SPIKES) {
                Neuron neuron =
                        at(arrays, probe.hicann()).neuronOf(probe.denmem().id());
                probes.add(new ProbeOracle(probe, neuron));
            }
        }
        for (AdcRequest request : experiment.adcRequests()) {
            Neuron neuron =
                    at(arrays, request.hicann()).neuronOf(request.denmem().id());
            channels.add(new AdcOracle(request, neuron, silicon, stepTicks));
        }
    }

    private static <T> SortedMap<HicannOnWafer, T> sorted() {
        return new TreeMap<>(Comparator.comparingInt(HicannOnWafer::id));
    }

    private static <K, V> V at(Map<K, V> map, K key) {
        V value = map.get(key);
        if (value == null) {
            throw new IllegalArgumentException("nothing at " + key);
        }
        return value;
    }

    private void addChip(HicannOnWafer hicann, HicannConfig config) {
        FpgaConfig fpga = wafer.fpgas().get(hicann.fpga());
        BrokenParts broken = new BrokenParts(silicon.defects(), hicann);
        boolean linked = fpga != null && fpga.isEnabled(hicann.hsLink()) && !broken.link();
        ChipOracle chip = new ChipOracle(hicann, config, broken, linked, wafer.pllMhz(), parameters);
        Set<Integer> observed = new TreeSet<>();
        for (DebugProbe probe : experiment.probes()) {
            if (probe.hicann().equals(hicann)) {
                observed.add(probe.denmem().id());
            }
        }
        for (AdcRequest request : experiment.adcRequests()) {
            if (request.hicann().equals(hicann)) {
                observed.add(request.denmem().id());
            }
        }
        chips.put(hicann, chip);
        StimulusOracle stimulus = new StimulusOracle(hicann, config, experiment.stimulusStarts(), period, stepTicks);
        arrays.put(hicann, new ArrayOracle(chip, config, stimulus, silicon, observed, stepTicks));
    }

    /** Runs the experiment. */
    public Recording run() {
        for (long tick = 0; tick <= endTick; tick++) {
            step(tick);
        }
        for (ChipOracle chip : chips.values()) {
            chip.countInFlight();
        }
        fpgas.values().forEach(Fpga::countInFlight);
        List<AdcTrace> adc = new ArrayList<>();
        channels.forEach(channel -> adc.add(channel.trace()));
        List<DebugTrace> traces = new ArrayList<>();
        probes.forEach(probe -> traces.add(probe.trace(stepTicks)));
        return new Recording(experiment.header(), spikes(), crossings(), adc, traces, counters());
    }

    private void step(long tick) {
        if (tick % 504 == 0) {
            fpgas.values().forEach(fpga -> fpga.playbackClock(tick / 504));
        }
        for (ChipOracle chip : inOrder) {
            step(chip, tick);
        }
        if (tick > 0 && tick % 504 == 0) {
            fpgas.values().forEach(Fpga::traceClock);
        }
        if (tick % stepTicks == 0 && tick < endTick) {
            arrays.forEach((hicann, array) -> stepMembranes(hicann, array, tick));
        }
    }

    private void step(ChipOracle chip, long tick) {
        chip.down().tick(tick, chip.channels(), chip.tally());
        if (tick % 252 == 0) {
            for (LinkReceiver channel : chip.channels()) {
                channel.tick(tick / 252, chip.tally());
            }
        }
        chip.up().startOnLink(tick);
        if (tick > 0 && tick % period == 0) {
            for (ChipOracle.Frame frame : chip.edge(tick)) {
                send(chip.hicann(), frame, tick);
            }
        }
        chip.up().arriveAtFpga(tick);
    }

    private void send(HicannOnWafer hicann, ChipOracle.Frame frame, long tick) {
        for (Lines.Arrival arrival : lines.arrivals(hicann, frame, tick)) {
            at(arrays, arrival.hicann()).schedule(arrival.event());
        }
    }

    private void stepMembranes(HicannOnWafer hicann, ArrayOracle array, long tick) {
        ChipOracle chip = at(chips, hicann);
        long[][] given = prescribed.get(hicann.id());
        array.step(tick, (neuron, at) -> {
            if (given == null) {
                cross(chip, neuron, at, tick);
            }
        });
        for (int n = 0; given != null && n < given.length; n++) {
            for (long at : given[n]) {
                if (at > tick && at <= tick + stepTicks) {
                    cross(chip, array.components().get(n), at, tick);
                }
            }
        }
        for (ProbeOracle probe : probes) {
            if (probe.isOn(hicann)) {
                probe.step(tick + stepTicks);
            }
        }
        for (AdcOracle channel : channels) {
            if (channel.isOn(hicann)) {
                channel.step();
            }
        }
    }

    private void cross(ChipOracle chip, Component neuron, long tick, long stepStart) {
        chip.cross(neuron, noticed(chip.hicann(), neuron, tick, stepStart));
        for (DebugProbe probe : experiment.probes()) {
            boolean watches = probe.kind() == ProbeKind.SPIKES
                    && probe.hicann().equals(chip.hicann())
                    && neuron.denmems().contains(probe.denmem().id())
                    && tick >= probe.fromTick() * 252
                    && tick < probe.toTick() * 252;
            if (watches) {
                crossings.add(new long[] {tick, chip.hicann().id(), neuron.firing()});
                return;
            }
        }
    }

    /** The comparator errs, but within its step. */
    private long noticed(HicannOnWafer hicann, Component neuron, long tick, long stepStart) {
        long key = silicon.noiseKey(Variation.COMPARATOR_JITTER, hicann.id(), 0);
        long error = error(Variation.COMPARATOR_JITTER, Draw.key(key, neuron.firing(), tick));
        return Math.max(stepStart + 1, Math.min(stepStart + stepTicks, tick + error));
    }

    /** A normal error of a time in ticks, with a sigma in nanoseconds. */
    private long error(Variation variation, long key) {
        return (long) StrictMath.rint(silicon.sigma(variation) * 63 * Draw.normal(key));
    }

    /** The traces with the errors of their time stamps. */
    private SpikeColumns spikes() {
        SpikeColumns.Builder exact = new SpikeColumns.Builder();
        fpgas.values().forEach(fpga -> fpga.copyTrace(exact));
        SpikeColumns stamps = exact.build();
        SpikeColumns.Builder spikes = new SpikeColumns.Builder();
        long key = silicon.noiseKey(Variation.RECORDER_JITTER, 0, 0);
        for (int i = 0; i < stamps.size(); i++) {
            long label = stamps.hicann(i) * 512L + stamps.merger(i) * 64L + stamps.address(i);
            long tick = stamps.tick(i) * 252;
            long jittered = tick + error(Variation.RECORDER_JITTER, Draw.key(key, label, tick));
            spikes.add(
                    Math.max(0, Math.floorDiv(jittered, 252)), stamps.hicann(i), stamps.merger(i), stamps.address(i));
        }
        return spikes.build();
    }

    private CrossingColumns crossings() {
        crossings.sort(Comparator.<long[]>comparingLong(c -> c[0])
                .thenComparingLong(c -> c[1])
                .thenComparingLong(c -> c[2]));
        CrossingColumns.Builder columns = new CrossingColumns.Builder();
        crossings.forEach(c -> columns.add(c[0], (int) c[1], (int) c[2]));
        return columns.build();
    }

    private CounterTable counters() {
        List<String> names = new ArrayList<>(CounterTable.REFERENCE_NAMES);
        names.addAll(List.of(Tally.SPIKES, Tally.FRAMES_NEURON, Tally.FRAMES_LINK, Tally.L1_BUSY));
        SortedMap<Integer, long[]> rows = new TreeMap<>();
        for (ChipOracle chip : chips.values()) {
            long[] row = names.stream().mapToLong(chip.tally()::of).toArray();
            rows.put(chip.hicann().id(), row);
        }
        return new CounterTable(names, rows);
    }
}
