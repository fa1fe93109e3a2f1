package neckar.compiler.route.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.IntStream;
import neckar.base.CancelFlag;
import neckar.base.Progress;
import neckar.base.RunContext;
import neckar.compiler.route.RoutingOptions;
import neckar.spec.topology.Availability;
import neckar.spec.topology.Defects;
import neckar.spec.topology.SwitchLimits;
import neckar.spec.topology.WaferDescription;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every router on random lines: legal trees, whatever is defective and however tight it is. */
class RouterPropertyTest {
    private static final RoutingOptions OPTIONS = new RoutingOptions(3, 3, 30, 4, 100);

    @Property(tries = 8)
    void routesAreLegal(@ForAll long seed, @ForAll @IntRange(min = 1, max = 24) int chips) {
        checkAll(seed, chips, Availability.of(WaferDescription.DEFAULT));
    }

    @Property(tries = 8)
    void routesAvoidDefects(@ForAll long seed, @ForAll @IntRange(min = 2, max = 24) int chips) {
        checkAll(
                seed,
                chips,
                Availability.of(WaferDescription.DEFAULT, RandomLineSets.defects(seed, chips, 60 * chips)));
    }

    @Property(tries = 4)
    void routesObeyWiderSwitchLimits(@ForAll long seed, @ForAll @IntRange(min = 1, max = 12) int chips) {
        WaferDescription wafer = new WaferDescription("wide", 4, true, new SwitchLimits(2, 2, 1, 1));
        checkAll(seed, chips, Availability.of(wafer, Defects.NONE));
    }

    private static void checkAll(long seed, int chips, Availability availability) {
        LineSets.LineSet set = RandomLineSets.draw(seed, chips, 5 * chips);
        for (Router router : routers()) {
            L1Routes routes = router.route(set.lines(), set.demand(), new L1Bus(availability), RunContext.quiet(1));
            RouteRules.check(set.lines(), set.demand(), availability, routes);
        }
    }

    @Property(tries = 2)
    void threadsDoNotChangeRoutes(@ForAll long seed) {
        LineSets.LineSet set = RandomLineSets.draw(seed, 20, 120);
        L1Bus bus = new L1Bus(Availability.of(WaferDescription.DEFAULT));
        for (Router router : routers()) {
            List<List<Tap>> taps = IntStream.of(1, 2, 7)
                    .mapToObj(threads -> new RunContext(1, threads, Progress.NONE, new CancelFlag()))
                    .map(context -> router.route(set.lines(), set.demand(), bus, context)
                            .taps())
                    .toList();
            assertEquals(taps.get(0), taps.get(1));
            assertEquals(taps.get(0), taps.get(2));
        }
    }

    @Example
    void negotiationReachesWhatOnePassMisses() {
        LineSets.LineSet set = LineSets.broadcast("wide", LineSets.wide(55), new int[] {3, 5}, 2);
        Availability wafer = Availability.of(WaferDescription.DEFAULT);
        RoutingOptions options = RoutingOptions.standard();
        L1Bus bus = new L1Bus(wafer);
        RunContext context = RunContext.quiet(1);
        L1Routes greedy = new GreedyRouter(options).route(set.lines(), set.demand(), bus, context);
        L1Routes negotiated = new NegotiatedRouter(options).route(set.lines(), set.demand(), bus, context);
        RouteRules.check(set.lines(), set.demand(), wafer, negotiated);
        assertTrue(greedy.unreached().size() > 0, "one pass misses some");
        assertEquals(List.of(), negotiated.unreached());
    }

    private static List<Router> routers() {
        return List.of(new GreedyRouter(OPTIONS), new NegotiatedRouter(OPTIONS));
    }
}
