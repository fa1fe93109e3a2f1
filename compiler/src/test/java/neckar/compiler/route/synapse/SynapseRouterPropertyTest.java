package neckar.compiler.route.synapse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.base.RunContext;
import neckar.base.SeededRandom;
import neckar.compiler.route.LossCause;
import neckar.compiler.route.graph.LineSets;
import neckar.spec.coord.DenmemOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.coord.SynapseDriverOnHicann;
import neckar.spec.coord.SynapseOnHicann;
import neckar.spec.coord.SynapseRowOnHicann;
import neckar.spec.coord.SynapticInput;
import neckar.spec.coord.SynapticInputOnHicann;
import neckar.spec.topology.Availability;
import neckar.spec.topology.Defects;
import neckar.spec.topology.WaferDescription;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Connections rebuilt from the routed circuits are those that the routing claims, on random networks. */
class SynapseRouterPropertyTest {
    private static final Availability WHOLE = Availability.of(WaferDescription.DEFAULT);

    @Property(tries = 8)
    void cellsRealiseWhatIsClaimed(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 5) int chips,
            @ForAll @IntRange(min = 1, max = 4) int chainLength) {
        RandomMapping.Shape shape = new RandomMapping.Shape(chips, 40 * chips, 10, 0.1 + 0.2 * (seed & 3), chainLength);
        RoutingRules.check(new RandomMapping(seed, shape, StpSharing.NEVER, WHOLE, RunContext.quiet(seed)), WHOLE);
    }

    @Property(tries = 5)
    void defectivePartsStayUnused(@ForAll long seed) {
        RandomMapping.Shape shape = new RandomMapping.Shape(2, 80, 10, 0.3, 3);
        Availability damaged = Availability.of(WaferDescription.DEFAULT, defects(seed, LineSets.tall(2)));
        RoutingRules.check(new RandomMapping(seed, shape, StpSharing.NEVER, damaged, RunContext.quiet(seed)), damaged);
    }

    @Example
    void sparseNetworkLosesNothingThatIsPlacedAndServed() {
        RandomMapping.Shape shape = new RandomMapping.Shape(3, 90, 10, 0.05, 3);
        RandomMapping mapping = new RandomMapping(3, shape, stpSet -> Math.min(1, stpSet), WHOLE, RunContext.quiet(3));
        for (LossCause cause : List.of(LossCause.L1_ROUTING, LossCause.SYNAPSE_DRIVERS, LossCause.SYNAPSE_ROWS)) {
            assertEquals(0, mapping.routing.lossReport().lost(cause), cause.reportName());
        }
        assertTrue(mapping.routing.lossReport().realised() > 0);
    }

    @Example
    void threadsDoNotChangeCells() {
        RandomMapping.Shape shape = new RandomMapping.Shape(4, 160, 20, 0.4, 3);
        List<int[]> cells = IntStream.of(1, 2, 7)
                .mapToObj(threads -> new RunContext(5, threads, Progress.NONE, new CancelFlag()))
                .map(context -> cells(new RandomMapping(5, shape, StpSharing.NEVER, WHOLE, context)))
                .toList();
        assertTrue(cells.get(0).length > 0);
        assertArrayEquals(cells.get(0), cells.get(1));
        assertArrayEquals(cells.get(0), cells.get(2));
    }

    private static int[] cells(RandomMapping mapping) {
        return mapping.routing.hicanns().stream()
                .flatMapToInt(chip -> IntStream.range(0, chip.cells())
                        .flatMap(i -> IntStream.of(
                                chip.cellRow(i), chip.cellColumn(i), chip.cellDecoder(i), chip.cellEdge(i))))
                .toArray();
    }

    private static Defects defects(long seed, List<HicannOnWafer> chips) {
        SeededRandom random = new SeededRandom(seed);
        Defects.Builder defects = Defects.builder();
        for (HicannOnWafer chip : chips) {
            for (int i = 0; i < 40; i++) {
                defects.add(chip, SynapseDriverOnHicann.of(random.nextInt(SynapseDriverOnHicann.COUNT)));
                defects.add(chip, SynapseRowOnHicann.of(random.nextInt(SynapseRowOnHicann.COUNT)));
            }
            for (int i = 0; i < 4000; i++) {
                defects.add(chip, SynapseOnHicann.of(random.nextInt(SynapseOnHicann.COUNT)));
            }
            for (int i = 0; i < 30; i++) {
                DenmemOnHicann denmem = DenmemOnHicann.of(random.nextInt(DenmemOnHicann.COUNT));
                defects.add(chip, SynapticInputOnHicann.at(denmem, SynapticInput.of(random.nextInt(2))));
            }
        }
        return defects.build();
    }
}
