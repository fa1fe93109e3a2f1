package neckar.emulator.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import neckar.base.InputException;
import neckar.base.Parallel;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.FpgaConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.FpgaOnWafer;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.experiment.AdcRequest;
import neckar.spec.experiment.DebugProbe;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.PulseLabel;
import neckar.spec.experiment.StimulusEvents;

/** Turns a decoded configuration and an experiment into what the kernel is built from. */
public final class Loader {
    private final WaferConfig wafer;
    private final Experiment experiment;
    private final int threads;
    private final List<String> warnings = new ArrayList<>();

    private final ChipCache cache;

    private final boolean flips;
    private final BrokenMergers broken;

    private Loader(
            WaferConfig wafer,
            Experiment experiment,
            int threads,
            ChipCache cache,
            BrokenMergers broken,
            boolean flips) {
        this.wafer = wafer;
        this.broken = broken;
        this.flips = flips;
        this.experiment = experiment;
        this.threads = threads;
        this.cache = cache;
    }

    /**
     * Loads a wafer.
     *
     * @param wafer decoded registers
     * @param experiment what will run on it
     * @param threads number of threads
     * @throws InputException for settings that are illegal, harmful or contradict the experiment
     */
    public static LoadedWafer load(WaferConfig wafer, Experiment experiment, int threads) {
        return load(wafer, experiment, threads, new ChipCache());
    }

    /** As above, with the chips of earlier runs where nothing that they are loaded from has changed. */
    public static LoadedWafer load(WaferConfig wafer, Experiment experiment, int threads, ChipCache cache) {
        return new Loader(wafer, experiment, threads, cache, BrokenMergers.NONE, false).load();
    }

    /**
     * Loads what is left of a wafer that was loaded before, after some of its parts have been turned off; the experiment may
     * then ask for things that are not there.
     *
     * @param wafer registers of what is left
     * @param experiment what will run on it
     * @param threads number of threads
     * @param broken mergers that do not work
     * @param flips whether events may arrive with a flipped bit of their address
     */
    public static LoadedWafer reload(
            WaferConfig wafer, Experiment experiment, int threads, BrokenMergers broken, boolean flips) {
        return new Loader(wafer, experiment, threads, new ChipCache(), broken, flips).build();
    }

    private LoadedWafer load() {
        if (wafer.pllMhz() != experiment.header().pllMhz()) {
            throw InputException.of("experiment", "the clock differs from that of the configuration")
                    .value(experiment.header().pllMhz() + " MHz")
                    .allowed(wafer.pllMhz() + " MHz");
        }
        refuseFpgaGenerators();
        checkStimulus();
        new ReadoutCheck(wafer.hicanns()).check(experiment);
        return build();
    }

    private LoadedWafer build() {
        SortedMap<HicannOnWafer, HicannConfig> hicanns = wafer.hicanns();
        SortedMap<HicannOnWafer, DriverChains> chains = new TreeMap<>(Comparator.comparingInt(HicannOnWafer::id));
        hicanns.forEach((hicann, config) -> chains.put(hicann, new DriverChains(hicann, config, warnings)));
        L1Net net = new L1Net(hicanns, warnings);
        List<LoadedChip> chips = loadChips();
        List<L1Route> routes = findRoutes(net, chains);
        return new LoadedWafer(wafer.pllMhz(), chips, routes, warnings);
    }

    private void refuseFpgaGenerators() {
        wafer.fpgas().forEach((fpga, config) -> {
            if (config.generator().enable()) {
                throw InputException.of("FPGA " + fpga.id(), "the background generator of the FPGA is on")
                        .allowed("off; its timing is not documented, so it is not emulated")
                        .advice("Use a background generator of the chip, or stimulus events.");
            }
        });
    }

    private boolean isLinked(HicannOnWafer hicann) {
        FpgaConfig fpga = wafer.fpgas().get(hicann.fpga());
        return fpga != null && fpga.isEnabled(hicann.hsLink());
    }

    private void checkStimulus() {
        StimulusEvents events = experiment.events();
        BitSet known = new BitSet();
        for (int i = 0; i < events.size(); i++) {
            int link = PulseLabel.linkOf(events.label(i));
            int place = events.fpga(i) * 8 + link;
            if (known.get(place)) {
                continue;
            }
            known.set(place);
            HicannOnWafer hicann = FpgaOnWafer.of(events.fpga(i))
                    .hicann(PulseLabel.of(events.label(i)).link());
            if (!wafer.hicanns().containsKey(hicann) || !isLinked(hicann)) {
                throw InputException.of("stimulus event " + i, "the event goes to a chip that is not connected")
                        .value("FPGA " + events.fpga(i) + ", link " + link + ": " + hicann)
                        .allowed("chips that the bitstream configures, with their link on");
            }
        }
    }

