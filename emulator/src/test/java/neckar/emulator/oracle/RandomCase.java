package neckar.emulator.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import neckar.base.SeededRandom;
import neckar.emulator.digital.DigitalParameters;
import neckar.emulator.digital.EncoderOrder;
import neckar.spec.config.CrossbarConfig;
import neckar.spec.config.FpgaConfig;
import neckar.spec.config.FpgaGenerator;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.SynapseSwitchConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.AnalogOutputOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.Direction;
import neckar.spec.coord.FgBlockOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.HsLink;
import neckar.spec.experiment.AdcRequest;
import neckar.spec.experiment.DebugProbe;
import neckar.spec.experiment.Experiment;
import neckar.spec.experiment.ExperimentHeader;
import neckar.spec.experiment.ProbeKind;
import neckar.spec.experiment.PulseLabel;
import neckar.spec.experiment.StimulusEvents;
import neckar.spec.experiment.StimulusStart;
import neckar.spec.topology.L1Topology;

/**
 * A small random wafer with an experiment on it: adjacent chips, some without link, lines that cross between them,
 * neurons of several sizes, stimulus in bursts, too late or beyond the end.
 *
 * @param wafer registers
 * @param experiment what runs
 * @param parameters properties of the digital part, most of them drawn too
 * @param stepCycles clock cycles of an analog step
 * @param prescribed crossing times by chip and neuron, empty to let the membranes decide
 */
