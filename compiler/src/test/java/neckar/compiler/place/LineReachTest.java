package neckar.compiler.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import neckar.base.RunContext;
import neckar.base.SeededRandom;
import neckar.compiler.route.RoutingOptions;
import neckar.compiler.route.demand.DemandTable;
import neckar.compiler.route.graph.GreedyRouter;
import neckar.compiler.route.graph.L1Bus;
import neckar.compiler.route.line.Line;
import neckar.spec.coord.DncMergerOnHicann;
import neckar.spec.coord.HicannOnWafer;
import neckar.spec.topology.Availability;
import neckar.spec.topology.Defect;
import neckar.spec.topology.DefectLevel;
import neckar.spec.topology.Defects;
import neckar.spec.topology.WaferDescription;
import net.jqwik.api.Example;

class LineReachTest {

    private static final int TRIED = 24;

    /** Two bad repeaters condemn their block, so that whole blocks are dead at once. */
    private static Availability damaged(long seed) {
        Defects.Builder defects = Defects.builder();
        SeededRandom random = new SeededRandom(seed);
        for (DefectLevel level : List.of(DefectLevel.VREPEATER, DefectLevel.HREPEATER, DefectLevel.CROSSBAR_SWITCH)) {
            int bad = HicannOnWafer.COUNT * level.count() / 50;
            for (int i = 0; i < bad; i++) {
                defects.add(
                        new Defect(level, random.nextInt(HicannOnWafer.COUNT), random.nextInt(level.count()), "", ""));
            }
        }
        return Availability.of(WaferDescription.DEFAULT, defects.build());
    }

    /** Both searches keep one way for each state, so either might miss a way, but not here. */
    @Example
    void agreesWithTheRouterOnSingleLines() {
        Availability availability = damaged(5);
        SeededRandom random = new SeededRandom(6);
        L1Bus bus = new L1Bus(availability);
        int[] from = new int[TRIED];
        int[] to = new int[TRIED];
        BitSet senders = new BitSet();
        for (int i = 0; i < TRIED; i++) {
            from[i] = sender(availability, random);
            to[i] = near(from[i], random);
            senders.set(from[i]);
        }
        LineReach reach = LineReach.of(availability, senders, new int[] {3}, RunContext.quiet(1));
        int reached = 0;
        int different = 0;
        for (int i = 0; i < TRIED; i++) {
            boolean routed = routes(bus, from[i], to[i]);
            reached += routed ? 1 : 0;
            different += routed == reach.length(from[i], 3, to[i]) > LineReach.NONE ? 0 : 1;
        }
        assertTrue(reached > 0 && reached < TRIED, "both kinds occur: " + reached);
        assertEquals(0, different);
    }

    private static int sender(Availability availability, SeededRandom random) {
        int[] senders = IntStream.range(0, HicannOnWafer.COUNT)
                .filter(h -> MergerExits.works(availability, HicannOnWafer.of(h), DncMergerOnHicann.of(3)))
                .toArray();
        return senders[random.nextInt(senders.length)];
    }

    private static int near(int from, SeededRandom random) {
        int[] near = IntStream.range(0, HicannOnWafer.COUNT)
                .filter(h -> ChipDistance.of(from, h) <= 18)
                .toArray();
        return near[random.nextInt(near.length)];
    }

    private static boolean routes(L1Bus bus, int from, int to) {
        Line line = new Line(0, from, 3, false, 0, false, new int[] {0}, new byte[] {2});
        DemandTable.Builder demand = DemandTable.builder(HicannOnWafer.COUNT);
        for (int h = 0; h < HicannOnWafer.COUNT; h++) {
            boolean hears = h == to;
            demand.add(h, hears ? new int[] {0} : new int[0], hears ? List.of(new double[] {1}) : List.of(), 224);
        }
        return new GreedyRouter(RoutingOptions.quick())
                .route(List.of(line), demand.build(), bus, RunContext.quiet(1))
                .unreached()
                .isEmpty();
    }

    @Example
    void chipsAroundTheCentreOfAWholeWaferHearEachOther() {
        List<HicannOnWafer> centre = ChipShape.serpentine(12, h -> true);
        assertTrue(HealthyChips.hearEachOther(
                Availability.of(WaferDescription.DEFAULT), centre, BalancedMergers.of(4), RunContext.quiet(1)));
    }

    @Example
    void chosenChipsHearEachOtherWhereThoseOfTheCentreDoNot() {
        Availability availability = damaged(7);
        int[] dncs = BalancedMergers.of(2);
        BitSet all = new BitSet();
        all.set(0, HicannOnWafer.COUNT);
        List<HicannOnWafer> centre = ChipShape.serpentine(9, h -> true);
        assertFalse(HealthyChips.hearEachOther(availability, centre, dncs, RunContext.quiet(1)));
        LineReach reach = LineReach.of(availability, all, dncs, RunContext.quiet(1));
        BitSet chosen = new HealthyChips(reach, all.stream().toArray(), dncs, 9).choose();
        assertEquals(9, chosen.cardinality());
        int lost = 2 * 9 * 9 * dncs.length
                - IntStream.of(reach.served(chosen.stream().boxed().toList(), dncs))
                        .sum();
        int lostAtCentre = 2 * 9 * 9 * dncs.length
                - IntStream.of(reach.served(
                                centre.stream().map(HicannOnWafer::id).toList(), dncs))
                        .sum();
        assertTrue(lost * 10 <= lostAtCentre, lost + " against " + lostAtCentre);
    }
}
