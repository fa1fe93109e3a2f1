package neckar.compiler.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.base.RunContext;
import neckar.base.SeededRandom;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.CrossbarConfig;
import neckar.spec.config.DenmemConfig;
import neckar.spec.config.DncMergerConfig;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.GbitLinkConfig;
import neckar.spec.config.HicannConfig;
import neckar.spec.config.MergerConfig;
import neckar.spec.config.MergerMode;
import neckar.spec.config.QuadConfig;
import neckar.spec.config.RepeaterConfig;
import neckar.spec.config.RepeaterMode;
import neckar.spec.config.RowConfig;
import neckar.spec.config.StpMode;
import neckar.spec.config.SynapseArray;
import neckar.spec.config.SynapseDriverConfig;
import neckar.spec.config.SynapseSwitchConfig;
import neckar.spec.config.WaferConfig;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.CrossbarSwitchOnHicann;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.GbitChannelOnHicann;
import neckar.spec.coord.HLineOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.QuadOnHicann;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseSwitchOnHicann;
import neckar.spec.coord.VLineOnHicann;
import neckar.spec.topology.Availability;
import neckar.spec.topology.WaferDescription;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Whatever the registers hold, the walk ends and the verdict does not depend on threads. */
class RandomConfigurationTest {

    private static boolean flag(SeededRandom random) {
        return random.nextInt(2) == 0;
    }

    private static <T> T pick(T[] some, SeededRandom random) {
        return some[random.nextInt(some.length)];
    }

    private static HicannConfig chip(SeededRandom random) {
        HicannConfig.Builder chip = HicannConfig.builder();
        CrossbarConfig.Builder crossbar = CrossbarConfig.builder();
        SynapseSwitchConfig.Builder switches = SynapseSwitchConfig.builder();
        for (int i = random.nextInt(100); i > 0; i--) {
            crossbar.close(CrossbarSwitchOnHicann.of(random.nextInt(CrossbarSwitchOnHicann.COUNT)));
            switches.close(SynapseSwitchOnHicann.of(random.nextInt(SynapseSwitchOnHicann.COUNT)));
        }
        chip.crossbar(crossbar.build()).synapseSwitches(switches.build());
        HLineOnHicann.all().forEach(line -> chip.repeater(line, repeater(random)));
        VLineOnHicann.all().forEach(line -> chip.repeater(line, repeater(random)));
        for (MergerOnHicann merger : MergerOnHicann.all()) {
            chip.merger(merger, new MergerConfig(pick(MergerMode.values(), random), flag(random)));
        }
        GbitLinkConfig link = GbitLinkConfig.OFF;
        for (DncMergerOnHicann dnc : DncMergerOnHicann.all()) {
            chip.dncMerger(dnc, new DncMergerConfig(pick(MergerMode.values(), random), flag(random), false));
            link = link.with(GbitChannelOnHicann.of(dnc.id()), pick(GbitDirection.values(), random));
            chip.generator(
                    BackgroundGeneratorOnHicann.of(dnc.id()),
                    new BackgroundGeneratorConfig(
                            flag(random), flag(random), random.nextInt(65536), random.nextInt(64), 0));
        }
        return chip.gbitLink(link).build();
    }

    private static RepeaterConfig repeater(SeededRandom random) {
        RepeaterMode mode = pick(RepeaterMode.values(), random);
        boolean first = flag(random);
        return switch (mode) {
            case IDLE, LOOPBACK -> new RepeaterConfig(mode, false, false, 0, 0);
            case FORWARDING, INPUT -> new RepeaterConfig(mode, first, !first, 0, 0);
            case OUTPUT -> new RepeaterConfig(mode, true, first, 0, 0);
        };
    }

    private static HicannConfig withNeuronsAndDrivers(HicannConfig config, SeededRandom random) {
        HicannConfig.Builder chip = config.toBuilder();
        SynapseArray.Builder cells = SynapseArray.builder();
        for (QuadOnHicann quad : QuadOnHicann.all()) {
            chip.quad(quad, new QuadConfig(flag(random), flag(random), flag(random), flag(random)));
        }
        for (DenmemOnHicann denmem : DenmemOnHicann.all()) {
            chip.denmem(
                    denmem,
                    new DenmemConfig(random.nextInt(64), flag(random), flag(random), flag(random), false, false));
        }
        for (SynapseDriverOnHicann driver : SynapseDriverOnHicann.all()) {
            RowConfig row = new RowConfig(
                    flag(random), flag(random), random.nextInt(4), random.nextInt(4), random.nextInt(4), 3, 0);
            chip.driver(
                    driver,
                    new SynapseDriverConfig(
                            flag(random), flag(random), flag(random), flag(random), StpMode.DEPRESSION, 1, row, row));
            cells.set(2 * driver.id(), random.nextInt(256), random.nextInt(16), random.nextInt(16));
        }
        return chip.synapses(cells.build()).build();
    }

    @Property(tries = 15)
    void judgesAnyRegistersAlikeForAnyNumberOfThreads(@ForAll long seed) {
        SeededRandom random = new SeededRandom(seed);
        WaferConfig.Builder wafer = WaferConfig.builder(125);
        int first = random.nextInt(HicannOnWafer.COUNT - 4);
        for (int hicann = first; hicann < first + 4; hicann++) {
            wafer.hicann(HicannOnWafer.of(hicann), withNeuronsAndDrivers(chip(random), random));
        }
        WaferConfig config = wafer.build();
        Availability availability = Availability.of(WaferDescription.DEFAULT);
        RunContext one = RunContext.quiet(1);
        RunContext seven = new RunContext(1, 7, Progress.NONE, new CancelFlag());

        ProblemLog found = Legality.problems(Realisation.of(config, one), availability, 3, one);
        assertFalse(found.isEmpty());
        assertEquals(
                found.toString(),
                Legality.problems(Realisation.of(config, seven), availability, 3, seven)
                        .toString());
    }
}
