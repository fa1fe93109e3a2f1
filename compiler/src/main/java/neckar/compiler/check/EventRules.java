package neckar.compiler.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.FpgaConfig;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.GbitChannelOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.L1Address;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.topology.Availability;

/** Rules for addresses, mergers, generators and the link of one chip (hardware reference 2.7, 3.3 to 3.7). */
final class EventRules {

    /** A line counts as locked by events at most this far apart (emulator reference 2.5). */
    static final double LONGEST_LOCKING_INTERVAL_SEC = 10e-6;

    private final WaferConfig wafer;
    private final RealisedChip chip;
    private final HicannOnWafer hicann;
    private final HicannConfig config;
    private final ChipEvents events;
    private final Availability availability;
    private final ProblemLog log;

    EventRules(WaferConfig wafer, RealisedChip chip, Availability availability, ProblemLog log) {
        this.wafer = wafer;
        this.chip = chip;
        hicann = chip.hicann();
        config = chip.config();
        events = chip.events();
        this.availability = availability;
        this.log = log;
    }

    void check() {
        checkSenders();
        checkTree();
        for (DncMergerOnHicann dnc : DncMergerOnHicann.all()) {
            checkDncMerger(dnc);
        }
        for (BackgroundGeneratorOnHicann generator : BackgroundGeneratorOnHicann.all()) {
            if (config.generator(generator).enable()) {
                checkGenerator(generator, config.generator(generator));
            }
        }
        checkLink();
    }

    private void checkSenders() {
        List<NeuronComponents.Neuron> neurons = chip.components().neurons();
        for (ChipEvents.SharedAddress shared : events.sharedAddresses()) {
            log.add(
                    ProblemKind.ADDRESS_TWICE,
                    place(DncMergerOnHicann.of(shared.dnc())),
                    "address " + shared.address() + " of denmems "
                            + neurons.get(shared.first()).firingDenmem() + " and "
                            + neurons.get(shared.second()).firingDenmem());
        }
        for (NeuronComponents.Neuron neuron : neurons) {
            neuron.address().ifPresent(address -> {
                String place = hicann + ".N" + neuron.firingDenmem();
                if (!L1Address.of(address).isUsable()) {
                    log.add(ProblemKind.ADDRESS_RESERVED, place, "address " + address);
                }
                if (events.exitOf(neuron).dnc().isEmpty()) {
                    log.add(ProblemKind.SPIKES_STUCK, place, "address " + address);
                }
            });
        }
    }

    /** Forks and defects on the ways that are in use, each merger once. */
    private void checkTree() {
        TreeSet<Integer> used = new TreeSet<>();
        TreeSet<Integer> forks = new TreeSet<>();
        for (NeuronComponents.Neuron neuron : chip.components().neurons()) {
            if (neuron.address().isPresent()) {
                note(events.exitOf(neuron), used, forks);
            }
        }
        for (BackgroundGeneratorOnHicann generator : BackgroundGeneratorOnHicann.all()) {
            if (config.generator(generator).enable()) {
                note(events.exitOf(generator), used, forks);
            }
        }
        for (int merger : forks) {
            log.add(ProblemKind.MERGER_FORK, place(MergerOnHicann.of(merger)), "");
        }
        for (int merger : used) {
            if (!availability.merger(hicann, MergerOnHicann.of(merger))) {
                log.add(ProblemKind.DEFECTIVE_MERGER, place(MergerOnHicann.of(merger)), "");
            }
        }
    }

    private static void note(EventExit exit, Set<Integer> used, Set<Integer> forks) {
        exit.passed().forEach(merger -> used.add(merger.id()));
        exit.forks().forEach(merger -> forks.add(merger.id()));
    }

    private void checkDncMerger(DncMergerOnHicann dnc) {
        if (events.fromLink(dnc.id()) && events.fromNeurons(dnc.id())) {
            log.add(ProblemKind.DNC_INPUT_AND_OUTPUT, place(dnc), "");
        }
        GbitDirection direction = config.gbitLink().direction(dnc.gbitChannel());
        if (direction == GbitDirection.TO_HICANN && !events.fromLink(dnc.id())) {
            log.add(
                    ProblemKind.LINK_INPUT_STUCK,
                    place(dnc),
                    config.dncMerger(dnc).mode().toString());
        }
        if (config.dncMerger(dnc).loopback()) {
            log.add(ProblemKind.DNC_LOOPBACK, place(dnc), "");
        }
        if (events.hasEvents(dnc.id()) && !availability.dncMerger(hicann, dnc)) {
            log.add(ProblemKind.DEFECTIVE_MERGER, place(dnc), "");
        }
        boolean feedsLine = config.repeater(dnc.hline()).mode() == RepeaterMode.OUTPUT;
        if (feedsLine && events.hasEvents(dnc.id())) {
            checkLineSource(dnc);
        }
    }

    private void checkLineSource(DncMergerOnHicann dnc) {
        if (!config.dncMerger(dnc).slow()) {
            log.add(ProblemKind.DNC_NOT_SLOW, place(dnc), "");
        }
        List<Integer> generators = events.generators(dnc.id());
        if (generators.isEmpty()) {
            log.add(ProblemKind.LINE_NOT_LOCKED, place(dnc.hline()), dnc.toString());
        }
        if (generators.size() > 1) {
            log.add(ProblemKind.TWO_GENERATORS, place(dnc.hline()), "generators " + generators);
        }
    }

    private void checkGenerator(BackgroundGeneratorOnHicann generator, BackgroundGeneratorConfig setting) {
        if (!availability.generator(hicann, generator)) {
            log.add(ProblemKind.DEFECTIVE_GENERATOR, place(generator), "");
        }
        if (setting.random() && setting.seed() == 0) {
            log.add(ProblemKind.GENERATOR_SEED, place(generator), "");
        }
        if (!setting.random() && setting.address() != L1Address.locking().id()) {
            log.add(ProblemKind.GENERATOR_ADDRESS, place(generator), "address " + setting.address());
        }
        double clocks = intervalClocks(setting);
        if (clocks > LONGEST_LOCKING_INTERVAL_SEC * wafer.pllMhz() * 1e6) {
            log.add(
                    ProblemKind.GENERATOR_TOO_SLOW,
                    place(generator),
                    "mean interval " + Math.round(clocks) + " clocks");
        }
    }

    /**
     * Mean interval of a generator in PLL clocks; the random law is the inverse of its period (hardware reference
     * 3.6).
     */
    private static double intervalClocks(BackgroundGeneratorConfig setting) {
        return setting.random() ? 2.0 / (1.0 - setting.period() / 65535.0) : setting.period() + 1.0;
    }

    private void checkLink() {
        boolean channels = GbitChannelOnHicann.all().stream()
                .anyMatch(channel -> config.gbitLink().direction(channel) != GbitDirection.OFF);
        if (channels && !config.gbitLink().timestampEnable()) {
            log.add(ProblemKind.LINK_WITHOUT_TIMESTAMPS, hicann.toString(), "");
        }
        FpgaConfig fpga = wafer.fpgas().getOrDefault(hicann.fpga(), FpgaConfig.OFF);
        if (channels && !fpga.isEnabled(hicann.hsLink())) {
            log.add(ProblemKind.LINK_NOT_ENABLED, hicann.toString(), hicann.fpga() + "." + hicann.hsLink());
        }
        boolean neurons = !chip.components().neurons().isEmpty();
        if ((channels || neurons) && !availability.hasLink(hicann)) {
            log.add(ProblemKind.DEFECTIVE_LINK, hicann.toString(), "");
        }
    }

    private String place(Object circuit) {
        return hicann + "." + circuit;
    }
}