public record RandomCase(
        WaferConfig wafer,
        Experiment experiment,
        DigitalParameters parameters,
        int stepCycles,
        SortedMap<Integer, long[][]> prescribed) {

    /**
     * Draws a case.
     *
     * @param seed seed
     * @param chips number of chips, 1 or more
     * @param microseconds duration in hardware time
     * @param prescribe whether crossing times are given
     */
    public static RandomCase draw(long seed, int chips, int microseconds, boolean prescribe) {
        return new Draw(seed).draw(chips, microseconds, prescribe);
    }

    /** One draw in progress. */
    private static final class Draw {
        private final SeededRandom random;
        private final Map<Integer, HicannConfig.Builder> builders = new TreeMap<>();
        private final Map<Integer, CrossbarConfig.Builder> crossbars = new TreeMap<>();
        private final Map<Integer, SynapseSwitchConfig.Builder> switches = new TreeMap<>();
        private final Map<Integer, RandomChip> contents = new TreeMap<>();
        /** Denmem on each analog output, by chip. */
        private final Map<Integer, SortedMap<Integer, Integer>> shown = new TreeMap<>();
        /** Floating-gate blocks with a current stimulus, by chip. */
        private final Map<Integer, List<FgBlockOnHicann>> stimulated = new TreeMap<>();

        Draw(long seed) {
            random = new SeededRandom(seed);
        }

        private boolean oneIn(int n) {
            return random.nextInt(n) == 0;
        }

        RandomCase draw(int count, int microseconds, boolean prescribe) {
            int pllMhz = 100 + 25 * random.nextInt(7);
            WaferConfig wafer = wafer(pllMhz, neighbours(count));
            long endTick = microseconds * 250L + random.nextInt(50);
            List<DebugProbe> probes = probes(endTick, prescribe);
            Experiment experiment = new Experiment(
                    new ExperimentHeader(1e4, pllMhz, 0, endTick),
                    stimulus(linked(wafer), endTick),
                    starts(endTick),
                    prescribe ? List.of() : readings(endTick),
                    probes);
            SortedMap<Integer, long[][]> crossings = new TreeMap<>();
            if (prescribe) {
                wafer.hicanns()
                        .forEach((hicann, config) ->
                                crossings.put(hicann.id(), crossings(config, hicann, probes, endTick)));
            }
            int stepCycles = List.of(1, 2, 2, 4).get(random.nextInt(4));
            DigitalParameters parameters = parameters(stepCycles * 63_000 / pllMhz);
            return new RandomCase(wafer, experiment, parameters, stepCycles, crossings);
        }

        private WaferConfig wafer(int pllMhz, List<Integer> hicanns) {
            for (int hicann : hicanns) {
                builders.put(hicann, HicannConfig.builder());
                crossbars.put(hicann, CrossbarConfig.builder());
                switches.put(hicann, SynapseSwitchConfig.builder());
                contents.put(hicann, new RandomChip(random, at(builders, hicann)));
            }
            List<Integer> fed = lines();
            WaferConfig.Builder wafer = WaferConfig.builder(pllMhz);
            contents.forEach((hicann, chip) -> {
                chip.digital();
                if (!oneIn(6)) {
                    chip.neurons();
                }
                shown.put(hicann, chip.analog(freeOutputs(hicann)));
                stimulated.put(hicann, chip.stimuli());
                chip.gates();
                chip.drivers(fed.stream()
                        .filter(driver -> L1Topology.hicannOfDriver(driver) == hicann)
                        .map(L1Topology::yOfDriver)
                        .toList());
                at(builders, hicann)
                        .crossbar(at(crossbars, hicann).build())
                        .synapseSwitches(at(switches, hicann).build());
                wafer.hicann(HicannOnWafer.of(hicann), at(builders, hicann).build());
                FpgaConfig links = new FpgaConfig(Collections.nCopies(HsLink.COUNT, !oneIn(6)), FpgaGenerator.OFF);
                wafer.fpga(HicannOnWafer.of(hicann).fpga(), links);
            });
            return wafer.build();
        }

        private static List<HicannOnWafer> linked(WaferConfig wafer) {
            List<HicannOnWafer> linked = new ArrayList<>();
            for (HicannOnWafer hicann : wafer.hicanns().keySet()) {
                FpgaConfig fpga = wafer.fpgas().get(hicann.fpga());
                if (fpga != null && fpga.isEnabled(hicann.hsLink())) {
                    linked.add(hicann);
                }
            }
            return linked;
        }

        private static <T> T at(Map<Integer, T> map, int hicann) {
            T value = map.get(hicann);
            if (value == null) {
                throw new IllegalArgumentException("no chip " + hicann);
            }
            return value;
        }

        private List<Integer> neighbours(int count) {
            List<Integer> hicanns = new ArrayList<>(List.of(random.nextInt(HicannOnWafer.COUNT)));
            while (hicanns.size() < count) {
                HicannOnWafer from = HicannOnWafer.of(hicanns.get(random.nextInt(hicanns.size())));
                Direction direction = Direction.of(random.nextInt(4));
                from.neighbour(direction)
                        .map(HicannOnWafer::id)
                        .filter(id -> !hicanns.contains(id))
                        .ifPresent(hicanns::add);
            }
            return hicanns;
        }

        private List<Integer> lines() {
            RandomLines lines = new RandomLines(random, builders, crossbars, switches);
            List<int[]> senders = new ArrayList<>();
            for (int hicann : builders.keySet()) {
                for (int d = 0; d < 8; d++) {
                    if (!oneIn(3)) {
                        senders.add(new int[] {hicann, d});
                        lines.reserve(hicann, d);
                    }
                }
            }
            senders.forEach(sender -> lines.grow(sender[0], sender[1]));
            return lines.fed();
        }

        private List<DebugProbe> probes(long endTick, boolean prescribe) {
            List<DebugProbe> probes = new ArrayList<>();
            contents.forEach((hicann, chip) -> {
                for (int column : chip.columns()) {
                    HicannOnWafer place = HicannOnWafer.of(hicann);
                    DenmemOnHicann denmem = DenmemOnHicann.at(column, random.nextInt(2));
                    if (!oneIn(3)) {
                        probes.add(new DebugProbe(place, denmem, ProbeKind.SPIKES, random.nextInt(450), endTick, 1));
                    }
                    if (!prescribe && oneIn(2)) {
                        List<ProbeKind> kinds = List.of(ProbeKind.V, ProbeKind.G_X, ProbeKind.G_I, ProbeKind.W);
                        ProbeKind kind = kinds.get(random.nextInt(4));
                        long from = random.nextInt(450);
                        probes.add(new DebugProbe(place, denmem, kind, from, endTick, 1 + random.nextInt(4)));
                    }
                }
            });
            return probes;
        }

        /** Outputs that no chip of the same reticle shows anything on. */
        private Set<Integer> freeOutputs(int hicann) {
            Set<Integer> free = new TreeSet<>();
            for (int output = 0; output < AnalogOutputOnHicann.COUNT; output++) {
                int wanted = output;
                boolean taken = shown.entrySet().stream()
                        .anyMatch(other -> other.getValue().containsKey(wanted)
                                && HicannOnWafer.of(other.getKey())
                                        .reticle()
                                        .equals(HicannOnWafer.of(hicann).reticle()));
                if (!taken) {
                    free.add(output);
                }
            }
            return free;
        }

        /** One or two windows on each output, some of them longer than the run. */
        private List<AdcRequest> readings(long endTick) {
            List<AdcRequest> readings = new ArrayList<>();
            shown.forEach((hicann, denmems) -> denmems.forEach((output, denmem) -> {
                long from = oneIn(3) ? 0 : random.nextInt((int) endTick);
                for (int i = random.nextInt(2); i >= 0; i--) {
                    long to = from + 1 + random.nextInt((int) endTick);
                    readings.add(new AdcRequest(
                            HicannOnWafer.of(hicann),
                            AnalogOutputOnHicann.of(output),
                            DenmemOnHicann.of(denmem),
                            from,
                            to));
                    from = to + random.nextInt(50);
                }
            }));
            return readings;
        }

        private List<StimulusStart> starts(long endTick) {
            List<StimulusStart> starts = new ArrayList<>();
            stimulated.forEach((hicann, blocks) -> blocks.forEach(block -> {
                if (!oneIn(5)) {
                    long tick = oneIn(3) ? 0 : random.nextInt((int) endTick);
                    starts.add(new StimulusStart(HicannOnWafer.of(hicann), block, tick));
                }
            }));
            return starts;
        }

        private StimulusEvents stimulus(List<HicannOnWafer> linked, long endTick) {
            StimulusEvents.Builder events = new StimulusEvents.Builder();
            int bursts = linked.isEmpty() ? 0 : random.nextInt(12);
            for (int b = 0; b < bursts; b++) {
                HicannOnWafer hicann = linked.get(random.nextInt(linked.size()));
                // Some too early to be in time, some after the end.
                long tick = oneIn(6) ? random.nextInt(80) : random.nextInt((int) endTick + 100);
                int size = oneIn(3) ? random.nextInt(400) : 1 + random.nextInt(20);
                int spread = List.of(1, 1, 3, 12, 40).get(random.nextInt(5));
                boolean oneChannel = oneIn(2);
                int channel = random.nextInt(8);
                for (int i = 0; i < size; i++) {
                    int merger = oneChannel ? channel : random.nextInt(8);
                    int address = oneIn(3) ? random.nextInt(64) : 32 + random.nextInt(8);
                    events.add(
                            tick,
                            hicann.fpga().id(),
                            PulseLabel.pack(hicann.hsLink().id(), merger, address));
                    tick += random.nextInt(spread);
                }
            }
            return events.build();
        }

        private long[][] crossings(HicannConfig config, HicannOnWafer hicann, List<DebugProbe> probes, long endTick) {
            Set<Integer> observed = probes.stream()
                    .filter(probe -> probe.hicann().equals(hicann))
                    .map(probe -> probe.denmem().id())
                    .collect(Collectors.toSet());
            List<Component> neurons = Component.of(config, observed);
            long[][] times = new long[neurons.size()][];
            int mean = 500 + random.nextInt(40_000);
            for (int n = 0; n < times.length; n++) {
                int count = neurons.get(n).firing() < 0 ? 0 : (int) Math.min(200, endTick * 252 / mean);
                times[n] = new long[count];
                for (int i = 0; i < count; i++) {
                    times[n][i] = 1 + Math.floorMod(random.nextLong(), endTick * 252 - 1);
                }
                Arrays.sort(times[n]);
            }
            return times;
        }

        private DigitalParameters parameters(int stepTicks) {
            DigitalParameters usual = DigitalParameters.DEFAULT;
            if (oneIn(3) && usual.lookaheadTicks() >= stepTicks) {
                return usual;
            }
            return new DigitalParameters(
                    oneIn(2) ? EncoderOrder.INDEX : EncoderOrder.ADDRESS,
                    1 + random.nextInt(400),
                    stepTicks + random.nextInt(4000),
                    random.nextInt(3) * 63,
                    oneIn(4) ? random.nextInt(3000) : usual.frameTicks(),
                    oneIn(2) ? 1 + random.nextInt(5000) : usual.linkIntervalTicks(),
                    oneIn(2) ? random.nextInt(5000) : usual.linkDelayTicks(),
                    oneIn(2) ? random.nextInt(300) : usual.dncDelayTicks(),
                    oneIn(2) ? 1 + random.nextInt(16) : usual.uplinkDepth(),
                    oneIn(2) ? 1 + random.nextInt(16) : usual.fpgaDepth(),
                    oneIn(6) ? random.nextInt(50) : usual.traceEntries(),
                    oneIn(2) ? random.nextInt(2500) : usual.playbackLeadClocks(),
                    oneIn(2) ? random.nextInt(20) : usual.playbackLateClocks(),
                    usual.playbackPulses(),
                    1 + random.nextInt(oneIn(2) ? 20 : 512),
                    oneIn(2) ? random.nextInt(6) : usual.releaseDistance(),
                    oneIn(2) ? 1 + random.nextInt(10) : usual.channelBuffers());
        }
    }
}
