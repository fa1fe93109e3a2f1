package neckar.compiler.route.line;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;
import neckar.base.InputException;
import neckar.base.SeededRandom;
import neckar.compiler.partition.ConnectionTable;
import neckar.compiler.partition.FileOrderPartitioner;
import neckar.compiler.partition.NeuronSizes;
import neckar.compiler.partition.NeuronSizing;
import neckar.compiler.partition.Partition;
import neckar.compiler.partition.SizeOptions;
import neckar.compiler.partition.SmallNetworks;
import neckar.compiler.place.AnnealingPlacer;
import neckar.compiler.place.PlaceTask;
import neckar.compiler.place.Placement;
import neckar.compiler.route.line.LinePlan.Unserved;
import neckar.network.Network;
import neckar.network.Receptor;
import neckar.spec.config.BackgroundGeneratorConfig;
import neckar.spec.config.GbitDirection;
import neckar.spec.config.MergerMode;
import neckar.spec.coord.BackgroundGeneratorOnHicann;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.GbitChannelOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.L1Address;
import neckar.spec.coord.MergerOnHicann;
import neckar.spec.coord.NeuronBlockOnHicann;
import neckar.spec.topology.Availability;
import neckar.spec.topology.Defects;
import neckar.spec.topology.MergerTree;
import neckar.spec.topology.WaferDescription;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class LinePlannerTest {

    private static final Availability WHOLE = Availability.of(WaferDescription.DEFAULT);

    static LinePlan plan(Network network, Availability availability, OptionalInt size, int rounds, int threads) {
        ConnectionTable table = ConnectionTable.build(network, SmallNetworks.run(threads));
        Partition partition = new FileOrderPartitioner().partition(table, SmallNetworks.run(threads));
        NeuronSizes sizes = NeuronSizing.choose(
                network, table, partition, availability, new SizeOptions(size, 3, 5e-5), SmallNetworks.run(threads));
        Placement placement = new AnnealingPlacer(10)
                .place(new PlaceTask(network, table, partition, sizes, availability), SmallNetworks.run(threads));
        return LinePlanner.plan(
                new LineTask(network, table, partition, sizes, placement, availability, 3, rounds),
                SmallNetworks.run(threads));
    }

    /** Walks the registers: every line is fed by its sources, locked by one generator, and nothing else reaches it. */
    static void assertLegal(LinePlan plan, Availability availability) {
        for (Line line : plan.lines()) {
            ChipStreams chip = plan.chip(line.hicann());
            HicannOnWafer hicann = HicannOnWafer.of(line.hicann());
            DncMergerOnHicann dnc = DncMergerOnHicann.of(line.dncMerger());
            MergerMode mode = chip.dncMerger(dnc).mode();
            assertTrue(chip.dncMerger(dnc).slow());
            assertTrue(availability.dncMerger(hicann, dnc));
            assertEquals(line.external() ? MergerMode.MERGE : MergerMode.RIGHT_ONLY, mode);
            assertEquals(
                    line.external()
                            ? GbitDirection.TO_HICANN
                            : line.randomGenerator() ? GbitDirection.OFF : GbitDirection.TO_DNC,
                    chip.direction(GbitChannelOnHicann.of(line.dncMerger())));
            var running = MergerTree.generatorsAt(
                            dnc.merger(), m -> chip.merger(m).mode())
                    .stream()
                    .filter(g -> chip.generator(g).enable())
                    .toList();
            assertEquals(1, running.size(), "one generator locks the line");
            assertEquals(line.generator(), running.get(0).id());
            assertTrue(availability.generator(hicann, running.get(0)));
            assertEquals(line.randomGenerator(), chip.generator(running.get(0)).random());
            assertSourcesArrive(plan, line, chip, dnc);
            assertAddresses(line);
        }
        assertNoForeignEvents(plan);
    }

    private static void assertSourcesArrive(LinePlan plan, Line line, ChipStreams chip, DncMergerOnHicann dnc) {
        if (line.external() || line.randomGenerator()) {
            return;
        }
        var blocks = MergerTree.blocksAt(dnc.merger(), m -> chip.merger(m).mode());
        for (int node : line.nodes()) {
            assertEquals(line.hicann(), plan.placement().hicann(node));
            assertTrue(blocks.contains(NeuronBlockOnHicann.of(plan.placement().block(node))));
        }
    }

    private static void assertAddresses(Line line) {
        if (line.randomGenerator()) {
            return;
        }
        TreeSet<Integer> used = new TreeSet<>();
        for (byte address : line.addresses()) {
            assertTrue(L1Address.of(address).isUsable());
            assertTrue(used.add((int) address), "addresses are unique on a line");
        }
    }

    /** Neurons that have an address must leave by their own line only. */
    private static void assertNoForeignEvents(LinePlan plan) {
        for (Line line : plan.lines()) {
            ChipStreams chip = plan.chip(line.hicann());
            MergerOnHicann end = DncMergerOnHicann.of(line.dncMerger()).merger();
            var blocks = MergerTree.blocksAt(end, m -> chip.merger(m).mode()).stream()
                    .map(NeuronBlockOnHicann::id)
                    .collect(Collectors.toSet());
            for (int node : plan.placement().neuronsOn(line.hicann())) {
                if (plan.lineOf(node) != LinePlan.NO_LINE
                        && blocks.contains(plan.placement().block(node))) {
                    assertEquals(line.id(), plan.lineOf(node));
                }
            }
        }
    }

    @Property(tries = 12)
    void everyNodeReachesItsLineAndNoOther(
            @ForAll @IntRange(min = 1, max = 500) int neurons,
            @ForAll @IntRange(min = 1, max = 200) int sources,
            @ForAll @IntRange(min = 1, max = 10) int halfSize,
            @ForAll @IntRange(min = 1, max = 60) int percent,
            @ForAll long seed) {
        SmallNetworks small = new SmallNetworks();
        int s = small.sources(sources, 5);
        int e = small.cells(neurons);
        int i = small.cells(1 + neurons / 4);
        small.random(s, e, Receptor.EXCITATORY, percent / 100.0)
                .random(e, i, Receptor.EXCITATORY, percent / 100.0)
                .random(i, e, Receptor.INHIBITORY, percent / 100.0)
                .random(i, i, Receptor.INHIBITORY, percent / 100.0);
        LinePlan plan = plan(small.build(seed), WHOLE, OptionalInt.of(2 * halfSize), 1, 2);
        assertLegal(plan, WHOLE);
        for (int node = 0; node < plan.placement().nodes(); node++) {
            assertEquals(plan.unserved(node) == Unserved.NONE, plan.lineOf(node) != LinePlan.NO_LINE);
            if (node >= sources) {
                assertEquals(Unserved.NONE, plan.unserved(node));
            }
        }
    }

    @Property(tries = 6)
    void brokenMergersAndRepeatersAreNotUsed(@ForAll long seed) {
        SeededRandom random = new SeededRandom(seed);
        Defects.Builder defects = Defects.builder();
        for (HicannOnWafer h : HicannOnWafer.all()) {
            defects.add(h, MergerOnHicann.of(random.nextInt(MergerOnHicann.COUNT)));
            defects.add(h, DncMergerOnHicann.of(random.nextInt(DncMergerOnHicann.COUNT)));
            defects.add(h, BackgroundGeneratorOnHicann.of(random.nextInt(BackgroundGeneratorOnHicann.COUNT)));
            defects.add(
                    h, DncMergerOnHicann.of(random.nextInt(8)).sendingRepeater().repeater());
        }
        Availability availability = Availability.of(WaferDescription.DEFAULT, defects.build());
        SmallNetworks small = new SmallNetworks();
        int a = small.cells(600);
        int s = small.sources(100, 5);
        small.random(a, a, Receptor.EXCITATORY, 0.05).random(s, a, Receptor.EXCITATORY, 0.1);
        LinePlan plan = plan(small.build(seed), availability, OptionalInt.of(8), 0, 1);
        assertLegal(plan, availability);
        for (Line line : plan.lines()) {
            HicannOnWafer h = HicannOnWafer.of(line.hicann());
            assertTrue(availability.hrepeater(
                    h, DncMergerOnHicann.of(line.dncMerger()).sendingRepeater().repeater()));
            for (int node : line.nodes()) {
                if (!line.external()) {
                    var path = MergerTree.path(
                            NeuronBlockOnHicann.of(plan.placement().block(node)),
                            DncMergerOnHicann.of(line.dncMerger()));
                    assertTrue(path.stream().allMatch(m -> availability.merger(h, m)));
                }
            }
        }
    }

    @Test
    void generatorPopulationGetsALineOfItsOwnOnEachChipThatHearsIt() {
        SmallNetworks small = new SmallNetworks();
        int g = small.generator(50, 4);
        int a = small.cells(300);
        small.random(g, a, Receptor.EXCITATORY, 0.5).random(a, a, Receptor.EXCITATORY, 0.05);
        LinePlan plan = plan(small.build(3), WHOLE, OptionalInt.of(8), 0, 1);
        assertLegal(plan, WHOLE);
        long chips = plan.placement().chipsUsed();
        assertEquals(chips, plan.lines().stream().filter(Line::randomGenerator).count());
        assertEquals(chips, plan.generatorLines(0).size());
        Line line = plan.generatorLines(0).get(0);
        assertEquals(LinePlan.NO_LINE, plan.lineOf(0));
        BackgroundGeneratorConfig config =
                plan.chip(line.hicann()).generator(BackgroundGeneratorOnHicann.of(line.generator()));
        // 4 Hz times about 25 synapses times the speedup of 10,000 is about 1 MHz, i.e. 125 clocks.
        assertTrue(Math.abs(config.period() - BackgroundGeneratorConfig.randomPeriod(125)) < 200, "" + config.period());
        assertNotEquals(0, config.seed());
    }

    @Test
    void keptLinesTakeRateAndSeedOfTheNextNetwork() {
        LinePlan plan = plan(oneGenerator(4, 3), WHOLE, OptionalInt.of(8), 0, 1);
        Network next = oneGenerator(8, 5);
        LinePlan renewed = plan.withGeneratorsOf(next, ConnectionTable.build(next, SmallNetworks.run(1)));
        Line line = plan.generatorLines(0).get(0);
        assertEquals(plan.lines(), renewed.lines());
        BackgroundGeneratorOnHicann circuit = BackgroundGeneratorOnHicann.of(line.generator());
        BackgroundGeneratorConfig before = plan.chip(line.hicann()).generator(circuit);
        BackgroundGeneratorConfig after = renewed.chip(line.hicann()).generator(circuit);
        assertEquals(2.0, before.meanIntervalClocks() / after.meanIntervalClocks(), 0.05);
        assertNotEquals(before.seed(), after.seed());
    }

    private static Network oneGenerator(double rateHz, long seed) {
        SmallNetworks small = new SmallNetworks();
        int g = small.generator(50, rateHz);
        int a = small.cells(40);
        return small.random(g, a, Receptor.EXCITATORY, 1.0).build(seed);
    }

    @Test
    void sourcesThatAreTooFastForAllLinksLoseByBandwidth() {
        SmallNetworks small = new SmallNetworks();
        int s = small.sources(3, 5_000);
        int a = small.cells(2);
        small.random(s, a, Receptor.EXCITATORY, 1);
        LinePlan plan = plan(small.build(1), WHOLE, OptionalInt.empty(), 0, 1);
        assertEquals(Unserved.INPUT_BANDWIDTH, plan.unserved(0));
        assertEquals(LinePlan.NO_LINE, plan.lineOf(0));
    }

    @Test
    void rateLimitOfAChipSpreadsSources() {
        SmallNetworks small = new SmallNetworks();
        int s = small.sources(200, 20);
        int a = small.cells(20);
        small.random(s, a, Receptor.EXCITATORY, 0.1);
        LinePlan plan = plan(small.build(1), WHOLE, OptionalInt.empty(), 0, 1);
        double[] load = new double[384];
        for (int node = 0; node < 200; node++) {
            if (plan.lineOf(node) != LinePlan.NO_LINE) {
                load[plan.hicannOf(node)] += 20 * 10_000;
            }
        }
        assertTrue(Arrays.stream(load).max().orElseThrow() <= 0.8 * 17.8e6);
        assertTrue(Arrays.stream(load).filter(l -> l > 0).count() >= 3);
    }

    @Test
    void sourcesEnterWhereTheUserWantsThem() {
        SmallNetworks small = new SmallNetworks();
        int s = small.sources(10, 20, SmallNetworks.onChips(10, false, 7));
        int a = small.cells(20);
        small.random(s, a, Receptor.EXCITATORY, 1);
        LinePlan plan = plan(small.build(1), WHOLE, OptionalInt.empty(), 0, 1);
        assertEquals(7, plan.hicannOf(0));
        assertEquals(7, plan.hicannOf(9));
        assertLegal(plan, WHOLE);
    }

    @Test
    void tooManySourcesForTheWantedChipAreRefused() {
        SmallNetworks small = new SmallNetworks();
        int s = small.sources(473, 0.1, SmallNetworks.onChips(473, false, 7));
        int a = small.cells(20);
        Network network = small.random(s, a, Receptor.EXCITATORY, 1).build(1);
        assertThrows(InputException.class, () -> plan(network, WHOLE, OptionalInt.empty(), 0, 1));
    }

    @Test
    void addressSearchLowersTheEstimatedLoss() {
        SmallNetworks small = new SmallNetworks();
        int a = small.cells(900);
        Network network = small.random(a, a, Receptor.EXCITATORY, 0.4).build(5);
        double before = plan(network, WHOLE, OptionalInt.of(4), 0, 1).estimatedLost();
        double after = plan(network, WHOLE, OptionalInt.of(4), 2, 1).estimatedLost();
        assertTrue(before > 0);
        assertTrue(after < 0.6 * before, after + " of " + before);
    }

    @Test
    void planIsTheSameForAnyNumberOfThreads() {
        SmallNetworks small = new SmallNetworks();
        int s = small.sources(60, 20);
        int a = small.cells(900);
        small.random(a, a, Receptor.EXCITATORY, 0.4).random(s, a, Receptor.INHIBITORY, 0.2);
        Network network = small.build(5);
        LinePlan one = plan(network, WHOLE, OptionalInt.of(4), 2, 1);
        for (int threads : new int[] {2, 7}) {
            LinePlan other = plan(network, WHOLE, OptionalInt.of(4), 2, threads);
            assertEquals(one.lines().size(), other.lines().size());
            for (Line line : one.lines()) {
                assertArrayEquals(line.nodes(), other.line(line.id()).nodes());
                assertArrayEquals(line.addresses(), other.line(line.id()).addresses());
                assertEquals(line.dncMerger(), other.line(line.id()).dncMerger());
                for (int node : line.nodes()) {
                    assertEquals(one.placement().column(node), other.placement().column(node));
                }
            }
        }
    }
}