    private List<LoadedChip> loadChips() {
        List<HicannOnWafer> order = new ArrayList<>(wafer.hicanns().keySet());
        long unusual = unusualAddresses();
        SortedMap<HicannOnWafer, BitSet> observed = observedDenmems();
        LoadedChip[] chips = new LoadedChip[order.size()];
        Parallel.forRange(chips.length, threads, i -> {
            HicannOnWafer hicann = order.get(i);
            HicannConfig config = wafer.hicanns().get(hicann);
            if (config == null) {
                throw new IllegalStateException("the map holds its keys");
            }
            BitSet watched = observed.getOrDefault(hicann, new BitSet());
            chips[i] = cache.get(
                    hicann,
                    config,
                    isLinked(hicann),
                    watched,
                    unusual,
                    () -> loadChip(hicann, config, watched, unusual));
        });
        for (LoadedChip chip : chips) {
            ChipWarnings.add(chip, warnings);
        }
        return Arrays.asList(chips);
    }

    private LoadedChip loadChip(HicannOnWafer hicann, HicannConfig config, BitSet watched, long unusual) {
        boolean[] used = new boolean[DenmemOnHicann.COUNT];
        List<LoadedNeuron> neurons = new ArrayList<>();
        for (LoadedNeuron neuron : new NeuronFinder(hicann, config).find()) {
            if (neuron.firing() >= 0 || Arrays.stream(neuron.denmems()).anyMatch(watched::get)) {
                neurons.add(neuron);
                Arrays.stream(neuron.denmems()).forEach(denmem -> used[denmem] = true);
            }
        }
        SynapseTable synapses = SynapseTable.of(config, used, unusual);
        return new LoadedChip(hicann, config, isLinked(hicann), List.copyOf(neurons), synapses);
    }

    private SortedMap<HicannOnWafer, BitSet> observedDenmems() {
        SortedMap<HicannOnWafer, BitSet> observed = new TreeMap<>(Comparator.comparingInt(HicannOnWafer::id));
        for (AdcRequest request : experiment.adcRequests()) {
            observe(observed, request.hicann(), request.denmem(), "ADC request");
        }
        for (DebugProbe probe : experiment.probes()) {
            observe(observed, probe.hicann(), probe.denmem(), "debug probe");
        }
        return observed;
    }

    private void observe(
            Map<HicannOnWafer, BitSet> observed, HicannOnWafer hicann, DenmemOnHicann denmem, String what) {
        if (!wafer.hicanns().containsKey(hicann)) {
            throw InputException.of(what + " " + hicann + "." + denmem, "the chip is not configured")
                    .allowed("chips that the bitstream configures");
        }
        observed.computeIfAbsent(hicann, key -> new BitSet()).set(denmem.id());
    }

    /** Addresses with low nibble 1 that may arrive somewhere: the cells that are off by convention answer to them. */
    private long unusualAddresses() {
        long bits = 0;
        for (HicannConfig config : wafer.hicanns().values()) {
            for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
                if (config.denmem(denmem).spl1Output()) {
                    bits |= 1L << config.denmem(denmem).l1Address();
                }
            }
            for (BackgroundGeneratorOnHicann generator : BackgroundGeneratorOnHicann.all()) {
                BackgroundGeneratorConfig setting = config.generator(generator);
                bits |= setting.enable() ? 1L << setting.address() : 0;
            }
        }
        StimulusEvents events = experiment.events();
        for (int i = 0; i < events.size(); i++) {
            bits |= 1L << PulseLabel.addressOf(events.label(i));
        }
        long arriving = bits;
        for (int address = 0; flips && address < Long.SIZE; address++) {
            for (int bit = 1; (bits >>> address & 1) != 0 && bit < Long.SIZE; bit <<= 1) {
                arriving |= 1L << (address ^ bit);
            }
        }
        return arriving & (1L << 1 | 1L << 17 | 1L << 33 | 1L << 49);
    }

    private List<L1Route> findRoutes(L1Net net, SortedMap<HicannOnWafer, DriverChains> chains) {
        RouteFinder finder = new RouteFinder(wafer.hicanns(), net, chains);
        List<L1Route> routes = new ArrayList<>();
        wafer.hicanns().forEach((hicann, config) -> {
            LockingCheck locking = new LockingCheck(config, wafer.pllMhz(), merger -> broken.has(hicann, merger));
            for (DncMergerOnHicann dnc : DncMergerOnHicann.all()) {
                RepeaterConfig setting = config.repeater(dnc.hline());
                if (RouteFinder.sends(setting)) {
                    L1Route route = finder.find(hicann, dnc.sendingRepeater(), setting, locking.isLocked(dnc));
                    if (!route.locked() && route.targets() > 0) {
                        warnings.add(
                                hicann + "." + dnc + ": no background generator with address 0 locks the line; its "
                                        + "events are dropped");
                    }
                    routes.add(route);
                }
            }
        });
        return routes;
    }
}
